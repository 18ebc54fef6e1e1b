"""What fails five times is put aside with its reason, and put back by a command; the parent is answered once."""

import os
from datetime import UTC, datetime

import pytest

from bot.commands.deadletters import main
from bot.messages.dead_letters import DeadLetters
from tests.support.chats.examples import ANSWERS, ASKED, INVITE, asked_after
from tests.support.house import House, Parent

SAVE = "dynamodb TransactWriteItems"


def letters(house: House) -> DeadLetters:
    return DeadLetters(house.bot.sqs, house.settings)


@pytest.fixture
def dead(house: House, parent: Parent) -> Parent:
    """A parent whose "yes" could not be saved five times."""
    parent.phone.send(text="yes")
    house.wire.silence(SAVE, times=5)
    house.work_five_times()
    return parent


class TestRedrive:
    def test_puts_it_back_and_the_parent_is_answered_once(self, house: House, dead: Parent):
        assert letters(house).redrive() == 1
        house.work()
        assert len(dead.received) == 3, "the second says that it was put aside"
        assert ASKED[asked_after("ready")] in dead.hears
        assert letters(house).redrive() == 0
        house.work()
        assert len(dead.received) == 3
        assert house.waiting(house.settings.dead_letter_queue) == 0

    def test_of_what_was_overtaken_answers_nothing_of_today(self, house: House, parent: Parent):
        parent.says("yes")
        parent.phone.send(text="3 May 2016")
        house.wire.silence(SAVE, times=5)
        house.work_five_times()
        house.clock.advance((datetime.now(UTC) - house.clock.now()).total_seconds() + 60)  # the queues' clock
        parent.says("Sam Smith")
        assert parent.registration.state == "born_on"
        letters(house).redrive()
        house.work()
        assert "“3 May 2016”" in parent.hears
        assert "born_on" not in parent.registration.answers

    def test_of_what_fails_again_within_minutes_puts_it_aside_again(self, house: House, dead: Parent):
        """A FIFO queue forgets for five minutes what has an id that it saw: the second letter needs one of its own."""
        for _ in range(2):
            assert letters(house).redrive() == 1
            house.wire.silence(SAVE, times=5)
            house.work_five_times()
            assert house.waiting(house.settings.dead_letter_queue) == 1
        letters(house).redrive()
        house.work()
        assert len(dead.received) == 3

    def test_of_what_was_heard_but_not_answered_only_sends(self, house: House, parent: Parent):
        parent.phone.fault(http=500, times=5)
        parent.sends(text="yes")
        house.work_five_times()
        assert parent.registration.state == asked_after("ready")
        assert letters(house).redrive() == 1
        house.work()
        house.bot.outbox.sweep()
        assert len(parent.received) == 2
        assert parent.registration.state == asked_after("ready")

    def test_keeps_one_parents_messages_in_their_order(self, house: House, parent: Parent):
        house.wire.silence(SAVE, times=11)  # five tries of each, and the word that the first was put aside
        first = asked_after("ready")
        for text in ("yes", ANSWERS[first]):
            parent.phone.send(text=text)
        for _ in range(2):
            house.work_five_times()
        assert letters(house).redrive() == 2
        house.work()
        assert first in parent.registration.answers
        assert len(parent.received) == 4

    def test_of_many(self, house: House):
        numbers = [f"+4477009006{number:02d}" for number in range(12)]
        house.wire.silence(SAVE, times=60)
        for number in numbers:
            house.parent(number).phone.send(text="hi")
        house.work_five_times()
        assert letters(house).redrive() == 12
        house.work()
        assert all(len(house.parent(number).received) == 1 for number in numbers)


class TestTheCommand:
    @pytest.fixture
    def here(self, house: House) -> House:
        os.environ.update(house.environment)  # the house's fixture puts the environment back
        return house

    def test_list_names_reasons_and_nobody(self, here: House, dead: Parent, capsys: pytest.CaptureFixture):
        capsys.readouterr()
        assert main(["list"]) == 0
        shown = capsys.readouterr().out
        assert "EndpointConnectionError" in shown
        assert shown.count("\n") == 1
        for told in (dead.number, dead.number[1:], "yes", *(INVITE[field] for field in INVITE if "name" in field)):
            assert told not in shown

    def test_list_leaves_them_to_be_put_back_at_once(self, here: House, dead: Parent, capsys: pytest.CaptureFixture):
        assert main(["list"]) == main(["list"]) == 0
        capsys.readouterr()
        assert main(["redrive"]) == 0
        assert capsys.readouterr().out == "1 put back\n"
        here.work()
        assert len(dead.received) == 3

    def test_list_of_nothing(self, here: House, capsys: pytest.CaptureFixture):
        assert main(["list"]) == 0
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize("arguments", [[], ["forget"], ["list", "redrive"]])
    def test_anything_else_is_explained(self, arguments: list[str], capsys: pytest.CaptureFixture):
        assert main(arguments) == 2
        assert "list|redrive" in capsys.readouterr().err
