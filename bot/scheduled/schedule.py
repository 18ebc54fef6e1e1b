"""What falls due with time: a reminder for whoever fell silent, a question that waited for the morning, what was kept
long enough, and the day's digest.
"""

import dataclasses
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import msgspec

from bot.logs.log_line import story, tell
from bot.logs.logs import log_failure
from bot.scheduled.digest import Digest
from bot.scheduled.held_back import HeldBack
from bot.scheduled.morning_question import MorningQuestion
from bot.store.exchange import Exchange, Outgoing, postings_of
from bot.store.store import Store
from bot.store.templates import Templates
from bot.store.unit_of_work import UnitOfWork, Work
from bot.whatsapp.contents import template_variables
from flows.records import Registration
from flows.reminders import ladder, retention
from flows.reminders.wording import notices_of, template_of, values_of
from flows.templates import WHATSAPP
from flows.understanding.turn import Turn

ONE_RUN = 20.0  # seconds: what is not done by then is due in the next run
STOPPED_FOR = timedelta(hours=1)  # until it is seen again whether a reminder that waits for its template may go


class Schedule:
    """Wakes every minute and asks an index for what is due: its cost grows with that, not with what is stored."""

    def __init__(
        self,
        store: Store,
        unit: UnitOfWork,
        digest: Digest,
        templates: Templates,
        held_back: HeldBack,
        question: MorningQuestion,
        clock: Callable[[], datetime],
    ):
        self._store, self._unit, self._digest = store, unit, digest
        self._templates, self._held_back, self._clock = templates, held_back, clock
        self._question = question

    def run(self) -> int:
        """Do what is due, and say with how many parents. One that fails does not keep the others waiting."""
        deadline, reminded = time.monotonic() + ONE_RUN, 0
        for parent in self._store.due(before=self._clock().timestamp()):
            if time.monotonic() > deadline:
                break
            with story("reminder"):
                try:
                    reminded += self._remind(parent)
                except Exception as error:
                    log_failure("a reminder failed", error)
                    tell(outcome="failed", error=type(error).__name__)
        self._digest.send_if_due()
        return reminded

    def _remind(self, parent: str) -> bool:
        """Remind one parent; where they wrote in this very second, the next try finds that nothing is due any more."""
        reminded = self._unit.change(parent, self._reminder).exchange is not None
        if not reminded:
            tell(outcome="put off")
        return reminded

    def _reminder(self, work: Work) -> Exchange | None:
        """What is due; where nothing is, the index that named the parent is put right."""
        if forgotten := retention.expired(work.flow, work.conversation, work.club.keep_days, work.now):
            return _forgotten(work, forgotten)
        if question := self._question.ask(work):
            return question
        reminder = ladder.due(work.flow, work.conversation, work.now, work.club.night)
        if reminder is None:
            self._unit.put_off(work.conversation)
            return None
        reminder = self._by_a_way_that_is_open(work, reminder)
        if reminder is None:
            self._unit.put_off(work.conversation, work.now + STOPPED_FOR)
            return None
        exchange = _exchange(work, reminder)
        ladder.take(work.conversation, reminder, work.now)
        work.once_saved = partial(_told, reminder)
        return exchange

    def _by_a_way_that_is_open(self, work: Work, reminder: ladder.Reminder) -> ladder.Reminder | None:
        """Past WhatsApp where it lets nobody have the template; None where the parent cannot be reached but by it, or
        has not even had the invite.
        """
        if reminder.wording == "invite" and work.conversation.parent in self._held_back.parents:
            return None
        if reminder.way != "template" or template_of(reminder) not in self._templates.stopped():
            return reminder
        reached = work.flow.family_email(work.conversation) or work.club.texts
        return dataclasses.replace(reminder, way=ladder.Way.NOTICE) if reached else None


def _exchange(work: Work, reminder: ladder.Reminder) -> Exchange:
    """What goes out for a rung: a chat message and what goes beside it, or what goes instead."""
    turn = Turn(work.flow, work.club, msgspec.structs.replace(work.conversation, active=reminder.reference), work.now)
    key = f"remind-{reminder.rung.replace(' ', '-')}-{work.now:%Y%m%d%H%M%S}"
    exchange = Exchange(parent=turn.conversation.parent, key=key, at=work.now, asked=turn.registration.state)
    if reminder.way in {"chat", "template"}:
        exchange.outgoing = [_message(turn, reminder)]
    notices = notices_of(turn, reminder, f"{reminder.reference}-{key}")
    exchange.postings = postings_of(notices, exchange.outgoing)
    return exchange


def _forgotten(work: Work, registrations: list[Registration]) -> Exchange:
    """Nobody is told: it is what the privacy notice says."""
    retention.forget(work.conversation, registrations)
    work.once_saved = partial(tell, outcome="forgotten", registrations=len(registrations))
    return Exchange(parent=work.conversation.parent, key=f"forget-{work.now:%Y%m%d%H%M%S}", at=work.now)


def _message(turn: Turn, reminder: ladder.Reminder) -> Outgoing:
    name, values = template_of(reminder), values_of(turn, reminder)
    outgoing = Outgoing(text=WHATSAPP[name].format_map(values))
    if reminder.way == "template":
        outgoing.content, outgoing.variables = name, template_variables(name, values)
    return outgoing


def _told(reminder: ladder.Reminder) -> None:
    about = {"rung": reminder.rung, "way": reminder.way, "wording": reminder.wording}
    tell(outcome="reminded", registration=reminder.reference, **about)
