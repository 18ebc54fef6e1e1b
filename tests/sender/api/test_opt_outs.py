"""Opt-outs through the API: a parent says STOP anywhere, and no e-mail and no text comes any more."""

import io
import json
from typing import Any

import pytest
from werkzeug.test import TestResponse

from sender.auth.tokens import make_token
from sender.commands.suppression import main
from sender.store.ledger import QUEUED, SENT, SUPPRESSED, Crowded
from sender.store.messages import EMAIL, SMS
from sender.store.suppression import Suppression
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane

JANES = {JANE: EMAIL, JANES_PHONE: SMS}
OTHER = "sam@example.com"
CALLER = "registration-bot"


def stops(office: Office, addresses: dict[str, str], **how: Any) -> TestResponse:
    """A program says that the owner of these addresses, by channel, has opted out."""
    return says(office, "PUT", {each: {"ChannelType": channel} for each, channel in addresses.items()}, **how)


def starts(office: Office, addresses: dict[str, str], **how: Any) -> TestResponse:
    """A program says that the owner wants messages again."""
    return says(office, "DELETE", {each: {"ChannelType": channel} for each, channel in addresses.items()}, **how)


def says(office: Office, method: str, addresses: Any, *, token: str | None = None) -> TestResponse:
    return sends(office, method, json.dumps({"Addresses": addresses}).encode(), token=token)


def sends(office: Office, method: str, body: bytes, *, token: str | None = None) -> TestResponse:
    token = token or make_token(office.secret(), CALLER, issuer="messaging-api")
    headers = {"Authorization": f"Bearer {token}"}
    return office.browser.open("/suppressions", method=method, data=body, headers=headers)


def kept(office: Office, channel: str, address: str) -> dict[str, str]:
    """The opt-out as the table has it."""
    key = {"pk": {"S": f"suppressed#{channel}#{address}"}, "sk": {"S": "opt-out"}}
    found = office.dynamodb.get_item(TableName=office.settings.ledger_table, Key=key)["Item"]
    return {name: value["S"] for name, value in found.items()}


def fates(office: Office, trace: str = TRACE) -> dict[str, tuple[str, str | None]]:
    return {address: (row.status, row.reason) for address, row in office.ledger(trace).items()}


class TestStop:
    def test_is_kept_for_every_address_with_who_said_so(self, office: Office):
        answer = stops(office, JANES)
        assert (answer.status_code, answer.json) == (
            200,
            {
                "status": "Suppressed",
                "addresses": [
                    {"address": JANES_PHONE, "channel": "SMS", "status": "suppressed", "reason": "opt-out"},
                    {"address": JANE, "channel": "EMAIL", "status": "suppressed", "reason": "opt-out"},
                ],
            },
        )
        for address, channel in JANES.items():
            opt_out = kept(office, channel, address)
            assert (opt_out["reason"], opt_out["detail"]) == ("opt-out", CALLER)
            assert opt_out["since"] == office.clock.now().isoformat()

    def test_ends_what_is_queued_already(self, office: Office):
        office.posts(to_jane())
        stops(office, JANES)
        office.works()
        assert fates(office) == {JANE: (SUPPRESSED, "opt-out"), JANES_PHONE: (SUPPRESSED, "opt-out")}
        assert office.world.aws.sent.messages() == []
        assert office.waiting(office.settings.messages_queue) == 0

    def test_ends_what_comes_later(self, office: Office):
        stops(office, JANES)
        assert office.posts(to_jane()).status_code == 200
        office.works()
        assert fates(office) == {JANE: (SUPPRESSED, "opt-out"), JANES_PHONE: (SUPPRESSED, "opt-out")}
        assert office.world.aws.sent.messages() == []

    def test_ends_what_lies_among_the_dead_letters(self, office: Office):
        office.world.aws.faults.refuse("AccessDeniedException", status=403, to=JANE, times=3)
        office.posts(emails_to(JANE))
        office.works_three_times()
        stops(office, JANES)
        office.back.dead_letters.redrive()
        office.works()
        assert fates(office) == {JANE: (SUPPRESSED, "opt-out")}
        assert office.inbox(JANE) == []

    def test_ends_what_a_busy_provider_was_to_get_a_moment_later(self, office: Office):
        """The worker has looked at the list once and holds the message: it looks again before it tries again."""
        office.world.aws.faults.refuse("TooManyRequestsException", status=429, to=JANE)

        def while_the_provider_is_asked() -> None:
            stops(office, JANES)
            office.clock.advance(1)

        office.posts(emails_to(JANE))
        office.wire.meanwhile("sesv2 SendEmail", while_the_provider_is_asked)
        office.works()
        assert fates(office) == {JANE: (SUPPRESSED, "opt-out")}
        assert office.inbox(JANE) == []

    def test_touches_nobody_else(self, office: Office):
        office.posts(emails_to(JANE, OTHER))
        stops(office, JANES)
        office.works()
        assert fates(office) == {JANE: (SUPPRESSED, "opt-out"), OTHER: (SENT, None)}

    def test_counts_for_every_spelling(self, office: Office):
        stops(office, {"JANE@EXAMPLE.COM": EMAIL})
        office.posts(emails_to("Jane@example.com"))
        office.works()
        assert office.world.aws.sent.messages() == []

    def test_twice_is_the_same_as_once(self, office: Office):
        assert stops(office, JANES).json == stops(office, JANES).json
        assert {each["status"] for each in starts(office, JANES).json["addresses"]} == {"free"}

    def test_is_taken_from_whom_this_stage_may_not_write_to(self, office: Office):
        office.start(SENDER_ALLOWED_RECIPIENTS="")
        assert stops(office, JANES).status_code == 200

    def test_of_a_whole_club_takes_few_calls(self, office: Office):
        token = office.token()
        office.wire.calls.clear()
        club = {f"parent{number}@example.com": EMAIL for number in range(1000)}
        assert stops(office, club, token=token).status_code == 200
        assert len([call for call in office.wire.calls if call.startswith("dynamodb")]) == 1 + 1000 / 25
        assert len(office.back.suppression.among([(EMAIL, address) for address in club])) == 1000


