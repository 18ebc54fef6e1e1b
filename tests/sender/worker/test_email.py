"""An e-mail as SES gets it."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from sender.store.messages import Email
from sender.worker.email import EmailSender
from sender.worker.provider_errors import Refused
from tests.support.sender.office import CLUB, DESK, JANE, Office


def an_email(**changes: Any) -> Email:
    fields = {
        "trace": "reg-42",
        "id": "0123456789abcdef",
        "request_id": "r-1",
        "address": JANE,
        "from_": CLUB,
        "reply_to": [DESK],
        "subject": "Welcome",
        "html": "<p>Hi Jane</p>",
        "text": "Hi Jane",
    }
    return Email(**fields | changes)


@pytest.fixture
def asked(office: Office) -> list[dict[str, Any]]:
    """What SES is asked, whole."""
    asked: list[dict[str, Any]] = []
    office.back.ses.meta.events.register("provide-client-params", lambda params, **_: asked.append(params))
    return asked


def test_it_goes_out_whole(office: Office):
    provider_id = EmailSender(office.back.ses).send(an_email())
    [email] = office.inbox(JANE)
    assert email["sid"] == provider_id
    assert (email["from"], email["to"], email["reply_to"]) == (CLUB, JANE, DESK)
    assert (email["subject"], email["text"], email["html"]) == ("Welcome", "Hi Jane", "<p>Hi Jane</p>")


def test_every_character_arrives(office: Office):
    words = "Siân & Zoë – £40 👋 Nguyễn"
    EmailSender(office.back.ses).send(an_email(subject=words, text=words, html=f"<p>{words}</p>"))
    [email] = office.inbox(JANE)
    assert (email["subject"], email["text"], email["html"]) == (words, words, f"<p>{words}</p>")


def test_the_configuration_set_is_named_where_there_is_one(office: Office, asked: list[dict[str, Any]]):
    EmailSender(office.back.ses, "feedback").send(an_email())
    EmailSender(office.back.ses).send(an_email())
    assert asked[0]["ConfigurationSetName"] == "feedback"
    assert "ConfigurationSetName" not in asked[1]


@pytest.mark.parametrize(
    "subject",
    ["Welcome\r\nBcc: all@example.org", "Welcome\nBcc: all@example.org", "Welcome\u2028Bcc: all@example.org"],
)
def test_no_header_is_injected_by_a_subject(office: Office, subject: str):
    EmailSender(office.back.ses).send(an_email(subject=subject))
    [email] = office.inbox(JANE)
    assert email["subject"] == "Welcome Bcc: all@example.org"
    assert office.inbox("all@example.org") == []


@pytest.mark.parametrize("field", ["address", "from_", "reply_to"])
def test_no_header_is_injected_by_an_address(office: Office, field: str):
    bad = "jane@example.com\r\nBcc: all@example.org"
    with pytest.raises(Refused, match="invalid-address"):
        EmailSender(office.back.ses).send(an_email(**{field: [bad] if field == "reply_to" else bad}))
    assert office.world.aws.sent.messages() == []


def test_an_unverified_sender_is_refused_by_ses(office: Office):
    with pytest.raises(ClientError, match="not verified"):
        EmailSender(office.back.ses).send(an_email(from_="stranger@example.org"))


class TestUnsubscribing:
    def test_is_not_offered_from_what_people_need_to_get(self, office: Office):
        EmailSender(office.back.ses, unsubscribe="mailto:desk@example.org").send(an_email())
        assert office.inbox(JANE)[0]["headers"] == {}

    @pytest.mark.parametrize(
        ("where", "headers"),
        [
            ("", {"List-Unsubscribe": f"<mailto:{DESK}?subject=unsubscribe>"}),
            ("mailto:stop@example.org", {"List-Unsubscribe": "<mailto:stop@example.org>"}),
            # A page that does not know who comes: one click is not enough there
            ("https://club.example.org/leave", {"List-Unsubscribe": "<https://club.example.org/leave>"}),
            (
                "https://club.example.org/leave?who={address}",
                {
                    "List-Unsubscribe": "<https://club.example.org/leave?who=jane%2Bclub%40example.com>",
                    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                },
            ),
        ],
    )
    def test_is_offered_in_promotional_email(self, office: Office, where: str, headers: dict[str, str]):
        recipient = "jane+club@example.com"
        message = an_email(purpose="PROMOTIONAL", address=recipient)
        EmailSender(office.back.ses, unsubscribe=where).send(message)
        assert office.inbox(recipient)[0]["headers"] == headers
