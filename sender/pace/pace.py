"""When each message may go: every worker takes a second's worth of its provider's rate at a time, and shares the rest.

A budget says until when its time is given out. Who books moves that on by what it takes, and sends at those times. How
far ahead a message may book goes by its priority: what is urgent finds room where bulk has to wait.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from threading import Lock
from typing import NamedTuple

from msgspec.structs import replace

from sender.pace.budgets import Budget, Budgets, Overtaken
from sender.pace.limits import LEAST, Limit, Limits
from sender.store.messages import BULK, EMAIL, NORMAL, PRIORITIES, URGENT, Message
from sender.text.gsm import folded, segments

SHARE = 0.96  # of a provider's rate: calls do not take equally long, and what leaves evenly may arrive bunched
AHEAD = {URGENT: 30.0, NORMAL: 4.0, BULK: 1.0}  # seconds ahead of now in which a priority may book
LEASE = 1.0  # seconds of a rate that are booked at a time …
FEW = 3  # … or as many messages, where that is more
FAST, FAST_LEASE = 50.0, 0.25  # a rate of which a part of a second is booked, whether there are messages for it or not
ASK_AGAIN = 60.0  # seconds after which a provider is asked for its limits again
KEPT_FROM_BULK = 0.1  # of a day's quota
OUT_OF_QUOTA = 600.0  # seconds for which nothing is tried where a day's quota is used up, or an account closed
SEVERAL = 3  # refusals in a row that are not one message's fault
SHORTEST_PAUSE, LONGEST_PAUSE = 5.0, 60.0  # seconds for which nothing is tried by a provider that is down …
PAUSE = 0.1  # … of the time for which it has been down
TRIES = 8
NO_TURN, QUOTA = "waits-its-turn", "quota-exceeded"


class Turn(NamedTuple):
    """The message may go at `at` (epoch seconds)."""

    message: Message
    at: float


class NoTurn(NamedTuple):
    """There is no time for the message before `wait` seconds are over."""

    message: Message
    wait: float
    reason: str


class Pace:
    """`limits` by channel. Raises what boto3 raises where the table is away."""

    def __init__(self, budgets: Budgets, limits: Mapping[str, Limits], clock: Callable[[], datetime]):
        self._budgets, self._limits, self._clock = budgets, limits, clock
        self._lines: dict[tuple[str, str], _Line] = {}

    def turns(self, messages: Sequence[Message]) -> Iterator[Turn | NoTurn]:
        """A turn for each message that has one, by budget, the most urgent first."""
        ordered = sorted(messages, key=lambda message: (_origin(message), PRIORITIES.index(message.priority)))
        for origin, group in groupby(ordered, key=_origin):
            yield from self._line(origin).turns(list(group))

    def heard(self, message: Message, refusal: str, *, closed: bool = False) -> None:
        """What a provider said to a message: "" where it took or judged it, else why it takes none now.

        `closed` is where it will take none for long.
        """
        self._line(_origin(message)).heard(refusal, closed=closed)

    def _line(self, origin: tuple[str, str]) -> "_Line":
        channel, name = origin
        if origin not in self._lines:
            line = _Line("#".join(origin), self._budgets, lambda: self._limits[channel].of(name), self._clock)
            self._lines.setdefault(origin, line)
        return self._lines[origin]


class _Line:
    """One budget as this process knows it; its threads come one by one."""

    def __init__(self, name: str, budgets: Budgets, ask: Callable[[], Limit | None], clock: Callable[[], datetime]):
        self._name, self._budgets, self._ask, self._clock = name, budgets, ask, clock
        self._lock, self._known = Lock(), Budget()
        self._next, self._until = 0.0, 0.0  # what is left of the last lease
        self._refusals, self._down_since = 0, 0.0

    def turns(self, messages: Sequence[Message]) -> Iterator[Turn | NoTurn]:
        with self._lock:
            self._look()
            if self._known.rate is None:
                return iter([Turn(message, 0) for message in messages])
            return iter(self._booked(messages, SHARE * self._known.rate))

    def heard(self, refusal: str, *, closed: bool) -> None:
        with self._lock:
            self._refusals = self._refusals + 1 if refusal else 0
            if not refusal or self._known.rate is None:
                self._down_since = 0.0
            elif closed:
                self._pause(OUT_OF_QUOTA)
            elif self._refusals >= SEVERAL:
                self._down_since = self._down_since or self._now()
                self._pause(min(LONGEST_PAUSE, max(SHORTEST_PAUSE, PAUSE * (self._now() - self._down_since))))

    def _now(self) -> float:
        return self._clock().timestamp()

    def _look(self) -> None:
        """Know the budget, and what the provider allows; it is asked by whoever finds that nobody did for long."""
        if not self._known.asked_at:
            self._known = self._budgets.read(self._name)
        if self._now() - self._known.asked_at > ASK_AGAIN:
            limit = self._ask() or Limit(self._known.rate or LEAST, self._known.daily, self._known.left)
            self._known = replace(self._known, asked_at=self._now(), **limit._asdict())

    def _booked(self, messages: Sequence[Message], rate: float) -> list[Turn | NoTurn]:
        turns: list[Turn | NoTurn] = []
        leased = False
        for place, message in enumerate(messages):
            parts = _parts(message)
            if self._room(rate) < parts - 0.5 and not leased:
                if refused := self._lease(messages[place:], rate):
                    return turns + [NoTurn(each, *refused) for each in messages[place:]]
                leased = True
            if self._room(rate) < parts - 0.5:
                return turns + [NoTurn(each, 0, NO_TURN) for each in messages[place:]]
            at = max(self._next, self._now())
            self._next = at + parts / rate
            turns.append(Turn(message, at))
        return turns

    def _room(self, rate: float) -> float:
        """How many parts may still go by the lease."""
        return (self._until - max(self._next, self._now())) * rate

    def _lease(self, messages: Sequence[Message], rate: float) -> tuple[float, str] | None:
        """Book a lease for the first of the messages. Where there is none: for how many seconds, and why."""
        priority = messages[0].priority
        for _ in range(TRIES):
            now, budget = self._now(), self._known
            start = max(budget.free_at, now)
            if (wait := start - now - AHEAD[priority]) > 0:
                return wait, NO_TURN
            wanted = _wanted(messages, rate)
            if budget.left is not None:
                spare = budget.left - (KEPT_FROM_BULK * (budget.daily or 0) if priority == BULK else 0)
                if spare < _parts(messages[0]):
                    return OUT_OF_QUOTA, QUOTA
                wanted = min(wanted, spare)
            left = None if budget.left is None else budget.left - wanted
            after = replace(budget, free_at=start + wanted / rate, left=left)
            if self._changed(after):
                self._next, self._until = start, after.free_at
                return None
        return AHEAD[BULK], NO_TURN

    def _changed(self, after: Budget) -> bool:
        try:
            self._budgets.change(self._name, self._known, after)
        except Overtaken as overtaken:
            self._known = overtaken.now
            return False
        self._known = after
        return True

    def _pause(self, seconds: float) -> None:
        """Nobody books before the pause is over. Where it cannot be written, others find out for themselves."""
        self._next = self._until = 0.0
        self._refusals = 0
        until = self._now() + seconds
        while self._known.free_at < until and not self._changed(replace(self._known, free_at=until)):
            pass


def _origin(message: Message) -> tuple[str, str]:
    """Whose rate it is: SES's is the account's, a text's that of what it comes from."""
    return message.channel, "" if message.channel == EMAIL else message.origination


def _parts(message: Message) -> int:
    """An e-mail is one to SES, and a text as many as its segments."""
    return 1 if message.channel == EMAIL else max(1, segments(folded(message.text)))


def _wanted(messages: Sequence[Message], rate: float) -> float:
    """Parts to book: what the messages take, within a lease; of a fast provider a part of a second at least."""
    most, wanted = max(FEW, LEASE * rate), 0
    for message in messages:
        if wanted and wanted + _parts(message) > most:
            break
        wanted += _parts(message)
    return max(wanted, FAST_LEASE * rate) if rate >= FAST else wanted