class TestStart:
    def test_lets_messages_come_again(self, office: Office):
        stops(office, JANES)
        answer = starts(office, JANES)
        assert (answer.status_code, answer.json) == (
            200,
            {
                "status": "Opt-outs lifted",
                "addresses": [
                    {"address": JANES_PHONE, "channel": "SMS", "status": "free", "reason": None},
                    {"address": JANE, "channel": "EMAIL", "status": "free", "reason": None},
                ],
            },
        )
        office.posts(to_jane())
        office.works()
        assert {len(office.inbox(JANE)), len(office.inbox(JANES_PHONE))} == {1}

    def test_twice_or_without_a_stop_is_the_same(self, office: Office):
        stops(office, JANES)
        assert starts(office, JANES).json == starts(office, JANES).json
        assert starts(office, {OTHER: EMAIL}).json["addresses"][0]["status"] == "free"

    @pytest.mark.parametrize("reason", ["bounce", "complaint"])
    @pytest.mark.parametrize("first", ["the report", "the stop"])
    def test_leaves_what_the_provider_reported(self, office: Office, reason: str, first: str):
        if first == "the report":
            office.back.suppression.suppress(EMAIL, JANE, reason)
        stops(office, JANES)
        if first == "the stop":
            office.back.suppression.suppress(EMAIL, JANE, reason)
        phone, email = starts(office, JANES).json["addresses"]
        assert (phone["status"], phone["reason"]) == ("free", None)
        assert (email["status"], email["reason"]) == ("suppressed", reason)
        office.posts(to_jane())
        office.works()
        assert fates(office) == {JANE: (SUPPRESSED, reason), JANES_PHONE: (SENT, None)}

    def test_takes_back_a_stop_that_came_as_a_text(self, office: Office):
        notice = {"originationNumber": JANES_PHONE, "messageBody": "STOP"}
        office.back.feedback.handle([{"Sns": {"Message": json.dumps(notice)}}])
        assert starts(office, {JANES_PHONE: SMS}).json["addresses"][0]["status"] == "free"
        assert office.back.suppression.among([(SMS, JANES_PHONE)]) == {}


def test_the_command_lifts_reports_and_opt_outs_alike(office: Office):
    office.back.suppression.suppress(EMAIL, JANE, "bounce")
    stops(office, JANES)
    assert main(["lift", EMAIL, JANE], office.environment) == 0
    assert office.back.suppression.among([(EMAIL, JANE), (SMS, JANES_PHONE)]) == {(SMS, JANES_PHONE): "opt-out"}


@pytest.fixture(params=["PUT", "DELETE"])
def method(request: pytest.FixtureRequest) -> str:
    return request.param


