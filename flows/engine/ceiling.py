"""How much is answered in a day: each answer is paid for, and anybody can write.

What leads somebody further in their chat has a ceiling that no registration reaches, however fast it is typed; what
leads nowhere, such as *help* again and again, has a lower one. Above it a message is heard as ever, and what it changes
is said; above the higher one nobody is heard but who has a right to it. Who writes of danger is always answered.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from msgspec.structs import replace

from flows.records import Answered, Conversation, is_number
from flows.understanding.turn import Turn

DAY = timedelta(days=1)
NOTICE = "answered_a_lot"


class Ceiling(NamedTuple):
    """The most answers in a day: to what leads nowhere (`idle`), and in `all`."""

    idle: int
    all: int


STRANGER = Ceiling(idle=1, all=5)
NAMELESS = Ceiling(idle=3, all=12)  # may be an invited parent: five references a day are theirs to name
PARENT = Ceiling(idle=30, all=200)


def standing(conversation: Conversation) -> tuple[Any, ...]:
    """Where a chat stands: an answer after which it is the same led nowhere."""
    registrations = [
        (each.state, each.status, dict(each.answers), each.proposal, each.kept_back, each.to_be_asked, len(each.noted))
        for each in conversation.registrations
    ]
    silent = conversation.paused, conversation.opted_out_at, conversation.erased_at
    known = conversation.in_doubt, tuple(conversation.guesses)
    reached = conversation.doubted, tuple(conversation.bounces)
    return conversation.active, conversation.choosing, known, silent, reached, registrations


def is_reached(conversation: Conversation, now: datetime) -> bool:
    """Whether all of the day's answers are given."""
    today = _today(conversation, now)
    return today.further + today.idle >= _ceiling(conversation).all


def keep(turn: Turn, before: tuple[Any, ...], is_due: Callable[[], bool]) -> None:
    """Count what a turn answers, or leave it unsaid; a parent is told once that it will be.

    `before` is where the chat stood before, `is_due` says whether the parent has a right to the answer.
    """
    conversation = turn.conversation
    if turn.alerts or not turn.replies:
        return
    today, full = _today(conversation, turn.now), is_reached(conversation, turn.now)
    if standing(conversation) != before:
        conversation.answered = replace(today, further=today.further + 1)
    elif not full and today.idle < _ceiling(conversation).idle:
        conversation.answered = replace(today, idle=today.idle + 1)
    elif not full and is_due():
        conversation.answered = replace(today, further=today.further + 1)
    else:
        _leave_unsaid(turn, today)


def _leave_unsaid(turn: Turn, today: Answered) -> None:
    turn.fall_silent()
    if turn.conversation.registrations and not today.told:
        turn.recite(NOTICE)
        turn.conversation.answered = replace(today, told=True)


def _today(conversation: Conversation, now: datetime) -> Answered:
    answered = conversation.answered
    return answered if answered and now - answered.since < DAY else Answered(since=now)


def _ceiling(conversation: Conversation) -> Ceiling:
    if conversation.registrations:
        return PARENT
    return STRANGER if is_number(conversation.parent) else NAMELESS
