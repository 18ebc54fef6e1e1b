"""STOP and START by text: the chat does as if they had been said in it, in whatever order they are told."""

from datetime import timedelta

from flows.records import Conversation
from tests.support.chats.examples import ASKED, asked_after, up_to
from tests.support.house import House, Parent
from tests.support.sender.office import Office
from tests.support.sender_calls import SenderCalls


def stopped(parent: Parent) -> bool:
    conversation: Conversation = parent.conversation
    return conversation.opted_out_at is not None


def test_stop_ends_the_reminders_and_nothing_is_said(sender: SenderCalls, house: House, parent: Parent):
    parent.says(*up_to("postcode"))
    heard = len(parent.received)
    sender.tells("opted_out", parent.number)
    assert stopped(parent)
    house.days_pass(10)
    assert len(parent.received) == heard
    assert parent.says("hello") == parent.texts[heard - 1]


def test_the_e_mails_stop_with_it(sender: SenderCalls, house: House, office: Office, complete: Parent):
    sender.tells("opted_out", complete.number)
    office.works()
    assert house.world.aws.sent.messages("jane@example.com") == []


def test_start_goes_on_where_the_chat_was(sender: SenderCalls, house: House, parent: Parent):
    parent.says("yes")
    sender.tells("opted_out", parent.number)
    house.time_passes(60)
    sender.tells("opted_in", parent.number)
    assert not stopped(parent)
    assert parent.hears.endswith(ASKED[asked_after("ready")])


def test_after_a_day_start_says_nothing_and_the_reminders_go_on(sender: SenderCalls, house: House, parent: Parent):
    parent.says("yes")
    sender.tells("opted_out", parent.number)
    house.time_passes(25 * 3600)
    heard = len(parent.received)
    sender.tells("opted_in", parent.number)
    assert len(parent.received) == heard
    house.days_pass(4)
    assert len(parent.received) > heard


class TestDisorder:
    def test_a_stop_that_is_told_twice_and_after_the_start(self, sender: SenderCalls, house: House, parent: Parent):
        parent.says("yes")
        stop = sender.event("opted_out", parent.number)
        house.time_passes(60)
        sender.tells("opted_in", parent.number)
        sender.posts(stop)
        house.work()
        assert not stopped(parent)

    def test_one_of_before_a_start_in_the_chat(self, sender: SenderCalls, house: House, parent: Parent):
        parent.says("yes")
        stop = sender.event("opted_out", parent.number)
        house.time_passes(60)
        parent.says("STOP", "START")
        sender.posts(stop)
        house.work()
        assert not stopped(parent)

    def test_a_start_of_before_a_stop_in_the_chat(self, sender: SenderCalls, house: House, parent: Parent):
        parent.says("yes")
        start = sender.event("opted_in", parent.number)
        house.time_passes(60)
        parent.says("STOP")
        sender.posts(start)
        house.work()
        assert stopped(parent)

    def test_in_the_same_second_stop_wins(self, sender: SenderCalls, house: House, parent: Parent):
        parent.says("yes")
        house.time_passes(60)
        events = [sender.event("opted_in", parent.number), sender.event("opted_out", parent.number)]
        for each in (*events, *events[::-1]):
            sender.posts(each)
        house.work()
        assert stopped(parent)


def test_a_stranger_and_an_e_mail_address_change_nothing(sender: SenderCalls, house: House, parent: Parent):
    parent.says(*up_to("postcode"))
    sender.tells("opted_out", "+447700900321")
    sender.tells("opted_out", "jane@example.com", TraceId=f"{parent.registration.reference}-x")
    assert not stopped(parent)
    assert house.bot.store.load("+447700900321").version == 0


def test_what_another_program_or_the_club_says_is_no_word_of_the_parents(sender: SenderCalls, parent: Parent):
    parent.says("yes")
    sender.tells("opted_out", parent.number, Reason="caller")
    assert not stopped(parent)
    parent.says("STOP")
    sender.house.time_passes(60)
    sender.tells("opted_in", parent.number, Reason="club")
    assert stopped(parent)


def test_who_writes_of_danger_is_heard_all_the_same(sender: SenderCalls, house: House, parent: Parent):
    parent.says("yes")
    sender.tells("opted_out", parent.number)
    parent.says("his coach hit him")
    assert parent.conversation.alerted == ["safeguarding"]
    house.bot.alerts.run()
    assert house.world.aws.sent.messages(house.settings.welfare_phone)


def test_an_officer_who_is_a_parent_too_is_still_alerted(sender: SenderCalls, house: House):
    officer = house.settings.welfare_phone
    house.admin_invites(parent_tel=officer)
    sender.tells("opted_out", officer)
    house.admin_invites(player_first_name="Mia", parent_tel="+447700900222")
    house.parent("+447700900222").says("his coach hit him")
    house.bot.alerts.run()
    assert house.world.aws.sent.messages(officer)


def test_the_moment_is_the_parents_and_not_ours(sender: SenderCalls, house: House, parent: Parent):
    parent.says("yes")
    said_at = house.clock.now()
    event = sender.event("opted_out", parent.number)
    house.time_passes(3600)
    sender.posts(event)
    house.work()
    assert abs(parent.conversation.word_at - said_at) < timedelta(seconds=2)
