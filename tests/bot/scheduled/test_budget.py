"""A month's budget of messages: counted off Twilio's list, told at 80 %, asked before a sheet, and in nobody's way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands.invite import command, read_arguments
from tests.support.chats.examples import ALL_ANSWERS, after
from tests.support.club import Club, family, saved, sheet
from tests.support.house import House, Parent
from tests.support.sender.office import Office

DESK = "registrations@example.org"
TWO = sheet(family(1), family(2))


def some_time_later(house: House) -> None:
    """What was sent has left, and is counted."""
    house.news_arrives()
    house.time_passes(1000)
    house.wakes()


@pytest.fixture
def runs(house: House, tmp_path: Path) -> Callable[..., int]:
    """The command on two rows; its exit code."""
    return lambda *options: command(Club(house).bulk, read_arguments([str(saved(tmp_path, TWO)), *options]))


def told(house: House, office: Office) -> list[str]:
    office.works()
    return [each["text"] for each in house.world.aws.sent.messages(DESK) if "WhatsApp messages" in each["subject"]]


def so_far(house: House) -> int:
    return house.bot.budget.forecast(0).so_far


class TestTheCount:
    def test_is_of_what_has_left_each_once(self, house: House):
        house.start(MONTHLY_MESSAGES="1000")
        house.wakes()
        house.admin_invites()
        parent = house.parent()
        parent.says("yes")
        for _ in range(3):
            some_time_later(house)
        assert so_far(house) == len(parent.received)
        parent.says(*after("ready"))
        some_time_later(house)
        assert so_far(house) == len(parent.received)

    def test_leaves_out_what_failed(self, house: House):
        house.start(MONTHLY_MESSAGES="1000")
        house.parent().phone.fault(code=63024)
        house.admin_invites()
        some_time_later(house)
        assert so_far(house) == 0

    def test_begins_anew_with_the_month(self, house: House, parent: Parent):
        house.start(MONTHLY_MESSAGES="1000")
        some_time_later(house)
        assert so_far(house) == 1
        house.time_passes(29 * 86400)
        assert so_far(house) == 0

    def test_goes_on_where_twilio_did_not_answer(self, house: House, parent: Parent):
        house.start(MONTHLY_MESSAGES="1000")
        house.wire.silence("twilio GET Messages")
        some_time_later(house)
        assert so_far(house) == 0
        house.wakes()
        assert so_far(house) == 1

    def test_asks_nobody_without_a_limit(self, house: House, parent: Parent):
        house.wakes()
        house.wire.calls.clear()
        some_time_later(house)
        assert "twilio GET Messages" not in house.wire.calls
        assert so_far(house) == 0


class TestTheDesk:
    def test_is_told_once_a_month(self, house: House, office: Office):
        house.start(MONTHLY_MESSAGES="5")
        for number in range(1, 7):
            house.admin_invites(parent_tel=f"+44770090000{number}")
            some_time_later(house)
            assert len(told(house, office)) == (number >= 4)
        assert "4 of the 5 WhatsApp messages" in told(house, office)[0]


class TestASheet:
    def test_says_what_it_would_take(self, house: House, runs: Callable[..., int], capsys: pytest.CaptureFixture):
        assert runs() == 0
        assert "2 players: about 44 messages, £1 at list prices\n" in capsys.readouterr().out
        house.start(MONTHLY_MESSAGES="1000")
        answer = Club(house).uploads(TWO)
        assert answer.json["forecast"].endswith("44 messages, £1 at list prices; this month so far 0 of 1,000")

    def test_that_would_pass_the_budget_is_refused(
        self, house: House, runs: Callable[..., int], capsys: pytest.CaptureFixture
    ):
        house.start(MONTHLY_MESSAGES="43")
        refused = Club(house).uploads(TWO, preview="false")
        assert refused.status_code == 409
        assert "this month so far 0 of 43: add over_budget=true" in refused.json["message"]
        assert runs("--send") == 1
        assert "add --over-budget to send" in capsys.readouterr().err
        assert house.parent(family(1)["parent_tel"]).received == []

    def test_goes_all_the_same_when_told_so(self, house: House, runs: Callable[..., int]):
        house.start(MONTHLY_MESSAGES="43")
        assert runs("--send", "--over-budget") == 0
        answer = Club(house).uploads(TWO, preview="false", over_budget="true")
        assert answer.json["message"] == "2 invited before"

    def test_within_the_budget_goes(self, house: House, runs: Callable[..., int]):
        house.start(MONTHLY_MESSAGES="44")
        assert runs("--send") == 0


def test_a_chat_goes_on_past_the_budget(house: House):
    house.start(MONTHLY_MESSAGES="1")
    house.admin_invites()
    parent = house.parent()
    for text in (*ALL_ANSWERS, "yes"):
        parent.says(text)
    some_time_later(house)
    assert so_far(house) > 1
    assert parent.registration.status == "payment_pending"
    assert house.admin_invites(parent_tel="+447700900124", player_first_name="Mia").status_code == 200