class TestRefusals:
    def test_without_a_good_token(self, office: Office, method: str):
        answer = says(office, method, {JANE: {"ChannelType": EMAIL}}, token="nothing")
        assert (answer.status_code, answer.json["message"]) == (401, "Unauthorized")
        assert office.back.suppression.among([(EMAIL, JANE)]) == {}

    def test_name_every_fault_and_change_nothing(self, office: Office, method: str):
        office.back.suppression.suppress(EMAIL, OTHER, "opt-out")
        answer = says(
            office,
            method,
            {
                JANE: {"ChannelType": EMAIL},
                OTHER: {"ChannelType": EMAIL},
                "Jane@Example.com": {"ChannelType": EMAIL},
                "jane@": {"ChannelType": EMAIL},
                "07700900123": {"ChannelType": SMS},
                JANES_PHONE: {"ChannelType": "FAX"},
                "pat@example.com": {"ChannelType": EMAIL, "Substitutions": {}},
                "kim@example.com": None,
            },
        )
        assert (answer.status_code, answer.json["errors"]) == (
            400,
            {
                "Addresses.Jane@Example.com": "is the same address as jane@example.com",
                "Addresses.jane@": "must be an e-mail address, like jane@example.com",
                "Addresses.07700900123": "must be an E.164 phone number, like +447700900123",
                f"Addresses.{JANES_PHONE}.ChannelType": "must be EMAIL or SMS",
                "Addresses.pat@example.com.Substitutions": "is not a field of this API",
                "Addresses.kim@example.com": "must be an object",
                "Addresses.kim@example.com.ChannelType": "is required",
            },
        )
        assert office.back.suppression.among([(EMAIL, JANE), (EMAIL, OTHER)]) == {(EMAIL, OTHER): "opt-out"}

    @pytest.mark.parametrize(
        ("body", "faults"),
        [
            (b"", {"body": "must be JSON"}),
            (b"[]", {"body": "must be a JSON object"}),
            (b"{}", {"Addresses": "is required"}),
            (b'{"Addresses": {}}', {"Addresses": "must have an address"}),
            (b'{"Addresses": [1]}', {"Addresses": "must be an object"}),
            (b'{"Addresses": {}, "Addresses": {}}', {"Addresses": "is there twice"}),
            (b'{"Addresses": {"a": 1}, "TraceId": "x"}', {
                "TraceId": "is not a field of this API",
                "Addresses.a": "must be an object",
                "Addresses.a.ChannelType": "is required",
            }),
        ],
    )  # fmt: skip
    def test_of_what_is_no_request(self, office: Office, method: str, body: bytes, faults: dict[str, str]):
        answer = sends(office, method, body)
        assert (answer.status_code, answer.json["errors"]) == (400, faults)

    def test_over_the_limits(self, office: Office, method: str):
        office.start(SENDER_MOST_ADDRESSES="2", SENDER_LARGEST_REQUEST="500")
        three = {f"parent{number}@example.com": {"ChannelType": EMAIL} for number in range(3)}
        answer = says(office, method, three)
        assert (answer.status_code, list(answer.json["errors"])) == (413, ["Addresses"])
        assert sends(office, method, b'{"Addresses": "' + b"x" * 500).status_code == 413

    def test_while_the_table_is_away(self, office: Office, method: str):
        token = office.token()
        office.wire.silence("dynamodb BatchWriteItem", times=10)
        answer = says(office, method, {JANE: {"ChannelType": EMAIL}}, token=token)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert "send the same request again" in answer.json["message"]
        office.wire.silence("dynamodb BatchWriteItem", times=0)
        assert says(office, method, {JANE: {"ChannelType": EMAIL}}, token=token).status_code == 200


def test_while_the_list_cannot_be_asked_nothing_is_sent(office: Office):
    """The list was read before the message had to wait, and is away when its turn has come."""
    office.world.aws.faults.refuse("TooManyRequestsException", status=429, to=JANE)

    def while_the_provider_is_asked() -> None:
        office.clock.advance(1)
        office.wire.silence("dynamodb BatchGetItem", times=10)

    office.posts(emails_to(JANE))
    office.wire.meanwhile("sesv2 SendEmail", while_the_provider_is_asked)
    office.works()
    assert fates(office) == {JANE: (QUEUED, "suppressions-unknown")}
    assert office.inbox(JANE) == []
    office.wire.silence("dynamodb BatchGetItem", times=0)
    office.time_passes(1000)
    office.works()
    assert fates(office) == {JANE: (SENT, None)}
    assert not office.ledger(TRACE)[JANE].possible_duplicate


class MoodyTable:
    """DynamoDB on a bad day: of each call it leaves the last item undone, so many times."""

    def __init__(self, times: int):
        self.times, self.done = times, []

    def batch_write_item(self, RequestItems: dict[str, list[Any]]) -> dict[str, Any]:
        [(table, items)] = RequestItems.items()
        undone = items[-1:] if self.times > 0 else []
        self.times -= 1
        self.done += [each["PutRequest"]["Item"]["pk"]["S"] for each in items if each not in undone]
        return {"UnprocessedItems": {table: undone} if undone else {}}


def test_what_the_table_leaves_undone_is_offered_again(office: Office):
    table = MoodyTable(times=3)
    many = [(EMAIL, f"parent-{number}@example.com") for number in range(60)]
    Suppression(table, "ledger", office.clock.now).opt_out(many, "desk")
    assert sorted(table.done) == sorted(f"suppressed#EMAIL#{address}" for _, address in many)


def test_what_it_never_does_is_no_success(office: Office):
    with pytest.raises(Crowded):
        Suppression(MoodyTable(times=100), "ledger", office.clock.now).opt_out([(EMAIL, JANE)], "desk")


def test_logs_count_channels_and_name_nobody(office: Office, logged: io.StringIO):
    stops(office, JANES | {OTHER: EMAIL})
    starts(office, {JANE: EMAIL})
    lines = [json.loads(line) for line in logged.getvalue().splitlines()]
    assert {line["caller"] for line in lines} == {CALLER}
    assert [(line["route"], line["outcome"], line["channels"]) for line in lines] == [
        ("/suppressions", "suppressed", {"SMS": 1, "EMAIL": 2}),
        ("/suppressions", "lifted", {"EMAIL": 1}),
    ]
    for word in (JANE, JANES_PHONE, OTHER, "jane", "7700900"):
        assert word not in logged.getvalue()
