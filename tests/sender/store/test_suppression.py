"""Bounces, complaints and opt-outs: nobody is written to who must not be."""

import json
from typing import Any

import pytest

from sender.commands.suppression import main
from sender.store.ledger import FAILED, SENT, SUPPRESSED
from sender.store.messages import EMAIL, SMS
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, to_jane

OTHER = "sam@example.com"


def sns(*notices: Any) -> list[dict[str, Any]]:
    """Notices as the records of Lambda's SNS event."""
    return [{"EventSource": "aws:sns", "Sns": {"Message": json.dumps(notice)}} for notice in notices]


def bounce(*addresses: str, kind: str = "Permanent", field: str = "eventType") -> dict[str, Any]:
    """SES's notice; a configuration set's has an eventType, an identity's a notificationType."""
    recipients = [{"emailAddress": address, "status": "5.1.1", "action": "failed"} for address in addresses]
    return {
        field: "Bounce",
        "bounce": {"bounceType": kind, "bounceSubType": "General", "bouncedRecipients": recipients},
    }


def complaint(address: str, kind: str | None = "abuse") -> dict[str, Any]:
    feedback = {"complainedRecipients": [{"emailAddress": address}]} | ({"complaintFeedbackType": kind} if kind else {})
    return {"eventType": "Complaint", "complaint": feedback}


def text(words: str, number: str = JANES_PHONE) -> dict[str, Any]:
    """An inbound text of two-way SMS."""
    return {
        "originationNumber": number,
        "destinationNumber": "+447700900999",
        "messageBody": words,
        "messageKeyword": "X",
    }


def reasons(office: Office) -> dict[tuple[str, str], str]:
    return office.back.suppression.among([(EMAIL, JANE), (EMAIL, OTHER), (SMS, JANES_PHONE)])


class TestFeedback:
    @pytest.mark.parametrize(
        ("notice", "suppressed"),
        [
            (bounce(JANE), {(EMAIL, JANE): "bounce"}),
            (bounce(JANE, field="notificationType"), {(EMAIL, JANE): "bounce"}),
            (bounce(JANE, OTHER), {(EMAIL, JANE): "bounce", (EMAIL, OTHER): "bounce"}),
            (bounce("Jane Smith <Jane@Example.com>"), {(EMAIL, JANE): "bounce"}),
            (bounce(JANE, kind="Transient"), {}),  # a full mailbox may be emptied
            (bounce(JANE, kind="Undetermined"), {}),
            (complaint(JANE), {(EMAIL, JANE): "complaint"}),
            (complaint(JANE, None), {(EMAIL, JANE): "complaint"}),
            (complaint(JANE, "not-spam"), {}),  # she took it out of the spam folder
            (text("STOP"), {(SMS, JANES_PHONE): "opt-out"}),
            (text("  stop.\n"), {(SMS, JANES_PHONE): "opt-out"}),
            (text("Unsubscribe"), {(SMS, JANES_PHONE): "opt-out"}),
            (text("Please stop by at ten"), {}),  # a word counts only when it is the message
            (text("stop it"), {}),
            (text(""), {}),
            ({"eventType": "Delivery", "mail": {}}, {}),
            ({"eventType": "Bounce"}, {}),
            ({"eventType": "Bounce", "bounce": None}, {}),
            ({"eventType": "Complaint", "complaint": {"complainedRecipients": [{}]}}, {}),
            ({}, {}),
            ([], {}),
            ("Successfully validated SNS topic for Amazon SES event publishing.", {}),
            (None, {}),
        ],
    )
    def test_says_who_is_not_written_to_any_more(self, office: Office, notice: Any, suppressed: dict[Any, str]):
        assert office.back.feedback.handle(sns(notice)) == len(suppressed)
        assert reasons(office) == suppressed

    def test_that_cannot_be_read_holds_up_no_other(self, office: Office):
        broken = [{"Sns": {"Message": "not json"}}, {"Sns": {}}, {}]
        assert office.back.feedback.handle([*broken, *sns(bounce(JANE))]) == 1
        assert reasons(office) == {(EMAIL, JANE): "bounce"}

    def test_that_comes_twice_keeps_the_first_reason(self, office: Office):
        office.back.feedback.handle(sns(bounce(JANE), complaint(JANE), bounce(JANE)))
        assert reasons(office) == {(EMAIL, JANE): "bounce"}

    def test_start_takes_an_opt_out_back(self, office: Office):
        office.back.feedback.handle(sns(text("STOP")))
        office.back.feedback.handle(sns(text("Start")))
        assert reasons(office) == {}


