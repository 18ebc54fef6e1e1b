"""A confirmation that comes back is asked about in the chat, once, and the address is put right for every child."""

import pytest

from tests.support.chats.examples import ALL_ANSWERS, ANSWERS, asked_after, up_to
from tests.support.club import Club
from tests.support.house import House, Parent
from tests.support.sender.office import Office
from tests.support.sender_calls import JANE, SenderCalls

NEW = "jane@example.org"
ASKED = "Is that the right address?"


def trace_of(parent: Parent) -> str:
    return f"{parent.registration.reference}-payment_pending-1"


def bounces(sender: SenderCalls, parent: Parent, event: str = "bounced", address: str = JANE, **changes) -> dict:
    return sender.tells(event, address, **{"TraceId": trace_of(parent)} | changes)


def email_of(parent: Parent) -> set[str]:
    return {each[kept]["email"] for each in _kept(parent) for kept in ("answers", "confirmed")}


def _kept(parent: Parent) -> list[dict]:
    return [{"answers": each.answers, "confirmed": each.confirmed} for each in parent.conversation.registrations]


def blocks(house: House, parent: Parent) -> list[str]:
    return house.bot.registrations.read(parent.conversation.registrations[0].reference).blocked_by


class TestAsked:
    def test_the_chat_asks_and_a_new_address_said_freely_is_confirmed_to(
        self, sender: SenderCalls, house: House, office: Office, complete: Parent
    ):
        bounces(sender, complete)
        assert "Our e-mail to jane@example.com came back" in complete.hears
        assert ASKED in complete.hears
        assert complete.labels == ["Yes, it's right", "No, it's wrong"]
        assert "The confirmation is on its way" in complete.says(f"oh no, it's {NEW}")
        assert email_of(complete) == {NEW}
        office.works()
        (mail,) = house.world.aws.sent.messages(NEW)
        assert complete.registration.reference in mail["text"]

    def test_yes_leaves_it_and_the_club_will_look(self, sender: SenderCalls, house: House, complete: Parent):
        bounces(sender, complete)
        assert "The club will look into it" in complete.taps("Yes, it's right")
        assert email_of(complete) == {JANE}
        assert "e-mail bounces" in blocks(house, complete)

    def test_no_asks_which_it_is(self, sender: SenderCalls, complete: Parent):
        bounces(sender, complete)
        assert complete.taps("No, it's wrong") == "What is the right e-mail address?"
        assert NEW in complete.says(NEW)
        assert email_of(complete) == {NEW}

    def test_a_slip_in_the_new_address_is_asked_about_as_ever(self, sender: SenderCalls, complete: Parent):
        bounces(sender, complete)
        assert "Did you mean jane@gmail.com?" in complete.says("jane@gmial.com")
        assert complete.taps("Yes")
        assert email_of(complete) == {"jane@gmail.com"}

    def test_half_an_address_is_asked_for_again(self, sender: SenderCalls, complete: Parent):
        bounces(sender, complete)
        complete.says("jane@")
        assert ASKED in complete.hears
        complete.says(NEW)
        assert email_of(complete) == {NEW}

    def test_a_complaint_is_asked_about_likewise(self, sender: SenderCalls, complete: Parent):
        bounces(sender, complete, "complained", Detail=None)
        assert "reported as spam" in complete.hears
        assert ASKED in complete.hears

    @pytest.mark.parametrize(
        ("reason", "says"), [("bounce", "Our e-mail to jane@example.com came back"), ("complaint", "reported as spam")]
    )
    def test_an_address_that_did_so_to_another_family_is_asked_about_likewise(
        self, sender: SenderCalls, house: House, complete: Parent, reason: str, says: str
    ):
        bounces(sender, complete, "suppressed", Reason=reason)
        assert says in complete.hears
        assert complete.labels == ["Yes, it's right", "No, it's wrong"]
        assert "e-mail bounces" in blocks(house, complete)
        complete.says(NEW)
        assert email_of(complete) == {NEW}

    def test_the_same_address_again_is_a_yes(self, sender: SenderCalls, complete: Parent):
        bounces(sender, complete)
        assert "The club will look into it" in complete.says(f"it is {JANE}")

    def test_the_new_address_bounces_too(self, sender: SenderCalls, house: House, complete: Parent):
        bounces(sender, complete)
        complete.says(NEW)
        bounces(sender, complete, address=NEW)
        assert f"Our e-mail to {NEW} came back" in complete.hears
        complete.says("jane@example.net")
        assert email_of(complete) == {"jane@example.net"}
        bounces(sender, complete, "delivered", "jane@example.net", At=sender.before(-60))
        assert "e-mail bounces" not in blocks(house, complete)


