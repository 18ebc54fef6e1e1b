"""A text as the SMS service gets it."""

from typing import Any

import pytest

from sender.store.messages import Text
from sender.worker.provider_errors import Refused
from sender.worker.sms import TextSender
from tests.support.sender.office import CLUB_NUMBER, JANES_PHONE, Office


def a_text(**changes: Any) -> Text:
    fields = {
        "trace": "reg-42",
        "id": "0123456789abcdef",
        "request_id": "r-1",
        "address": JANES_PHONE,
        "origination": CLUB_NUMBER,
        "text": "Hi Jane",
    }
    return Text(**fields | changes)


def test_it_goes_out_whole(office: Office):
    provider_id = TextSender(office.back.sms).send(a_text())
    [text] = office.inbox(JANES_PHONE)
    assert text["sid"] == provider_id
    assert (text["from"], text["to"], text["text"], text["segments"]) == (CLUB_NUMBER, JANES_PHONE, "Hi Jane", 1)


@pytest.mark.parametrize("kind", ["TRANSACTIONAL", "PROMOTIONAL"])
def test_its_type_is_told(office: Office, kind: str):
    asked: list[dict[str, Any]] = []
    office.back.sms.meta.events.register("provide-client-params", lambda params, **_: asked.append(params))
    TextSender(office.back.sms).send(a_text(message_type=kind))
    assert asked[0]["MessageType"] == kind


def test_typographic_marks_do_not_make_it_dearer(office: Office):
    TextSender(office.back.sms).send(a_text(text="It’s on – see you there… " + "x" * 120))
    [text] = office.inbox(JANES_PHONE)
    assert text["text"].startswith("It's on - see you there... ")
    assert text["segments"] == 1


@pytest.mark.parametrize(
    "number",
    [
        "07700900123",
        "447700900123",
        "+44 7700 900123",
        "+0447700900123",
        "+123456",
        "+1234567890123456",
        "",
        "jane@example.com",
    ],
)
def test_what_is_no_number_is_not_even_asked_for(office: Office, number: str):
    with pytest.raises(Refused, match="invalid-number"):
        TextSender(office.back.sms).send(a_text(address=number))
    assert office.wire.calls == []


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), ("  \n", "empty"), ("\u200b", "empty"), ("x" * 1601, "too-long")]
)
def test_what_the_service_would_not_take_is_not_even_asked_for(office: Office, text: str, reason: str):
    with pytest.raises(Refused, match=reason):
        TextSender(office.back.sms).send(a_text(text=text))
    assert office.wire.calls == []


def test_the_longest_is_taken(office: Office):
    TextSender(office.back.sms).send(a_text(text="x" * 1600))
    assert office.inbox(JANES_PHONE)[0]["segments"] == 11