class TestASuppressedRecipient:
    def test_gets_nothing_and_the_ledger_says_why(self, office: Office):
        office.back.feedback.handle(sns(bounce(JANE)))
        office.posts(to_jane())
        office.works()
        rows = office.ledger(TRACE)
        assert (rows[JANE].status, rows[JANE].reason) == (SUPPRESSED, "bounce")
        assert rows[JANES_PHONE].status == SENT
        assert office.inbox(JANE) == []
        [email] = [each for each in office.asks(TRACE).json["messages"] if each["channel"] == EMAIL]
        assert (email["status"], email["reason"]) == ("suppressed", "bounce")

    def test_is_known_by_every_spelling(self, office: Office):
        office.back.feedback.handle(sns(bounce("JANE@example.COM")))
        office.posts(
            to_jane(Addresses={"Jane@Example.com": {"ChannelType": "EMAIL", "Substitutions": {"name": "Jane"}}})
        )
        office.works()
        assert office.world.aws.sent.messages() == []

    def test_of_one_channel_is_none_of_the_other(self, office: Office):
        office.back.feedback.handle(sns(text("STOP")))
        office.posts(to_jane())
        office.works()
        rows = office.ledger(TRACE)
        assert (rows[JANE].status, rows[JANES_PHONE].status) == (SENT, SUPPRESSED)

    def test_whom_it_happens_to_while_the_message_waits_gets_nothing(self, office: Office):
        office.posts(to_jane())
        office.back.feedback.handle(sns(complaint(JANE)))
        office.works()
        assert office.ledger(TRACE)[JANE].status == SUPPRESSED

    def test_is_written_to_again_when_a_person_lifts_it(self, office: Office, capsys: pytest.CaptureFixture[str]):
        office.back.feedback.handle(sns(bounce(JANE)))
        assert main(["lift", EMAIL, JANE], office.environment) == 0
        assert main(["lift", EMAIL, JANE], office.environment) == 0
        assert capsys.readouterr().out.splitlines()[-2:] == ["may be written to again", "was not suppressed"]
        office.posts(to_jane())
        office.works()
        assert len(office.inbox(JANE)) == 1


def test_who_opted_out_at_the_provider_fails_and_is_not_tried_again(office: Office):
    office.world.aws.faults.refuse("ConflictException", reason="DESTINATION_PHONE_NUMBER_OPTED_OUT", to=JANES_PHONE)
    office.posts(to_jane())
    office.works()
    row = office.ledger(TRACE)[JANES_PHONE]
    assert (row.status, row.reason) == (FAILED, "opted-out")
    office.posts(to_jane(TraceId="reg-42-reminder"))
    office.works()
    row = office.ledger("reg-42-reminder")[JANES_PHONE]
    assert (row.status, row.reason) == (SUPPRESSED, "opt-out")
    assert office.inbox(JANES_PHONE) == []


def test_a_hundred_and_one_recipients_are_looked_up(office: Office):
    """BatchGetItem takes a hundred."""
    many = [(EMAIL, f"parent-{number}@example.com") for number in range(101)]
    for recipient in (many[0], many[-1]):
        office.back.suppression.suppress(*recipient, "bounce")
    assert office.back.suppression.among(many) == {many[0]: "bounce", many[-1]: "bounce"}


@pytest.mark.parametrize("arguments", [[], ["list"], ["lift", JANE], ["lift", "FAX", JANE]])
def test_the_command_says_how_it_is_used(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(arguments, {}) == 2
    assert "usage" in capsys.readouterr().err