class TestNotAsked:
    @pytest.mark.parametrize(
        ("event", "changes"),
        [
            ("bounced", {"Detail": "soft"}),
            ("complained", {"Reason": "not-spam"}),
            ("suppressed", {"Reason": "opt-out"}),
            ("suppressed", {"Reason": "unsubscribed"}),
            ("delayed", {}),
            ("delivered", {}),
            ("bounced", {"TraceId": None}),
            ("bounced", {"TraceId": "digest-2026-08-03"}),
            ("bounced", {"TraceId": "AAAA-AAAA-payment_pending-1"}),
            ("bounced", {"Recipient": "registrations@example.org"}),
        ],
    )
    def test_what_is_not_for_good_or_of_nobodys_address_here(
        self, sender: SenderCalls, house: House, complete: Parent, event: str, changes: dict
    ):
        heard = complete.hears
        bounces(sender, complete, event, **changes)
        assert complete.hears == heard
        assert "e-mail bounces" not in blocks(house, complete)

    def test_a_second_time(self, sender: SenderCalls, complete: Parent):
        event = bounces(sender, complete)
        heard = len(complete.received)
        sender.posts(event)
        sender.house.time_passes(400)
        sender.posts(event)
        sender.house.work()
        bounces(sender, complete)
        bounces(sender, complete, "complained")
        bounces(sender, complete, "suppressed", Reason="bounce")
        assert len(complete.received) == heard

    def test_who_said_stop(self, sender: SenderCalls, house: House, complete: Parent):
        complete.says("STOP")
        heard = len(complete.received)
        bounces(sender, complete)
        assert len(complete.received) == heard
        assert "e-mail bounces" in blocks(house, complete)
        assert ASKED not in complete.says("hello?")

    def test_while_a_person_has_the_chat_but_afterwards(self, sender: SenderCalls, complete: Parent):
        complete.says("can I talk to someone")
        heard = len(complete.received)
        bounces(sender, complete)
        assert len(complete.received) == heard
        complete.says("continue")
        assert ASKED in complete.hears

    def test_who_had_everything_erased(self, sender: SenderCalls, complete: Parent):
        trace = trace_of(complete)
        complete.says("delete my data", "yes")
        heard = len(complete.received)
        sender.tells("bounced", TraceId=trace)
        assert len(complete.received) == heard
        assert complete.conversation.bounces == []


