"""What was held back because WhatsApp let nobody have its template: sent, by day, once it does again."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.errors import Stopped
from bot.logs.logs import log_failure
from bot.messages.outbox import Busy, Outbox
from bot.store.exchange import PAYMENT_NEWS, Exchange, invite_key
from bot.store.store import Store
from bot.store.templates import Templates
from bot.store.unit_of_work import UnitOfWork, Work
from bot.whatsapp.contents import PAYMENT_MISSED, REMINDERS
from flows.records import Change
from flows.reminders.quiet_hours import allowed
from flows.templates import Club

ONE_RUN = 20.0  # seconds: what is not sent by then goes in the next run


class HeldBack:
    """`club` is the club as it is in force; `parents` are those who still wait for something after the last run."""

    def __init__(
        self,
        store: Store,
        unit: UnitOfWork,
        outbox: Outbox,
        templates: Templates,
        club: Callable[[], Club],
        clock: Callable[[], datetime],
    ):
        self._store, self._unit, self._outbox = store, unit, outbox
        self._templates, self._club, self._clock = templates, club, clock
        self.parents: set[str] = set()

    def release(self) -> int:
        """Send what may go now: how many exchanges."""
        deadline, held = time.monotonic() + ONE_RUN, self._store.held_back()
        gone = [each for each in held if self._may_go(each[1]) and time.monotonic() < deadline and self._sent(*each)]
        self.parents = {parent for parent, _ in set(held) - set(gone)}
        return len(gone)

    def _may_go(self, key: str) -> bool:
        return allowed(self._clock(), self._club().night) and _needs(key).isdisjoint(self._templates.stopped())

    def _sent(self, parent: str, key: str) -> bool:
        try:
            self._unit.change(parent, partial(_dated_anew, key))
            self._outbox.resume(parent, key, by_day=True)
        except (Busy, Stopped):
            return False
        except Exception as error:
            log_failure("an exchange stays held back", error, exchange=key)
            return False
        return True


def _needs(key: str) -> set[str]:
    """Which templates an exchange may go by."""
    if PAYMENT_NEWS in key:
        return {PAYMENT_MISSED}
    return {"invite"} if "invite-" in key else set(REMINDERS)


def _dated_anew(key: str, work: Work) -> Exchange | None:
    """The parent is invited from now on: the ladder of reminders begins anew. None where it is no open invite."""
    conversation = work.conversation
    invited = next((each for each in conversation.registrations if invite_key(each) == key), None)
    if invited is None or invited.status != "invited" or conversation.opted_out_at or conversation.paused:
        return None
    invited.history.append(Change("invited", work.now, "the invite waited for WhatsApp's approval"))
    return Exchange(parent=conversation.parent, key=f"released-{key}-{work.now:%Y%m%d}", at=work.now)
