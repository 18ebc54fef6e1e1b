"""A past that many tests begin with: lived once by a worker, and put back for whoever begins the same way."""

from collections import Counter
from collections.abc import Callable, Hashable
from copy import deepcopy
from datetime import datetime
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from local.world import World
from tests.support.lines import Lines
from tests.support.wire import Wire

Told = tuple[Hashable, ...]
SECOND_TIME = 2  # a past is kept when it is begun again, for most are of one test alone


class Moment(NamedTuple):
    """All of a world at one moment, what waits at the house's door, and what the last deed gave."""

    aws: Any
    twilio: bytes
    at: datetime
    news: list[Any]
    receipts: list[str]
    gave: Any


KEPT: WeakKeyDictionary[World, dict[Told, Moment]] = WeakKeyDictionary()
LIVED: WeakKeyDictionary[World, Counter[Told]] = WeakKeyDictionary()


class Past:
    """What was done in a world since it was furnished, as long as its deeds alone explain how the world is.

    Whatever else writes to AWS or Twilio, listens to the logs or lies in wait on the wire ends that: from then on
    everything is lived.
    """

    def __init__(self, world: World, wire: Wire, news: list[Any]):
        self._world, self._wire, self._news = world, wire, news
        self.begins()

    def begins(self) -> None:
        """The world is furnished as it is now."""
        self._told: Told | None = ()
        self._after = self._writes

    @property
    def _writes(self) -> tuple[int, ...]:
        return self._world.aws.writes, self._world.twilio.writes

    def lives(self, deed: Told, act: Callable[[], Any], *, keep: bool = False) -> Any:
        """What `act` gives; of a deed to `keep` that somebody did after the same past, what it gave then."""
        told = self._explained(deed)
        kept = KEPT.setdefault(self._world, {}) if keep and told else {}
        if told in kept:
            gave = self._put_back(kept[told])
        else:
            gave = act()
            if keep and told:
                self._keep(told, gave)
        self._told, self._after = told, self._writes
        return gave

    def _explained(self, deed: Told) -> Told | None:
        written = self._writes != self._after or not self._world.gocardless.books.empty
        if self._told is None or written or self._wire.lies_in_wait or Lines.listening:
            return None
        return (*self._told, (*deed, self._world.clock.now()))

    def _keep(self, told: Told, gave: Any) -> None:
        lived = LIVED.setdefault(self._world, Counter())
        lived[told] += 1
        if lived[told] < SECOND_TIME or self._wire.lies_in_wait or self._world.aws.sent.messages():
            return
        world = self._world
        KEPT[world][told] = Moment(
            world.aws.copy(), world.twilio.copy(), world.clock.now(), list(self._news), list(self._wire.receipts), gave
        )

    def _put_back(self, moment: Moment) -> Any:
        world = self._world
        world.aws.put_back(moment.aws)
        world.twilio.put_back(moment.twilio)
        world.clock.advance((moment.at - world.clock.now()).total_seconds())
        self._news[:] = moment.news
        self._wire.receipts[:] = moment.receipts
        return deepcopy(moment.gave)
