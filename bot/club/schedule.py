"""What falls due with time: a reminder for whoever fell silent, and the day's digest."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from bot.club.digest import Digest
from bot.logs.log_line import story, tell
from bot.logs.logs import log_failure
from bot.messages.contents import reminder_variables
from bot.store.exchange import Exchange, Outgoing, postings_of
from bot.store.store import Store
from bot.store.unit_of_work import UnitOfWork, Work
from flows.engine.turn import Turn
from flows.reminders import ladder
from flows.reminders.wording import notices_of, template_of, values_of
from flows.templates import WHATSAPP

ONE_RUN = 20.0  # seconds: what is not done by then is due in the next run


class Schedule:
    """Wakes every minute and asks an index for what is due: its cost grows with that, not with what is stored."""

    def __init__(self, store: Store, unit: UnitOfWork, digest: Digest, clock: Callable[[], datetime]):
        self._store, self._unit, self._digest, self._clock = store, unit, digest, clock

    def run(self) -> int:
        """Do what is due, and say how many parents were reminded. One that fails does not keep the others waiting."""
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
        reminder = ladder.due(work.flow, work.conversation, work.now)
        if reminder is None:
            self._unit.put_off(work.conversation)
            return None
        exchange = _exchange(work, reminder)
        ladder.take(work.conversation, reminder, work.now)
        work.once_saved = partial(_told, reminder)
        return exchange


def _exchange(work: Work, reminder: ladder.Reminder) -> Exchange:
    """What goes out for a rung: a chat message and what goes beside it, or what goes instead."""
    turn = Turn(work.flow, work.club, replace(work.conversation, active=reminder.reference), work.now)
    key = f"remind-{reminder.rung.replace(' ', '-')}-{work.now:%Y%m%d%H%M%S}"
    exchange = Exchange(parent=turn.conversation.parent, key=key, at=work.now, asked=turn.registration.state)
    if reminder.way in {"chat", "template"}:
        exchange.outgoing = [_message(turn, reminder)]
    notices = notices_of(turn, reminder, f"{reminder.reference}-{key}")
    exchange.postings = postings_of(notices, exchange.outgoing)
    return exchange


def _message(turn: Turn, reminder: ladder.Reminder) -> Outgoing:
    name, values = template_of(reminder), values_of(turn, reminder)
    outgoing = Outgoing(text=WHATSAPP[name].format_map(values))
    if reminder.way == "template":
        outgoing.content, outgoing.variables = name, reminder_variables(name, values)
    return outgoing


def _told(reminder: ladder.Reminder) -> None:
    about = {"rung": reminder.rung, "way": reminder.way, "wording": reminder.wording}
    tell(outcome="reminded", registration=reminder.reference, **about)
