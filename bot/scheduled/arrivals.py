"""What never arrived: messages that Twilio has and its webhook could not bring, as it was kept out or we were away.

Every ten minutes Twilio's list of them is read on from where it was read last, so that a look costs what came since,
and an outage is made up for whole. What no exchange knows goes to the inbox queue, as if the webhook had brought it.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.logs.log_line import story, tell
from bot.logs.logs import current_request_id, log_failure
from bot.messages.inbox_queue import InboxQueue
from bot.store.store import Store
from bot.whatsapp.twilio_forms import Person
from bot.whatsapp.whatsapp import WhatsApp

EVERY = timedelta(minutes=10)
SETTLED = timedelta(minutes=5)  # by then the webhook has brought a message, and the worker has heard it
AT_FIRST = timedelta(hours=1)  # back, where nobody has looked before
FARTHEST = timedelta(days=3)  # back after an outage; a stranger's sid is forgotten after a week
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


class Arrivals:
    def __init__(self, store: Store, whatsapp: WhatsApp, queue: InboxQueue, clock: Callable[[], datetime]):
        self._store, self._whatsapp, self._queue, self._clock = store, whatsapp, queue, clock
        self._next = NEVER

    def run(self) -> int:
        """Look, if it is time to. How many messages were found that had not arrived."""
        now = self._clock()
        if now < self._next:
            return 0
        self._next = now + EVERY
        with story("arrivals"):
            try:
                return self._look(now)
            except Exception as error:
                log_failure("Twilio's list of messages could not be looked through", error)
                tell(outcome="failed", error=type(error).__name__)
                return 0

    def _look(self, now: datetime) -> int:
        until = now - SETTLED
        since = max(self._store.looked_until() or now - AT_FIRST, now - FARTHEST)
        if until - since < EVERY:  # another process has looked
            return 0
        forms = self._whatsapp.heard_between(since, until)
        missing = [form for form in forms if not self._is_known(form)]
        for form in map(self._whatsapp.with_media, missing):
            self._queue.put(form, Person.read(form).group, form["MessageSid"], current_request_id())
        self._store.keep_looked_until(until)
        tell(looked_at=len(forms), missing=len(missing))
        return len(missing)

    def _is_known(self, form: dict[str, str]) -> bool:
        """Whether it was heard: kept with the parent, or with the address that they were a stranger at."""
        address, sid = Person.read(form).address, form["MessageSid"]
        if self._store.exchange(address, sid):
            return True
        parent = self._store.load(address).parent
        return parent != address and self._store.exchange(parent, sid) is not None