class TestWhen:
    def test_after_a_day_it_waits_until_they_write(self, sender: SenderCalls, house: House, complete: Parent):
        house.time_passes(26 * 3600)
        heard = len(complete.received)
        bounces(sender, complete)
        assert len(complete.received) == heard
        assert "e-mail bounces" in blocks(house, complete)
        assert ASKED in complete.says("thanks")
        assert ASKED not in complete.says("status")[:5]

    def test_what_they_are_to_confirm_comes_first(self, sender: SenderCalls, house: House, complete: Parent):
        house.time_passes(26 * 3600)
        bounces(sender, complete)
        assert "Erase everything" in complete.says("delete my data")
        assert ASKED in complete.says("no", "thanks")

    def test_nobody_is_woken_by_it(self, sender: SenderCalls, house: House, complete: Parent):
        house.it_becomes(23, 30)
        heard = len(complete.received)
        bounces(sender, complete)
        assert len(complete.received) == heard

    @pytest.fixture
    def asleep(self, sender: SenderCalls, house: House, complete: Parent) -> Parent:
        """A parent who wrote at noon, and whose confirmation came back late in the evening."""
        house.it_becomes(23, 30)
        bounces(sender, complete)
        return complete

    def test_in_the_morning_they_are_asked_once(self, house: House, asleep: Parent):
        heard = len(asleep.received)
        house.wakes()
        house.it_becomes(8, 29)
        house.wakes()
        assert len(asleep.received) == heard
        house.it_becomes(8, 30)
        for _ in range(3):
            house.wakes()
            house.time_passes(60)
        assert len(asleep.received) == heard + 1
        assert "Our e-mail to jane@example.com came back" in asleep.hears
        assert asleep.labels == ["Yes, it's right", "No, it's wrong"]
        asleep.says(NEW)
        assert email_of(asleep) == {NEW}

    def test_who_writes_before_is_asked_then_and_not_again(self, house: House, asleep: Parent):
        assert ASKED in asleep.says("thanks")
        heard = len(asleep.received)
        house.it_becomes(8, 30)
        house.wakes()
        assert len(asleep.received) == heard

    @pytest.mark.parametrize("said", ["STOP", "can I talk to someone"])
    def test_who_wants_silence_or_a_person_is_not_asked_in_the_morning(self, house: House, asleep: Parent, said: str):
        asleep.says(said)
        heard = len(asleep.received)
        house.it_becomes(8, 30)
        house.wakes()
        assert len(asleep.received) == heard

    def test_where_the_window_is_shut_by_the_morning_it_waits_until_they_write(
        self, sender: SenderCalls, house: House, parent: Parent
    ):
        house.it_becomes(7, 0)
        parent.says(*ALL_ANSWERS, "yes")
        house.it_becomes(23, 30)
        bounces(sender, parent)
        house.it_becomes(8, 30)
        house.wakes()
        assert ASKED not in parent.hears
        assert ASKED in parent.says("thanks")

    def test_after_an_outage_beyond_the_window_nothing_is_tried_in_vain(self, house: House, asleep: Parent):
        house.it_becomes(13)
        for _ in range(2):
            house.wakes()
        assert ASKED not in asleep.hears
        assert asleep.conversation.parent not in set(house.bot.store.due(before=house.clock.now().timestamp()))
        assert ASKED in asleep.says("thanks")

    def test_who_has_just_written_is_awake(self, sender: SenderCalls, house: House, parent: Parent):
        house.it_becomes(23, 30)
        parent.says(*up_to("postcode"))
        bounces(sender, parent)
        assert ASKED in parent.hears


class TestInTheMiddle:
    @pytest.fixture
    def asked(self, sender: SenderCalls, parent: Parent) -> Parent:
        parent.says(*up_to("kit_size"))
        bounces(sender, parent)
        assert ASKED in parent.hears
        return parent

    @pytest.mark.parametrize("said", ["yes", NEW, "no it's jane@example.org"])
    def test_the_question_is_asked_again_afterwards(self, asked: Parent, said: str):
        asked.says(said)
        assert asked.registration.state == "kit_size"
        asked.says(ANSWERS["kit_size"])
        assert asked.registration.state == asked_after("kit_size")

    def test_an_answer_to_the_question_itself_is_taken_as_one(self, asked: Parent):
        asked.says(ANSWERS["kit_size"])
        assert asked.registration.state == asked_after("kit_size")
        assert NEW in asked.says(NEW), "a new address is taken later too"
        assert asked.registration.answers["email"] == NEW
        assert asked.registration.state == asked_after("kit_size")

    def test_help_asks_it_again(self, asked: Parent):
        assert ASKED in asked.says("help")

    def test_nothing_is_confirmed_that_was_not_yet(self, asked: Parent):
        assert "confirmation" not in asked.says(NEW)
        assert asked.registration.answers["email"] == NEW


