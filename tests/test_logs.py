"""What we log: JSON lines with the request's id, and nobody's name, number, address, date of birth or words."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.logs import log_failure, logger
from tests.examples import INVITE, after, up_to
from tests.house import House

STRANGER = "+447700900777"
MEDICAL = "nut allergy, EpiPen in the blue bag"
PERSONAL = (
    *("Sam", "Smith", "Samuel", "Jane", "Alex", "Johnson"),
    *("7700900123", "07700 900123", "7700900001", "7700900777"),
    *("Acacia", "Urmston", "M41 5AA", "m41 5aa"),
    *("2016-05-03", "3rd of May", "May 2016"),
    *("nut allergy", "EpiPen", "jane@example.com", "example.com"),
    *("boy", "mum", "who is this", "hello", "Panthers"),
)


class Lines:
    """Everything that is logged, by us and by the libraries that we use, as it would stand in the log."""

    def __init__(self):
        self._ours, self._theirs = io.StringIO(), io.StringIO()
        self.handler = logging.StreamHandler(self._ours)
        self.handler.setFormatter(logger.registered_formatter)
        self.others = logging.StreamHandler(self._theirs)

    @property
    def ours(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._ours.getvalue().splitlines()]

    @property
    def text(self) -> str:
        return self._ours.getvalue() + self._theirs.getvalue()


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The root logger at INFO, as Lambda and Zappa set it up."""
    captured, root = Lines(), logging.getLogger()
    level = root.level
    logger.addHandler(captured.handler)
    root.addHandler(captured.others)
    root.setLevel(logging.INFO)
    yield captured
    root.setLevel(level)
    root.removeHandler(captured.others)
    logger.removeHandler(captured.handler)


def test_a_whole_registration_with_all_that_fails_on_the_way_tells_nothing_of_anybody(house: House, lines: Lines):
    parent, stranger = house.parent(), house.parent(STRANGER)
    house.admin_invites(player_first_name="Unknown", parent_tel="07700 90012")
    house.wire.silence("dynamodb Query")
    house.admin_invites()
    parent.phone.fault(http=500)
    house.admin_invites()
    house.admin_invites()
    parent.says("who is this?")
    answers = [*up_to("medical_needs"), f"yes, {MEDICAL}", MEDICAL, *after("medical_needs")]
    for text in answers:
        parent.phone.fault(drop_answer=True)
        parent.sends(text=text)
        house.time_passes()
        house.work()
        house.bot.outbox.sweep()
    house.wire.silence("dynamodb TransactWriteItems", times=5)
    for _ in range(6):
        parent.sends(text="hello, change name to Samuel Smith")
        house.time_passes(60)
    parent.phone.fault(code=21610)
    parent.sends(text="yes", deliver={"times": 2})
    house.admin_invites()
    stranger.says("hello, I'm Jane")
    house.browser.post("/webhook", data={"Body": "hello", "From": f"whatsapp:{parent.number}"})
    house.wire.silence("sqs SendMessage")
    parent.sends(text="hello again")

    assert parent.registration.status == "payment_pending"
    assert len(lines.ours) > 40
    assert {line["level"] for line in lines.ours} == {"INFO", "ERROR"}
    told = [word for word in PERSONAL if word in lines.text]
    assert told == []
    assert not any(value in lines.text for value in INVITE.values() if value not in {"26", "40", "u11s", "2026-27"})


def test_the_requests_id_goes_from_the_webhook_through_the_queue_into_the_workers_lines(house: House, lines: Lines):
    house.trigger(INVITE, **{"X-Request-Id": "sheet-7"})
    assert [(line["message"], line["request_id"]) for line in lines.ours] == [("invited", "sheet-7")]

    form = {"MessageSid": "SM" + "0e" * 16, "From": "whatsapp:+447700900123", "Body": "yes"}
    headers = {"X-Twilio-Signature": house.sign(form), "X-Request-Id": "edge-1"}
    house.browser.post("/webhook", data=form, headers=headers)
    house.work()
    last = lines.ours[-1]
    assert (last["message"], last["request_id"], last["exchange"]) == ("message heard", "edge-1", form["MessageSid"])


def test_one_requests_id_does_not_stick_to_the_next(house: House, lines: Lines):
    house.trigger(INVITE, **{"X-Request-Id": "first"})
    logger.info("something between")
    assert "request_id" not in lines.ours[-1]
    house.parent().says("yes")
    assert lines.ours[-1]["request_id"] not in {"first", ""}
    logger.info("something else")
    assert not {"request_id", "exchange"} & set(lines.ours[-1])


def test_a_failure_is_logged_by_its_kind_and_place_without_its_words(lines: Lines):
    try:
        raise ValueError("The number +447700900123 is not on WhatsApp")
    except ValueError as error:
        log_failure("a message could not be sent", error, exchange="SM1")
    [line] = lines.ours
    assert line["error"] == "ValueError"
    assert line["exchange"] == "SM1"
    assert line["where"][-1].startswith("test_logs.py:")
    assert "7700" not in lines.text


def test_a_failure_deep_in_a_library_names_our_own_lines_too(house: House, lines: Lines):
    house.wire.silence("dynamodb Query")
    house.admin_invites()
    places = " ".join(lines.ours[-1]["where"])
    assert "trigger.py" in places
    assert "store.py" in places
    assert "wire.py" in places


def test_no_secret_is_logged(house: House, lines: Lines):
    house.wire.silence("dynamodb GetItem", times=3)
    house.admin_invites()
    house.parent().says("hi")
    for secret in (house.environment["API_KEY"], house.environment["TWILIO_AUTH_TOKEN"]):
        assert secret not in lines.text
