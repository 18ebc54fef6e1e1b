"""Parents who fall silent: one kind reminder at a time, by the channel that works, and then a person."""

from datetime import datetime, timedelta

import pytest

from flows.records import Payment
from flows.reminders.quiet_hours import allowed
from tests.support.chats.examples import ALL_ANSWERS, ANSWERS, ASKED, after, asked_after, up_to
from tests.support.house import House, Parent
from tests.support.sender.office import Office


@pytest.fixture(autouse=True)
def at_noon(house: House) -> None:
    """Whoever writes here writes at noon."""
    house.it_becomes(12)


def to_parent(house: House) -> list[str]:
    """The texts that went to the parent by SMS."""
    return [message["text"] for message in house.world.aws.sent.messages("+447700900123")]


def at_the_desk(house: House) -> list[str]:
    return [message["subject"] for message in house.world.aws.sent.messages("registrations@example.org")]


def goes_by(house: House, office: Office, days: float) -> None:
    house.days_pass(days)
    office.works()


def test_day_by_day(house: House, office: Office, parent: Parent):
    parent.says(*up_to("email"))
    before = len(parent.received)

    goes_by(house, office, 25 / 24)
    assert len(parent.received) == before + 1
    assert "Sam's registration is saved as you left it" in parent.hears
    assert to_parent(house) == []

    for day in (3, 5, 7):
        goes_by(house, office, 2 if day > 3 else 3 - 25 / 24)
        assert len(parent.received) == before + (day + 1) // 2, f"day {day}"
        assert parent.received[-1]["template"].startswith("remind_questions")
    assert at_the_desk(house) == []

    goes_by(house, office, 2)
    assert len(at_the_desk(house)) == 1
    goes_by(house, office, 20)
    assert (len(to_parent(house)), len(at_the_desk(house)), len(parent.received)) == (0, 1, before + 4)


def test_who_never_answered_gets_whatsapps_own_template(house: House, office: Office, parent: Parent):
    goes_by(house, office, 1.5)
    assert "the invitation to Urmston Town is still open" in parent.hears
    assert parent.received[-1]["template"].startswith("remind_invite")


def test_a_reply_ends_the_ladder_and_begins_it_anew(house: House, office: Office, parent: Parent):
    parent.says("yes")
    goes_by(house, office, 3.5)
    parent.says("hi")
    sent = len(parent.received)
    goes_by(house, office, 2)
    assert len(parent.received) == sent + 1, "day 3 has not come again yet"


@pytest.mark.parametrize("ends", ["stop", "delete", "person", "complete"])
def test_what_ends_it(house: House, office: Office, parent: Parent, ends: str):
    said = {"stop": ["STOP"], "delete": ["delete my data", "yes"], "person": ["I want to talk to a person"]}
    parent.says("yes", *said.get(ends, []))
    if ends == "complete":
        parent.says(*after("ready"), "yes")
        for kind in ("fee", "mandate"):
            house.bot.desk.pay(parent.registration.reference, Payment(kind, kind, house.clock.now()))
    before = len(parent.received)
    office.works()
    mailed = len(to_parent(house))
    goes_by(house, office, 10)
    assert (len(parent.received), len(to_parent(house))) == (before, mailed)


def test_the_payment_is_chased_likewise(house: House, office: Office, parent: Parent):
    parent.says(*ALL_ANSWERS, "yes")
    goes_by(house, office, 1)
    assert "one step is left, the payment" in parent.hears
    mailed = len(house.world.aws.sent.messages("jane@example.com"))
    goes_by(house, office, 2.5)
    assert "pay.example.org" in parent.hears
    assert parent.received[-1]["template"].startswith("remind_payment")
    _, *_, email = house.world.aws.sent.messages("jane@example.com")
    assert "pay.example.org" in email["text"]
    assert len(house.world.aws.sent.messages("jane@example.com")) == mailed + 1
    assert to_parent(house) == []


def test_a_reminder_that_does_not_arrive_goes_by_text(house: House, office: Office, parent: Parent):
    parent.says(*up_to("email"))
    goes_by(house, office, 25 / 24)
    parent.phone.fault(code=63049)
    goes_by(house, office, 2)
    house.news_arrives()
    office.works()
    (text,) = to_parent(house)
    assert "https://wa.me/447700900999" in text
    heard = len(parent.received)
    goes_by(house, office, 2)
    assert (len(to_parent(house)), len(parent.received)) == (2, heard), "the next one does not try the chat again"