def test_a_button_of_before_answers_its_own_question(sender: SenderCalls, parent: Parent):
    parent.says(*up_to("postcode"))
    parent.says(ANSWERS["postcode"])
    state = parent.registration.state
    bounces(sender, parent)
    parent.phone.send(list=None, button={"text": "Yes", "payload": f"{state}:Yes"})
    parent.house.work()
    assert parent.conversation.doubted is None


def test_a_sisters_registration_is_put_right_with_it(
    sender: SenderCalls, house: House, office: Office, complete: Parent
):
    house.admin_invites(player_first_name="Mia")
    complete.says("yes")
    complete.answers_until("check_answers", player_name="Mia Smith", born_on="4th of May 2016", shirt_number="9")
    complete.says("yes")
    bounces(sender, complete)
    complete.says(NEW)
    assert email_of(complete) == {NEW}
    office.works()
    assert len(house.world.aws.sent.messages(NEW)) == 2


class TestTheClub:
    def test_sees_it_until_something_arrives(self, sender: SenderCalls, house: House, complete: Parent):
        reference, club = complete.registration.reference, Club(house)
        bounces(sender, complete)
        assert "e-mail bounces" in club.reads(reference).json["blocked_by"]
        complete.says(NEW)
        assert "e-mail bounces" in club.reads(reference).json["blocked_by"]
        bounces(sender, complete, "delivered", At=sender.before(-60))
        assert "e-mail bounces" in club.reads(reference).json["blocked_by"], "the old address is not the new one"
        bounces(sender, complete, "delivered", NEW, At=sender.before(-60))
        assert "e-mail bounces" not in club.reads(reference).json["blocked_by"]

    def test_a_delivery_of_before_settles_nothing(self, sender: SenderCalls, house: House, complete: Parent):
        bounces(sender, complete)
        bounces(sender, complete, "delivered", At=sender.before(60))
        assert "e-mail bounces" in blocks(house, complete)

    def test_reads_it_in_the_digest(self, sender: SenderCalls, house: House, office: Office, complete: Parent):
        bounces(sender, complete)
        house.it_becomes(18, 45)
        house.wakes()
        office.works()
        (digest,) = house.world.aws.sent.messages("registrations@example.org")
        assert "e-mails to the parent come back" in digest["text"]

    def test_an_address_that_it_puts_right_is_settled(self, sender: SenderCalls, house: House, complete: Parent):
        bounces(sender, complete)
        house.bot.desk.correct_answer(complete.registration.reference, "email", NEW)
        assert "e-mail bounces" not in blocks(house, complete)

    def test_one_that_the_parent_changes_in_the_chat_is_believed_once_something_arrives(
        self, sender: SenderCalls, house: House, complete: Parent
    ):
        bounces(sender, complete)
        complete.says("yes", "change email", NEW, "yes")
        assert "e-mail bounces" in blocks(house, complete)
        bounces(sender, complete, "delivered", NEW, At=sender.before(-60))
        assert "e-mail bounces" not in blocks(house, complete)


class TestDeaths:
    def test_a_worker_that_dies_before_it_sends_asks_once_all_the_same(
        self, sender: SenderCalls, house: House, complete: Parent
    ):
        house.time_passes(60)
        complete.phone.fault(http=500)
        heard = len(complete.received)
        sender.posts(sender.event("bounced", TraceId=trace_of(complete)))
        house.work()
        house.time_passes()
        house.work()
        assert len(complete.received) == heard + 1
        assert ASKED in complete.hears

    @pytest.mark.parametrize("call", ["dynamodb GetItem", "dynamodb TransactWriteItems", "dynamodb UpdateItem"])
    def test_a_call_that_fails_on_the_way_loses_nothing(
        self, sender: SenderCalls, house: House, complete: Parent, call: str
    ):
        house.time_passes(60)
        heard = len(complete.received)
        sender.posts(sender.event("bounced", TraceId=trace_of(complete)))
        house.wire.silence(call)
        house.work_five_times()
        house.bot.outbox.sweep()
        assert len(complete.received) == heard + 1
        assert ASKED in complete.hears
