"""Save, then send: whatever dies in between, each reply reaches the parent once, in order.

The story is a call for help, for it is answered with two messages: the help, and the open question with its buttons.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.exchanges import FAILED, SENT
from bot.outbox import Busy
from tests.examples import ALL_ANSWERS
from tests.house import PATIENCE, House, Parent
from tests.local.waiting import wait_until
from tests.wire import Killed

DAY = 24 * 60 * 60
STEPS = (
    "sqs ReceiveMessage",
    "dynamodb GetItem",
    "dynamodb TransactWriteItems",
    "twilio POST Messages",
    "twilio POST Messages",
    "dynamodb UpdateItem",
    "sqs DeleteMessage",
)


def sweep_first(house: House) -> None:
    house.bot.outbox.sweep()
    house.work()


def queue_first(house: House) -> None:
    house.work()
    house.bot.outbox.sweep()


@pytest.fixture
def asked(parent: Parent) -> Parent:
    """A parent who was answered once, so that the worker knows the contents."""
    parent.says("later")
    return parent


def texts(parent: Parent) -> list[str]:
    return [message["text"] for message in parent.received]


def assert_helped_once(parent: Parent, before: list[str], version: int) -> None:
    """The two messages have arrived after what was there before, and the chat goes on."""
    seen = texts(parent)
    assert seen[: len(before)] == before
    assert ["*restart*" in text for text in seen[len(before) :]] == [True, False]
    assert "ready to register Sam" in parent.hears
    assert parent.conversation.version == version + 1
    assert parent.house.waiting(parent.house.settings.inbox_queue) == 0
    assert parent.house.waiting(parent.house.settings.dead_letter_queue) == 0
    parent.taps("Yes, let's start")
    assert parent.registration.state == "player_name"


def test_the_steps_of_a_message(house: House, asked: Parent):
    house.wire.calls.clear()
    asked.phone.send(text="help")
    house.bot.worker.poll(wait_seconds=0)
    assert tuple(house.wire.calls) == ("sqs SendMessage", *STEPS)


class TestKilled:
    @pytest.mark.parametrize("recover", [sweep_first, queue_first])
    @pytest.mark.parametrize("step", range(len(STEPS)), ids=[f"after {n} {step}" for n, step in enumerate(STEPS, 1)])
    def test_at_any_step_each_reply_arrives_once(
        self, house: House, asked: Parent, step: int, recover: Callable[[House], None]
    ):
        before, version = texts(asked), asked.conversation.version
        asked.phone.send(text="help")
        house.wire.kill_after("", step + 1)
        with pytest.raises(Killed):
            house.work()
        house.start()
        for _ in range(2):
            house.time_passes()
            recover(house)
        assert_helped_once(asked, before, version)

    @pytest.mark.parametrize("step", [3, 4, 5])
    def test_again_while_it_is_put_right(self, house: House, asked: Parent, step: int):
        """The second program finds the first one's half-sent answer, and dies at each of its own steps too."""
        before, version = texts(asked), asked.conversation.version
        asked.phone.send(text="help")
        house.wire.kill_after("", step)
        with pytest.raises(Killed):
            house.work()
        deaths = 0
        for steps in range(3, 9):
            house.start()
            house.time_passes()
            house.wire.kill_after("", steps)
            try:
                house.bot.outbox.sweep()
            except Killed:
                deaths += 1
        house.start()
        house.time_passes()
        sweep_first(house)
        assert deaths > 2
        assert_helped_once(asked, before, version)

    def test_with_another_message_waiting_behind_it(self, house: House, asked: Parent):
        before = texts(asked)
        asked.phone.send(text="help")
        asked.phone.send(text="yes")
        house.wire.kill_after("dynamodb TransactWriteItems")
        with pytest.raises(Killed):
            house.work()
        house.start()
        house.work()
        assert texts(asked) == before, "the second waits for the first"
        house.time_passes()
        house.work()
        assert len(texts(asked)) == len(before) + 3
        assert "full name" in asked.hears

    def test_at_the_last_answer_the_summary_comes_once_and_then_the_payment_link(self, house: House, parent: Parent):
        parent.says(*ALL_ANSWERS[:-1])
        before = texts(parent)
        parent.phone.send(text=ALL_ANSWERS[-1])
        house.wire.kill_after("twilio POST Messages")
        with pytest.raises(Killed):
            house.work()
        house.start()
        house.time_passes()
        house.work()
        summary, question = texts(parent)[len(before) :]
        assert "Acacia Avenue" in summary
        assert "Is everything right?" in question
        assert "https://pay.example.org/" in parent.taps("Yes, send it")


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
    def test_for_a_moment_costs_and_doubles_nothing(self, house: House, asked: Parent, fault: dict[str, object]):
        house.start(TWILIO_TIMEOUT_SECONDS="0.3")
        before, version = texts(asked), asked.conversation.version
        asked.phone.fault(**fault)
        asked.sends(text="help")
        house.time_passes(1)
        house.work()
        assert_helped_once(asked, before, version)

    def test_its_own_record_is_looked_at_before_anything_is_sent_again(self, house: House, asked: Parent):
        asked.phone.fault(drop_answer=True)
        asked.sends(text="help")
        house.time_passes(1)
        house.wire.calls.clear()
        house.work()
        twilio = [call for call in house.wire.calls if call.startswith("twilio")]
        assert twilio == ["twilio GET Messages", "twilio POST Messages"]

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
        replies = texts(parent)[1:]
        assert len(replies) == 2
        assert "Alex Johnson" in replies[0]
        assert "full name" in replies[1]

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
        replies = texts(parent)[1:]
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
        assert len(texts(parent)[1:]) == 2
        assert len(set(texts(parent)[1:])) == 1


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
        assert "date of birth" in parent.says("Samuel Smith")

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
        parent.phone.fault(http=500)
        parent.sends(text="who is this?")  # answered with buttons
        house.clock.advance(1)
        other.phone.fault(http=500)
        other.sends(text="yes")  # answered with a text
        house.bot.store.keep_contents({"list_2": "HX" + "0" * 32})
        house.start()
        house.time_passes()
        house.bot.outbox.sweep()
        assert "full name" in other.hears
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
