"""When an alert goes out again, and to whom."""

from datetime import timedelta

import pytest

from flows.grammar.notices import alert_of
from flows.records import Alert, Conversation
from flows.reminders import rounds
from tests.support.chats.chat import CLUB, NOON


def alert(number: int = 0) -> Alert:
    raised = alert_of("safeguarding", Conversation(parent="+447700900123"), CLUB, NOON, "a-token")
    raised.round = number
    return raised


@pytest.mark.parametrize(
    ("minutes", "number"),
    [(0, 1), (4, 1), (5, 2), (14, 2), (15, 3), (30, 4), (59, 4), (60, 5), (119, 5), (120, 6), (180, 7), (1440, 28)],
)
def test_rounds_are_due(minutes: int, number: int):
    assert rounds.round_at(alert(), NOON + timedelta(minutes=minutes)) == number


@pytest.mark.parametrize("number", range(1, 40))
def test_the_next_round_is_due_when_it_says_so(number: int):
    then = rounds.next_round(alert(number))
    assert rounds.round_at(alert(), then) == number + 1
    assert rounds.round_at(alert(), then - timedelta(seconds=1)) == number


@pytest.mark.parametrize(("number", "officers"), [(1, [1]), (2, [1]), (3, [1, 2]), (9, [1, 2])])
def test_the_deputy_is_told_from_the_third_round(number: int, officers: list[int]):
    assert [case.officer for case in rounds.addressed(alert(number), by_text=True)] == officers


def test_without_texts_the_deputy_is_told_with_the_first():
    assert [case.officer for case in rounds.addressed(alert(1), by_text=False)] == [1, 2]


def test_the_parent_is_told_twice_and_within_whatsapps_window():
    late = alert(5)
    assert rounds.tells_the_parent(late, NOON + timedelta(hours=1))
    late.told = 2
    assert not rounds.tells_the_parent(late, NOON + timedelta(hours=1))
    late.told = 0
    assert not rounds.tells_the_parent(late, NOON + timedelta(hours=24))