def test_nine_days_of_silence_and_of_our_own_outage_are_one_message(house: House, office: Office, parent: Parent):
    parent.says("yes")
    before = len(parent.received)
    house.time_passes(9 * 86400 + 3 * 3600)
    for _ in range(5):
        house.wakes()
    office.works()
    assert len(parent.received) - before + len(to_parent(house)) == 1
    assert at_the_desk(house) == []


def test_nothing_at_night(house: House, office: Office, parent: Parent):
    parent.says("yes")
    seen = []
    for _ in range(10 * 24):
        house.time_passes(3600)
        if house.wakes():
            seen.append(house.clock.now())
    assert len(seen) == 5
    assert all(allowed(moment) for moment in seen)


def test_a_reply_in_the_same_second_wins(house: House, parent: Parent):
    parent.says("yes")
    house.time_passes(23 * 3600)
    before = len(parent.received)
    first = asked_after("ready")
    parent.phone.send(text=ANSWERS[first])
    house.wire.meanwhile("dynamodb TransactWriteItems", house.work)
    assert house.wakes() == 0
    assert len(parent.received) == before + 1
    assert ASKED[asked_after(first)] in parent.hears


def test_a_minute_asks_only_for_what_is_due(house: House, parent: Parent):
    parent.says("yes")
    house.wakes()
    house.wire.calls.clear()
    assert house.wakes() == 0
    of_alerts_of_what_is_held_back_and_of_reminders = ["dynamodb Query"] * 3
    assert house.wire.calls == of_alerts_of_what_is_held_back_and_of_reminders


def test_a_number_without_whatsapp_is_reminded_by_text(house: House, office: Office):
    parent = house.parent()
    parent.phone.fault(code=63024)
    house.admin_invites()
    house.news_arrives()
    office.works()
    goes_by(house, office, 1.5)
    assert len(parent.received) == 1, "the invite that did not arrive"
    assert len(to_parent(house)) == 2


def test_two_children_are_one_ladder(house: House, office: Office, parent: Parent):
    house.admin_invites(player_first_name="Mia", age_group="u9s")
    goes_by(house, office, 8.5)
    assert len(parent.received) == 2 + 3
    assert to_parent(house) == []


def test_the_window_is_kept_through_the_night(house: House, office: Office, parent: Parent):
    """Who writes at half past nine in the evening is nudged before eight the next day, while the window is open."""
    house.it_becomes(21, 30)
    start = house.clock.now()
    parent.says("yes")
    house.days_pass(1)
    at = datetime.fromisoformat(parent.received[-1]["at"])
    assert start < at < start + timedelta(hours=24)
    assert allowed(at)


class TestLeftBehind:
    """Twilio was away when a reminder was due: the sweeper has it."""

    def due_while_twilio_is_away(self, house: House, parent: Parent, hour: int, minute: int) -> int:
        house.it_becomes(hour, minute)
        parent.says("yes")
        house.time_passes(22 * 3600)
        parent.phone.fault(http=500)
        house.wakes()
        return len(parent.received)

    def test_it_waits_for_the_morning(self, house: House):
        house.it_becomes(19, 50)
        house.admin_invites()
        parent = house.parent()
        house.time_passes(24 * 3600 + 60)
        parent.phone.fault(http=500)
        house.wakes()
        house.time_passes(1800)
        house.bot.outbox.sweep()
        assert len(parent.received) == 1
        house.it_becomes(8, 40)
        house.bot.outbox.sweep()
        assert len(parent.received) == 2

    def test_it_goes_by_text_where_the_window_has_closed_by_then(self, house: House, office: Office, parent: Parent):
        before = self.due_while_twilio_is_away(house, parent, 21, 45)
        house.it_becomes(8, 40)
        house.bot.outbox.sweep()
        office.works()
        assert len(parent.received) == before
        assert len(to_parent(house)) == 1
        assert not any(key.startswith("remind") for _, key in house.bot.store.unsent(before=9e9))

    @pytest.mark.parametrize("meanwhile", ["can I talk to a person?", "Samuel Smith", "STOP"])
    def test_it_is_out_of_date_once_the_parent_has_written(self, house: House, parent: Parent, meanwhile: str):
        self.due_while_twilio_is_away(house, parent, 12, 0)
        parent.says(meanwhile)
        before = len(parent.received)
        house.time_passes(600)
        house.bot.outbox.sweep()
        assert len(parent.received) == before
        assert not any(key.startswith("remind") for _, key in house.bot.store.unsent(before=9e9))
