"""The club's budget of WhatsApp messages a month: what was sent of it, and what a sheet of invites would take.

What was sent is counted off Twilio's own list every ten minutes, so that no message costs a call more. A budget keeps
nobody's chat from going on: it is asked before many are invited.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from bot.logs.log_line import story, tell
from bot.logs.logs import log_failure
from bot.scheduled.digest import THE_CLUB, to_the_desk
from bot.store.message_count import MessageCount
from bot.store.unit_of_work import UnitOfWork
from bot.whatsapp.whatsapp import WhatsApp
from flows.templates import Club

EVERY = timedelta(minutes=10)
SETTLED = timedelta(minutes=5)  # Twilio dates a message when it leaves, which is a little after it was taken
NEAR = 0.8  # of the limit: then the desk is told
SENT, HEARD = 22, 18  # messages to and from the parent of an average registration (docs/cost.md)
META, TWILIO = 0.0165, 0.00375  # pounds for a message of ours, and for one either way (scripts/prices.toml)
EACH = SENT * META + (SENT + HEARD) * TWILIO


class Forecast(NamedTuple):
    """What it takes to register so many players; `limit` is 0 where the club has none."""

    players: int
    so_far: int
    limit: int

    @property
    def messages(self) -> int:
        return self.players * SENT

    @property
    def is_over(self) -> bool:
        return 0 < self.limit < self.so_far + self.messages

    def __str__(self) -> str:
        """`34 players: about 748 messages, £17 at list prices; this month so far 120 of 2,000`."""
        who = f"{self.players} player{'s'[: self.players != 1]}"
        takes = f"{who}: about {self.messages:,} messages, £{self.players * EACH:,.0f} at list prices"
        return takes + (f"; this month so far {self.so_far:,} of {self.limit:,}" if self.limit else "")


class Spent(NamedTuple):
    """The messages of ours that left in a month, like "2026-08"."""

    month: str
    sent: int

    @property
    def pounds(self) -> float:
        """What they cost at list prices, with what the parents write meanwhile."""
        return self.sent * EACH / SENT


class Budget:
    """`limit` is how many messages a month, 0 for no limit: then nothing is counted."""

    def __init__(
        self,
        limit: int,
        count: MessageCount,
        whatsapp: WhatsApp,
        unit: UnitOfWork,
        club: Callable[[], Club],
        clock: Callable[[], datetime],
    ):
        self._limit, self._count, self._whatsapp = limit, count, whatsapp
        self._unit, self._club, self._clock = unit, club, clock

    def forecast(self, players: int) -> Forecast:
        so_far = self._count.read(_month(self._clock())).sent if self._limit else 0
        return Forecast(players, so_far, self._limit)

    @property
    def counts(self) -> bool:
        """Whether messages are counted here."""
        return self._limit > 0

    def spent(self, months: Iterable[str]) -> list[Spent]:
        """What was sent in each of these months, those without a message left out."""
        counted = (Spent(month, self._count.read(month).sent) for month in months)
        return [each for each in counted if each.sent]

    def run(self) -> None:
        """Count what has left since the last time, ten minutes ago. What fails is tried again in the next minute."""
        if self._limit:
            try:
                self._go_on()
            except Exception as error:
                log_failure("the messages of the month could not be counted", error)

    def _go_on(self) -> None:
        until = self._clock() - SETTLED
        before = self._count.read(_month(until))
        since = max(datetime.fromtimestamp(before.until, UTC), _first_of_the_month(until))
        if before.until and until - since < EVERY:
            return
        sent = before.sent + self._whatsapp.count_sent(since, until)
        counted = replace(before, sent=sent, until=until.timestamp())
        if sent >= NEAR * self._limit and not counted.told:
            self._tell(_month(until), sent)
            counted = replace(counted, told=True)
        self._count.keep(_month(until), counted, before)

    def _tell(self, month: str, sent: int) -> None:
        """Once a month, however often it is begun."""
        lines = (
            f"{sent:,} of the {self._limit:,} WhatsApp messages of this month are sent. Chats go on all the same, past "
            "the limit too; a sheet of invites that would pass it is refused, unless it is told to go (--over-budget). "
            "The limit is monthly_limit under [messages] in club.toml."
        )
        with story("budget"):
            headline = "Most of this month's WhatsApp messages are sent"
            self._unit.change(THE_CLUB, to_the_desk(self._club(), f"budget-{month}", headline, lines))
            tell(sent_this_month=sent, limit=self._limit)


def _month(moment: datetime) -> str:
    return f"{moment:%Y-%m}"


def _first_of_the_month(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
