"""Save, then send: whatever dies in between, each message reaches the parent once, in order."""

from collections.abc import Callable

import pytest

from tests.support.call_for_help import CallForHelp
from tests.support.chats.examples import ALL_ANSWERS, ASKED, asked_after
from tests.support.house import House, Parent
from tests.support.runner.thoroughness import some
from tests.support.wire import Killed

STEPS_OF_A_MESSAGE = (
    "sqs ReceiveMessage",
    "dynamodb GetItem",
    "dynamodb Query",  # has another parent begun? Asked before the first question alone
    "dynamodb TransactWriteItems",
    "twilio POST Messages",
    "twilio POST Messages",
    "dynamodb UpdateItem",
    "sqs DeleteMessage",
)
STEPS_OF_AN_INVITE = (
    "dynamodb UpdateItem",  # the budget
    "dynamodb GetItem",  # whom parents write to and what the club asks, as the desk has it, once a minute
    "dynamodb UpdateItem",  # the key's invites of a day: is there a count yet?
    "dynamodb UpdateItem",  # there is from now on
    "dynamodb GetItem",  # the conversation
    "dynamodb Query",  # is the player registered?
    "dynamodb GetItem",  # which invite goes out, and what WhatsApp says of it, once in two minutes
    "dynamodb TransactWriteItems",
    "dynamodb GetItem",  # the template's sid, once a process
    "twilio POST Messages",
    "dynamodb UpdateItem",  # it is sent
)


def sweep_first(house: House) -> None:
    house.bot.outbox.sweep()
    house.work()


def queue_first(house: House) -> None:
    house.work()
    house.bot.outbox.sweep()


@pytest.fixture
def call(parent: Parent) -> CallForHelp:
    return CallForHelp(parent)


def test_the_steps_of_a_message(house: House, call: CallForHelp):
    call.begins()
    house.wire.calls.clear()
    house.bot.worker.poll(wait_seconds=0)
    assert tuple(house.wire.calls) == STEPS_OF_A_MESSAGE


class TestKilled:
    @pytest.mark.parametrize("recover", [sweep_first, queue_first])
    @pytest.mark.parametrize("step", some(range(1, len(STEPS_OF_A_MESSAGE) + 1), 4))
    def test_at_any_step_each_reply_arrives_once(
        self, house: House, call: CallForHelp, step: int, recover: Callable[[House], None]
    ):
        call.begins()
        house.wire.kill_after("", step)
        with pytest.raises(Killed):
            house.work()
        house.start()
        for _ in range(2):
            house.time_passes()
            recover(house)
        call.assert_answered_once()

    @pytest.mark.parametrize("step", [4, 5, 6])
    def test_again_while_it_is_put_right(self, house: House, call: CallForHelp, step: int):
        """The second program finds the first one's half-sent answer, and dies at each of its own steps too."""
        call.begins()
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
        call.assert_answered_once()

    def test_with_another_message_waiting_behind_it(self, house: House, call: CallForHelp):
        call.begins()
        call.parent.phone.send(text="yes")
        house.wire.kill_after("dynamodb TransactWriteItems")
        with pytest.raises(Killed):
            house.work()
        house.start()
        house.work()
        assert call.answers == [], "the second waits for the first"
        house.time_passes()
        house.work()
        assert len(call.answers) == 3
        assert ASKED[asked_after("ready")] in call.answers[-1]

    def test_at_the_last_answer_the_summary_comes_once_and_then_the_payment_link(self, house: House, parent: Parent):
        *said, last = ALL_ANSWERS
        parent.says(*said)
        before = parent.texts
        parent.phone.send(text=last)
        house.wire.kill_after("twilio POST Messages")
        with pytest.raises(Killed):
            house.work()
        house.start()
        house.time_passes()
        house.work()
        summary, question = parent.texts[len(before) :]
        assert "Acacia Avenue" in summary
        assert "Is everything right?" in question
        assert "https://pay.example.org/" in parent.taps("Yes, send it")


def test_the_steps_of_an_invite(house: House):
    house.wire.calls.clear()
    house.admin_invites()
    assert tuple(house.wire.calls) == STEPS_OF_AN_INVITE


@pytest.mark.parametrize("step", range(1, len(STEPS_OF_AN_INVITE) + 1))
def test_killed_at_any_step_the_same_trigger_sends_one_invite(house: House, step: int):
    house.wire.kill_after("", step)
    with pytest.raises(Killed):
        house.admin_invites()
    house.start()
    house.time_passes()
    answer = house.admin_invites()
    assert answer.status_code == 200
    assert [message["sid"] for message in house.parent().received] == [answer.json["message_sid"]]
    house.time_passes()
    house.bot.outbox.sweep()
    assert len(house.parent().received) == 1
