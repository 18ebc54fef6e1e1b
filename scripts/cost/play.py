"""A fortnight in the whole house, in which families register and all that is asked of others is counted."""

import heapq
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from time import perf_counter
from typing import Any

from local.aws.tally import Tally
from scripts.cost.families import Family, Story, kinds
from scripts.cost.invocations import Invocations
from tests.support.house import API_KEY, Parent
from tests.support.joined import Joined

BEGINS, DAYS, ARRIVE_WITHIN = datetime(2026, 10, 5, 8, tzinfo=UTC), 14, 5
DAY, BETWEEN_FAMILIES, SOON = timedelta(days=1), timedelta(minutes=3), timedelta(minutes=20)
TICKS = ("08:00", "10:00", "12:00", "14:00", "16:00", "18:00", "18:40")  # UTC; the day's digest goes at the last
REVIVALS = 5


class Play:
    """`joined` is the house that they register in, at BEGINS; `tally` counts what its AWS is asked.

    Afterwards `idle` has the seconds and the calls of ticks that found nothing to do, which come every minute of a
    month whatever happens, and `asked` what AWS was asked beside that.
    """

    def __init__(self, joined: Joined, tally: Tally, invocations: Invocations):
        self.world, self.house, self.office = joined
        self.invocations, self._tally = invocations, tally
        self.idle: dict[str, list[tuple[float, Counter[str]]]] = {"bot": [], "sender": []}
        self.asked: Counter[str] = Counter()
        self._events: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = count()
        self.families: list[Family] = []
        app = self.house.browser.application
        app.wsgi_app = invocations.of("bot", app.wsgi_app)

    def run(self, registrations: int) -> int:
        """Let the families come one after the other, and a fortnight pass. How many registrations there were."""
        for kind, place in kinds(registrations):
            family = Family(self, place, kind.__name__.replace("_", " "))
            self.families.append(family)
            arrives = BEGINS + place % ARRIVE_WITHIN * DAY + place // ARRIVE_WITHIN * BETWEEN_FAMILIES
            self._at(arrives, partial(self._go_on, kind(family)))
        for day in range(DAYS):
            for tick in TICKS:
                hours, minutes = map(int, tick.split(":"))
                moment = BEGINS.replace(hour=hours, minute=minutes) + day * DAY
                self._at(moment, self._tick)
        begun = self._tally.counts.copy()
        while self._events:
            moment, _, happens = heapq.heappop(self._events)
            self.house.clock.advance(max(0.0, (moment - self.house.clock.now()).total_seconds()))
            happens()
            self._settle()
        for _ in range(REVIVALS):
            self._watched("sender", self.office.back.dead_letters.revive)
            self._watched("sender", lambda: self.office.back.events_worker.work_off(lambda: 0))
        self.asked = self._tally.counts - begun - self._of_idle_ticks()
        return sum(len(each.parent.conversation.registrations) for each in self.families)

    def invite(self, **fields: Any) -> None:
        """The club's admin invites."""
        if (status := self.house.admin_invites(**fields).status_code) != 200:
            raise RuntimeError(f"The invite was answered {status}")
        self._settle()

    def hears(self, send: Callable[[], object], parent: Parent) -> None:
        """A parent looks at the chat and sends something."""
        parent.phone.look()
        send()
        self._settle()

    def payment(self, reference: str, payment_id: str, kind: str) -> None:
        """The provider of payments tells of one."""
        url, body = f"/registrations/{reference}/payments", {"payment_id": payment_id, "kind": kind}
        answer = self.house.browser.post(url, json=body, headers={"x-api-key": API_KEY})
        if answer.status_code != 200:
            raise RuntimeError(f"The payment was answered {answer.status_code}")
        self._settle()

    def _of_idle_ticks(self) -> Counter[str]:
        return sum((calls for ticks in self.idle.values() for _, calls in ticks), Counter())

    def _at(self, moment: datetime, happens: Callable[[], object]) -> None:
        heapq.heappush(self._events, (moment, next(self._order), happens))

    def _go_on(self, story: Story) -> None:
        days = next(story, None)
        if days is not None:
            self._at(self.house.clock.now() + days * DAY + SOON, partial(self._go_on, story))

    def _settle(self) -> None:
        """Everybody works until nothing is left: Twilio with its news, the bot's worker and the sender's."""
        while True:
            self.invocations.until_idle("bot queue", lambda: self.house.bot.worker.poll(wait_seconds=0))
            self.invocations.until_idle("sender queue", lambda: self.office.back.worker.poll(wait_seconds=0))
            self.world.twilio.settle()
            news, self.house.news = self.house.news, []
            if not news:
                return
            for path, form, headers in news:
                self.house.browser.post(path, data=form, headers=headers)

    def _tick(self) -> None:
        def work() -> None:
            self.house.bot.outbox.sweep()
            self.house.bot.schedule.run()

        self._watched("bot", work)

    def _watched(self, service: str, work: Callable[[], object]) -> None:
        """A tick. Where it writes nothing there was nothing to do."""
        before, started = self._tally.counts.copy(), perf_counter()
        work()
        seconds, calls = perf_counter() - started, self._tally.counts - before
        if calls["dynamodb write units"]:
            self.invocations.add(f"{service} tick", seconds)
        else:
            self.idle[service].append((seconds, calls))
