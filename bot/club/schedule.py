"""What falls due with time: a reminder for whoever fell silent, and the day's digest."""

import time
from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from bot.club.digest import Digest
from bot.contents import reminder_variables
from bot.logs.log_line import story, tell
from bot.logs.logs import log_failure
from bot.logs.metrics import count
from bot.messages.outbox import Outbox
from bot.store.exchange import Exchange, Outgoing, Posting
from bot.store.store import AlreadyHeard, Conflict, Store
from flows.engine.turn import Turn
from flows.records import Conversation
from flows.registration.questions import registration as flow
from flows.reminders import ladder
from flows.reminders.wording import notice_of, template_of, values_of
from flows.templates import WHATSAPP, Club

ONE_RUN = 20.0  # seconds: what is not done by then is due in the next run


class Schedule:
    """Wakes every minute and asks an index for what is due: its cost grows with that, not with what is stored."""

    def __init__(self, store: Store, outbox: Outbox, digest: Digest, club: Club, clock: Callable[[], datetime]):
        self._store, self._outbox, self._digest, self._club, self._clock = store, outbox, digest, club, clock

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
        """Remind one parent; where they wrote in this very second, the save finds another version and nothing goes."""
        conversation, now = self._store.load(parent), self._clock()
        reminder = ladder.due(conversation, now)
        try:
            if reminder is None:
                self._store.put_off(conversation)
                tell(outcome="put off")
                return False
            exchange = self._exchange(conversation, reminder, now)
            ladder.take(conversation, reminder, now)
            self._store.save(conversation, self._outbox.leased(exchange))
        except (AlreadyHeard, Conflict):
            tell(outcome="overtaken")
            return False
        count("Reminders", rung=reminder.rung, way=reminder.way)
        tell(outcome="reminded", registration=reminder.reference, way=reminder.way, wording=reminder.wording)
        self._outbox.send(exchange)
        return True

    def _exchange(self, conversation: Conversation, reminder: ladder.Reminder, now: datetime) -> Exchange:
        """What goes out for a rung: in the chat while its window is open, by WhatsApp's template, or by the sender."""
        conversation = replace(conversation, active=reminder.reference)
        turn = Turn(flow, self._club, conversation, now)
        key = f"remind-{reminder.rung.replace(' ', '-')}-{now:%Y%m%d%H%M%S}"
        exchange = Exchange(parent=conversation.parent, key=key, at=now, asked=conversation.registration.state)
        if reminder.way in {"notice", "manager"}:
            trace = f"{conversation.registration.reference}-{key}"
            exchange.postings = [Posting(notice=notice_of(turn, reminder, trace))]
            return exchange
        name, values = template_of(reminder), values_of(turn, reminder)
        outgoing = Outgoing(text=WHATSAPP[name].format_map(values))
        if reminder.way == "template":
            outgoing.content, outgoing.variables = name, reminder_variables(name, values)
        exchange.outgoing = [outgoing]
        return exchange
