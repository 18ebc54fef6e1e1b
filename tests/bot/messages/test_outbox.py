"""What was saved is sent: once, in order, in time, whatever Twilio does."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import Unavailable
from bot.messages.outbox import Busy
from bot.store.exchange import FAILED, SENT, Exchange, Outgoing
from tests.support.call_for_help import CallForHelp
from tests.support.chats.examples import ANSWERS, ASKED, asked_after
from tests.support.house import PATIENCE, House, Parent
from tests.support.local.waiting import wait_until
from tests.support.wire import Killed

DAY = 24 * 60 * 60


@pytest.fixture
def call(parent: Parent) -> CallForHelp:
    return CallForHelp(parent)


class TestTwilioDown:
    @pytest.mark.parametrize(
        "fault",
        [
            {"http": 500},
            {"code": 20429},
            {"http": 500, "accepted": True},
            {"drop_answer": True},
            {"delay_seconds": 0.6},
        ],
        ids=str,
    )
    def test_for_a_moment_costs_and_doubles_nothing(self, house: House, call: CallForHelp, fault: dict[str, object]):
        house.start(TWILIO_TIMEOUT_SECONDS="0.3")
        call.parent.phone.fault(**fault)
        call.begins()
        house.work()
        house.time_passes(1)
        house.work()
        call.assert_answered_once()

    def test_its_own_record_is_looked_at_before_anything_is_sent_again(self, house: House, call: CallForHelp):
        call.parent.phone.fault(drop_answer=True)
        call.begins()
        house.work()
        house.time_passes(1)
        house.wire.calls.clear()
        house.work()
        twilio = [name for name in house.wire.calls if name.startswith("twilio")]
        assert twilio == ["twilio GET Messages", "twilio POST Messages"]

    def test_where_its_record_cannot_be_had_nothing_is_sent_until_it_can(self, house: House, call: CallForHelp):
        call.parent.phone.fault(drop_answer=True)
        call.begins()
        house.work()
        house.wire.silence("twilio GET Messages")
        house.time_passes(1)
        house.work()
        assert len(call.answers) == 1
        house.time_passes(5)
        house.work()
        call.assert_answered_once()

    def test_for_hours_keeps_a_parents_replies_in_their_order(self, house: House, parent: Parent):
        parent.phone.fault(http=500, times=4)
        parent.phone.send(text="who is this?")
        parent.phone.send(text="yes")
        for _ in range(3):
            house.bot.worker.poll(wait_seconds=0)
            house.time_passes()
        house.bot.outbox.sweep()
        house.time_passes()
        house.bot.outbox.sweep()
        house.work()
        house.bot.outbox.sweep()
        replies = parent.texts[1:]
        assert len(replies) == 2
        assert "Alex Johnson" in replies[0]
        assert ASKED[asked_after("ready")] in replies[1]

    def test_a_sweep_that_fails_for_one_message_does_not_send_the_parents_next_one_first(
        self, house: House, parent: Parent
    ):
        parent.phone.fault(http=500, times=10)
        for text in ("who is this?", "yes"):
            parent.phone.send(text=text)
            for _ in range(5):
                house.work()
                house.time_passes()
        assert len(parent.received) == 1
        parent.phone.fault(http=500)
        house.bot.outbox.sweep()
        house.time_passes()
        house.bot.outbox.sweep()
        replies = parent.texts[1:]
        assert ["Alex Johnson" in reply for reply in replies] == [True, False]

    def test_two_equal_replies_are_two_messages(self, house: House, parent: Parent):
        """Twilio has one of them and never had the other: one more is sent, not none and not two."""
        parent.phone.fault(http=500, accepted=True)
        parent.phone.fault(http=500)
        parent.phone.fault(http=500)
        parent.sends(text="later")
        parent.sends(text="later")
        for _ in range(4):
            house.time_passes()
            house.work()
        house.bot.outbox.sweep()
        assert len(parent.texts[1:]) == 2
        assert len(set(parent.texts[1:])) == 1

    def test_two_equal_messages_of_one_answer_are_two(self, house: House, parent: Parent):
        parent.says("later")
        hello = [Outgoing(text="Hello"), Outgoing(text="Hello")]
        twice = Exchange(parent=parent.number, key="twice", at=house.clock.now(), outgoing=hello)
        parent.phone.fault(drop_answer=True)
        with pytest.raises(Unavailable):
            house.bot.unit.change(parent.number, lambda _: twice)
        house.bot.outbox.resume(parent.number, "twice")
        assert parent.texts.count("Hello") == 2

    def test_an_equal_message_of_long_ago_is_another_one(self, house: House):
        """What was said to a stranger is forgotten after a week; Twilio remembers it."""
        stranger = house.parent("+447700900777")
        stranger.says("hi")
        [said] = house.bot.store.exchanges(stranger.number)
        row = {"pk": {"S": f"parent#{stranger.number}"}, "sk": {"S": f"exchange#{said.key}"}}
        house.bot.dynamodb.delete_item(TableName=house.settings.table, Key=row)
        house.clock.advance(8 * DAY)
        stranger.phone.fault(http=500)
        stranger.sends(text="hi")
        house.time_passes()
        house.work()
        assert len(stranger.texts) == 2


class TestTheWindow:
    """Free-form messages are delivered within 24 hours of the parent's last one."""

    def test_a_reply_that_could_not_be_sent_in_time_is_given_up_and_the_next_one_arrives(
        self, house: House, parent: Parent
    ):
        parent.phone.fault(http=500)
        parent.sends(text="yes")
        house.time_passes(DAY + 60)
        house.bot.outbox.sweep()
        house.work()
        [exchange] = [each for each in house.bot.store.exchanges(parent.number) if each.heard]
        assert [(each.status, each.error) for each in exchange.outgoing] == [(FAILED, "63016")]
        first = asked_after("ready")
        assert ASKED[asked_after(first)] in parent.says(ANSWERS[first])

    def test_one_that_twilio_had_taken_counts_as_sent(self, house: House, parent: Parent):
        parent.phone.fault(drop_answer=True)
        parent.sends(text="yes")
        house.time_passes(DAY + 60)
        house.bot.outbox.sweep()
        [exchange] = [each for each in house.bot.store.exchanges(parent.number) if each.heard]
        assert [each.status for each in exchange.outgoing] == [SENT]
        assert exchange.outgoing[0].sid == parent.received[-1]["sid"]

    def test_an_invite_goes_out_however_late(self, house: House):
        house.parent().phone.fault(http=500)
        house.admin_invites()
        house.time_passes(3 * DAY)
        house.bot.outbox.sweep()
        house.world.twilio.settle()
        assert [message["status"] for message in house.parent().received] == ["delivered"]


