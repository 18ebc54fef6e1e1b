"""WhatsApp rates the club's number low, or takes it off: the desk hears of it within the hour, with what helps."""

from typing import Any

import pytest

from bot.scheduled.number_watch import HEADLINES, LOW
from tests.support.house import House
from tests.support.lines import Lines
from tests.support.sender.office import Office
from tests.support.wire import Killed

DESK = "registrations@example.org"
AN_HOUR = 3600


class Meta:
    """Whoever rates the club's number at WhatsApp, and what the desk hears of it."""

    def __init__(self, house: House, office: Office):
        self._house, self._office, self._twilio = house, office, house.world.twilio
        house.wakes()

    def rates(self, quality: str, limit: str = "250 Customers/24hr") -> None:
        self._twilio.quality_rating, self._twilio.messaging_limit = quality, limit

    def takes_off(self, *reasons: str) -> None:
        self._twilio.sender_status = "OFFLINE"
        self._twilio.offline_reasons = [{"code": "63112", "message": each} for each in reasons]

    def an_hour_passes(self) -> None:
        self._house.time_passes(AN_HOUR)
        self._house.wakes()

    def mails(self) -> list[dict[str, Any]]:
        self._office.works()
        return [each for each in self._house.world.aws.sent.messages(DESK) if "number" in each["subject"]]


@pytest.fixture
def meta(house: House, office: Office) -> Meta:
    return Meta(house, office)


def test_a_low_rating_is_told_once_with_what_helps(meta: Meta):
    meta.rates("LOW")
    for _ in range(3):
        meta.an_hour_passes()
    [mail] = meta.mails()
    assert mail["subject"].endswith(": WhatsApp rates the club's number low")
    for words in ("blocked the number", "now 250 Customers/24hr", "in parts, over several days"):
        assert words in mail["text"]


def test_so_is_that_it_is_well_again(meta: Meta):
    told = []
    for quality in ("LOW", "MEDIUM", "HIGH"):
        meta.rates(quality)
        meta.an_hour_passes()
        told.append({mail["subject"].partition(": ")[2] for mail in meta.mails()})
    low, well = HEADLINES[LOW], HEADLINES[""]
    assert told == [{low}, {low, well}, {low, well}]


def test_a_number_that_was_taken_off_is_told_with_the_reason(meta: Meta):
    meta.takes_off("The account was disabled by Meta")
    meta.an_hour_passes()
    [mail] = meta.mails()
    assert mail["subject"].endswith(": WhatsApp took the club's number off the air")
    assert "comes from them: The account was disabled by Meta. What helps" in mail["text"]


def test_a_good_number_is_told_of_by_nobody(meta: Meta, lines: Lines):
    meta.rates("MEDIUM")
    meta.an_hour_passes()
    assert meta.mails() == []
    assert not [line for line in lines.ours if line["level"] == "ERROR"]


def test_it_is_looked_at_once_an_hour_by_all_processes(house: House, meta: Meta):
    meta.rates("LOW")
    for _ in range(5):
        house.time_passes(600)
        house.start()
        house.wakes()
    assert meta.mails() == []
    house.time_passes(600)
    house.wakes()
    assert len(meta.mails()) == 1


@pytest.mark.parametrize("call", ["twilio GET Senders", "dynamodb TransactWriteItems", "dynamodb PutItem"])
def test_who_dies_while_telling_tells_it_once(house: House, meta: Meta, call: str):
    meta.rates("LOW")
    house.time_passes(AN_HOUR)
    house.wire.kill_after(call)
    with pytest.raises(Killed):
        house.wakes()
    house.start()
    house.time_passes(60)
    house.wakes()
    house.bot.outbox.sweep()
    assert len(meta.mails()) == 1


def test_where_twilio_says_nothing_it_is_asked_again_ten_minutes_later(house: House, meta: Meta, lines: Lines):
    meta.rates("LOW")
    house.time_passes(AN_HOUR)
    house.wire.silence("twilio GET Senders")
    for _ in range(5):
        house.wakes()
        house.time_passes(60)
    assert meta.mails() == []
    assert [line["message"] for line in lines.ours if line["level"] == "ERROR"] == [
        "the club's number could not be looked at"
    ]
    house.time_passes(300)
    house.wakes()
    assert len(meta.mails()) == 1
