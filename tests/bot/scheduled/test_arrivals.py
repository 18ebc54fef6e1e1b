"""What never arrived through the webhook is found in Twilio's own list, taken in once, and answers nothing of today."""

import base64

import pytest

from bot.scheduled.arrivals import EVERY, FARTHEST, SETTLED
from tests.support.chats.examples import asked_after, up_to
from tests.support.house import House, Parent
from tests.support.lines import Lines

LATE = "has only just reached me"
PICTURE = {"content_type": "image/png", "filename": "sam.png", "data": base64.b64encode(b"png").decode()}


def loses(house: House, parent: Parent, **what: object) -> str:
    """A message that Twilio has and cannot bring: its sid."""
    house.wire.silence("sqs SendMessage", times=2)
    delivery = parent.sends(**what)
    house.wire.silence("sqs SendMessage", times=0)
    assert delivery.webhook_status == 503
    return delivery.sid


def looks(house: House) -> int:
    """Let it be time to look: how many messages were found, and the worker has taken them in."""
    house.time_passes((EVERY + SETTLED).total_seconds())
    found = house.bot.arrivals.run()
    house.work()
    return found


class TestALostMessage:
    def test_is_taken_in_and_answered(self, house: House, parent: Parent):
        parent.says(*up_to("gender"))
        loses(house, parent, text="boy")
        assert parent.registration.state == "gender"
        assert looks(house) == 1
        assert parent.registration.answers["gender"] == "Male"
        assert parent.registration.state == asked_after("gender")

    def test_is_taken_in_once(self, house: House, parent: Parent):
        parent.says("yes")
        sid = loses(house, parent, text="Sam Smith")
        looks(house)
        heard = len(parent.received)
        assert looks(house) == 0
        parent.sends(sid=sid)
        assert len(parent.received) == heard

    def test_of_several_each_is_heard_in_its_order(self, house: House, parent: Parent):
        parent.says(*up_to("gender"))
        for text in ("boy", "and no medical needs", "thanks"):
            loses(house, parent, text=text)
            house.clock.advance(20)
        assert looks(house) == 3
        assert parent.registration.state == asked_after("gender")
        assert [text for text in parent.texts[-2:] if LATE in text] == parent.texts[-2:]

    def test_brings_its_photo(self, house: House, parent: Parent):
        parent.says(*up_to("photo"))
        loses(house, parent, media=[PICTURE])
        looks(house)
        assert "isn't a picture that can be read" in parent.hears

    def test_from_a_number_that_is_withheld_is_theirs(self, house: House, parent: Parent):
        parent.shows_number()
        parent.says("yes")
        parent.hides_number()
        loses(house, parent, text="Sam Smith")
        assert looks(house) == 1
        assert parent.registration.state == "born_on"
        assert looks(house) == 0


class TestALateMessage:
    """One that was written before what was heard last."""

    @pytest.fixture
    def moved_on(self, house: House, parent: Parent) -> Parent:
        parent.says(*up_to("house"))
        loses(house, parent, text="9")
        house.clock.advance(60)
        parent.says("12", "Acacia Avenue, Urmston", "yes", "9-10", "no")
        assert parent.registration.state == "shirt_number"
        return parent

    def test_answers_nothing_of_today_and_is_asked_about(self, house: House, moved_on: Parent):
        assert looks(house) == 1
        assert LATE in moved_on.hears
        assert "“9”" in moved_on.hears
        assert "2 to 25" in moved_on.hears
        assert moved_on.registration.state == "shirt_number"
        assert "shirt_number" not in moved_on.registration.answers

    @pytest.mark.parametrize(
        ("text", "words"),
        [("stop", "START"), ("delete my data", "Erase everything"), ("my coach hits him", "Robin Lee")],
    )
    def test_is_heard_where_it_is_good_at_any_time(self, house: House, parent: Parent, text: str, words: str):
        parent.says("yes")
        loses(house, parent, text=text)
        house.clock.advance(60)
        parent.says("Sam Smith")
        looks(house)
        assert words in parent.hears


class TestALook:
    def test_finds_nothing_of_what_arrived(self, house: House, parent: Parent):
        parent.says(*up_to("email"))
        house.parent("+447700900777").says("hello")
        assert looks(house) == 0

    def test_waits_its_time(self, house: House, parent: Parent):
        looks(house)
        house.wire.calls.clear()
        for _ in range(9):
            house.clock.advance(60)
            house.bot.arrivals.run()
        assert not [call for call in house.wire.calls if call.startswith("twilio")]

    def test_by_two_processes_is_one(self, house: House, parent: Parent):
        parent.says("yes")
        loses(house, parent, text="Sam Smith")
        looks(house)
        house.start()
        house.wire.calls.clear()
        assert house.bot.arrivals.run() == 0
        assert [call for call in house.wire.calls if call.startswith("twilio")] == []

    def test_makes_up_for_an_outage(self, house: House, parent: Parent):
        parent.says("yes")
        looks(house)
        loses(house, parent, text="Sam Smith")
        house.time_passes(FARTHEST.total_seconds() / 2)
        assert looks(house) == 1

    def test_that_fails_is_made_up_for_by_the_next(self, house: House, parent: Parent, lines: Lines):
        parent.says("yes")
        loses(house, parent, text="Sam Smith")
        house.wire.silence("twilio GET Messages")
        assert looks(house) == 0
        assert "could not be looked through" in lines.text
        assert looks(house) == 1
        assert parent.registration.state == "born_on"

    def test_of_what_waits_on_the_queue_or_was_put_aside_hears_it_once(self, house: House, parent: Parent):
        parent.says("yes")
        parent.phone.send(text="Sam Smith")
        house.time_passes((EVERY + SETTLED).total_seconds())
        house.bot.arrivals.run()
        house.work()
        assert parent.registration.state == "born_on"
        assert sum("date of birth?" in text for text in parent.texts) == 1