class TestTheSweeper:
    def test_leaves_alone_what_somebody_is_sending(self, house: House, parent: Parent):
        parent.phone.send(text="yes")
        house.wire.kill_after("dynamodb TransactWriteItems")
        with pytest.raises(Killed):
            house.work()
        house.start()
        assert house.bot.outbox.sweep() == 0
        sid = next(each.key for each in house.bot.store.exchanges(parent.number) if each.heard)
        with pytest.raises(Busy):
            house.bot.outbox.resume(parent.number, sid)
        assert len(parent.received) == 1

    def test_goes_on_to_the_others_when_one_cannot_be_sent(self, house: House, parent: Parent):
        """A content that was lost from the table is a fault of ours; it must not hold up everybody."""
        other = house.parent("+447700900124")
        house.admin_invites(parent_tel=other.number)
        parent.phone.fault(http=500, times=9)  # the queue may bring it again while the other one is taken in
        parent.sends(text="who is this?")  # answered with buttons
        house.clock.advance(1)
        other.phone.fault(http=500)
        other.sends(text="yes")  # answered with a text
        house.bot.store.keep_contents({"list_2": "HX" + "0" * 32})
        house.start()
        house.time_passes()
        house.bot.outbox.sweep()
        assert ASKED[asked_after("ready")] in other.hears
        assert len(parent.received) == 1

    def test_takes_over_from_somebody_who_is_too_slow_and_nothing_is_sent_twice(self, house: House, parent: Parent):
        parent.phone.fault(delay_seconds=1)
        parent.phone.send(text="yes")
        with ThreadPoolExecutor(1) as other:
            slow = other.submit(house.bot.worker.poll, wait_seconds=0)
            wait_until(lambda: len(parent.received) == 2)
            house.clock.advance(PATIENCE)
            assert house.bot.outbox.sweep() == 1
            assert slow.result()
        house.time_passes()
        house.work()
        assert len(parent.received) == 2
        assert house.waiting(house.settings.inbox_queue) == 0

    def test_two_at_once_send_once(self, house: House, parent: Parent):
        parent.phone.fault(http=500)
        parent.sends(text="yes")
        house.time_passes()
        with ThreadPoolExecutor(4) as sweepers:
            finished = sum(sweepers.map(lambda _: house.bot.outbox.sweep(), range(4)))
        assert finished >= 1
        assert len(parent.received) == 2
