"""The course of the season: who is invited when, when the schedule wakes, what fails, and the clock through it all.

The schedule wakes every few hours, and is down twice, the second time for nine days; Twilio fails for an hour, at noon
and in the evening, and has taken every other message all the same; our programs die in the middle now and then.
"""

import heapq
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from bot.club.desk import NotPossible
from flows.london import LONDON
from local.world import World
from tests.season.season_families import DAY, HOUR, MINUTE, Family, Story
from tests.season.season_kinds import KINDS
from tests.support.house import House, Parent
from tests.support.sender.office import Office
from tests.support.till import Till
from tests.support.wire import Killed

BEGINS, DAYS = datetime(2026, 10, 5, 6, tzinfo=UTC), 46
INVITES = ((0, 6), (14, 21))  # days: two rounds, of which the second is the larger
WAKES = ("00:20", "07:45", "08:31", "10:30", "13:00", "16:00", "18:40", "19:40", "20:10", "22:30")
DOWN = ((6.2, 7.7), (21.6, 30.7))  # days on which the schedule does not run
TWILIO_FAILS = (2.23, 3.52, 15.52, 17.23)  # days: the hour after each of these, two at noon and two in the evening
DEATHS = 40
NO_WHATSAPP, BLOCKED, RATE_LIMIT = 63024, 63014, 63018
FOR_GOOD = 1000  # times: more than anybody ever writes to one number


class Season:
    """`seed` settles who does what and when; the sender's worker and the news of deliveries come minutes later."""

    def __init__(self, world: World, house: House, office: Office, seed: int):
        self.world, self.house, self.office, self.seed = world, house, office, seed
        self.random, self.till = Random(seed), Till(house)
        self.gocardless = self.till.gocardless
        self._events: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = count()
        self._sender_comes = False
        self.deaths = 0
        kinds = [kind for kind, families in KINDS.items() for _ in range(families)]
        self.random.shuffle(kinds)
        self.families = [Family(self, index, kind.__name__) for index, kind in enumerate(kinds)]
        for family, kind in zip(self.families, kinds, strict=True):
            self._plan_family(family, kind(family))
        self._plan_house()

    @property
    def now(self) -> datetime:
        return self.house.clock.now()

    def play(self) -> None:
        while self._events:
            moment, _, happens = heapq.heappop(self._events)
            self.house.clock.advance(max(0.0, (moment - self.now).total_seconds()))
            self.house.wire.receipts.clear()
            happens()
            self._news_arrives()
            self._payments_arrive()
        self._comes_to_its_end()

    def at(self, moment: datetime, happens: Callable[[], object]) -> None:
        if moment < BEGINS + DAYS * DAY:
            heapq.heappush(self._events, (moment, next(self._order), happens))

    def invites(self, changes: dict[str, Any]) -> int:
        """The admin's trigger, posted again until it is answered for good."""
        answer = self._through_deaths(lambda: self.house.admin_invites(**changes).status_code)
        if answer in (None, 500, 502, 503):
            self.house.time_passes(10)
            return self.house.admin_invites(**changes).status_code
        return answer

    def desk(self, act: str, *what: Any) -> None:
        """Somebody at the club does something, and does it again where our program died over it."""
        if self._through_deaths(lambda: [getattr(self.house.bot.desk, act)(*what)]) is None:
            with suppress(NotPossible):  # it was done
                getattr(self.house.bot.desk, act)(*what)
        self.sender_works_soon()

    def pays(self, parent: Parent, what: str) -> None:
        """A parent goes by the link of the chat, and presses again where our program died over it."""
        link = self.till.link_of(parent)
        self.till.does(self._through_deaths(lambda: self.till.presses(link)) or self.till.presses(link), what)

    def works(self) -> None:
        """The worker takes what a parent sent; what it could not finish comes again, as the queue has it."""
        self._through_deaths(lambda: self.house.bot.worker.poll(wait_seconds=0))
        for _ in range(5):
            if not self.house.wire.pauses:
                return
            self.house.wire.pauses.clear()
            self.house.time_passes()
            self._through_deaths(self.house.work)

    def sender_works_soon(self) -> None:
        if not self._sender_comes:
            self._sender_comes = True
            self.at(self.now + 2 * MINUTE, self._sender_works)

    def _sender_works(self) -> None:
        self._sender_comes = False
        self.office.works()

    def _plan_family(self, family: Family, story: Story) -> None:
        """The invite comes in the office's hours; a second child's a little later, with some."""
        day = self.random.uniform(*INVITES[self.random.random() < 0.6])
        invited = _morning(int(day)) + (day % 1) * 11 * HOUR
        trouble = (NO_WHATSAPP, NO_WHATSAPP, BLOCKED)[family.index % 3]

        def begin() -> None:
            if family.kind == "not_on_whatsapp":
                family.parent.phone.fault(code=trouble, times=FOR_GOOD)
            elif family.random.random() < 0.06:
                family.parent.phone.fault(code=RATE_LIMIT, times=family.random.randint(1, 3))
            family.invite()
            self._go_on(story)

        self.at(invited, begin)
        if family.kind in {"never_answers", "falls_silent", "pays"} and family.random.random() < 0.15:
            self.at(_morning(int(day) + family.random.randint(0, 4)) + 10.5 * HOUR, lambda: family.invite(1))

    def _go_on(self, story: Story) -> None:
        pause = next(story, None)
        if pause is not None:
            self.at(self.now + pause, lambda: self._go_on(story))

    def _plan_house(self) -> None:
        down = [(BEGINS + first * DAY, BEGINS + last * DAY) for first, last in DOWN]
        moments = [_clock(day, wake) for day in range(DAYS) for wake in WAKES]
        moments += [BEGINS + fails * DAY + HOUR + MINUTE for fails in TWILIO_FAILS]
        for moment in moments:
            if not any(first <= moment < last for first, last in down):
                self.at(moment, self._wakes)
        for fails in TWILIO_FAILS:
            self.at(BEGINS + fails * DAY, self._twilio_falls)
            self.at(BEGINS + fails * DAY + HOUR, self._twilio_rises)
        for _ in range(DEATHS):
            call = self.random.choice(("twilio POST Messages", "dynamodb TransactWriteItems", "dynamodb UpdateItem"))
            moment = BEGINS + self.random.uniform(1, DAYS - 3) * DAY
            self.at(moment, lambda call=call: self.house.wire.kill_after(call, nth=2))

    def _wakes(self) -> None:
        self._through_deaths(self.house.wakes)
        self._through_deaths(lambda: self.house.bot.outbox.sweep())
        self._through_deaths(lambda: self.house.bot.payments.reconcile())
        self.sender_works_soon()

    def _twilio_falls(self) -> None:
        """It answers 500, and has taken every other message all the same."""
        for family in self.families[::2]:
            family.parent.phone.fault(http=500, accepted=bool(family.index % 4), times=20)

    def _twilio_rises(self) -> None:
        for family in self.families[::2]:
            while "http" in (fault := self.world.twilio.faults.take(family.number)):
                pass
            if fault:  # that was another one, which is still to come
                family.parent.phone.fault(**fault)

    def _through_deaths(self, work: Callable[[], Any]) -> Any:
        """Let our programs work; where they die they are started again, and find what was left. None of a death."""
        try:
            return work()
        except Killed:
            self.deaths += 1
            self.house.start()
            self.house.time_passes(60)
            self.house.work()
            self.house.bot.outbox.sweep()
            return None

    def _news_arrives(self) -> None:
        """Twilio's callbacks, unordered, failures twice; of good news a part, for each costs a write."""
        self.world.twilio.settle()
        bad = [each for each in self.house.news if each[1]["MessageStatus"] in {"undelivered", "failed"}]
        good = [each for each in self.house.news if each[1]["MessageStatus"] == "delivered"]
        self.house.news = [*bad, *good[::4], *bad]
        if self.house.news:
            self._through_deaths(self.house.news_arrives)
        if bad:
            self.sender_works_soon()

    def _payments_arrive(self) -> None:
        """What happens at GoCardless by the clock; its webhooks come twice, in disorder, or now and then not."""
        faults, books = self.gocardless.faults, self.gocardless.books
        known, untold = len(books.of("events")), len(books.unsent)
        faults.repeats, faults.shuffles, faults.loses = 2, self.random, int(self.random.random() < 0.2)
        self.gocardless.settle()
        if untold or len(books.of("events")) > known:
            self._through_deaths(self.house.work)
            self.sender_works_soon()

    def _comes_to_its_end(self) -> None:
        """What was lost on the last day is found, and what was not done is done."""
        self.gocardless.faults.clear()
        for _ in range(3):
            self.house.time_passes(3600)
            self.gocardless.settle()
            self.house.bot.payments.reconcile()
            self.house.work()
            self.house.bot.outbox.sweep()


def _morning(day: int) -> datetime:
    return _clock(day, "08:40")


def _clock(day: int, time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    here = BEGINS.astimezone(LONDON) + timedelta(days=day)
    return here.replace(hour=hour, minute=minute, second=7).astimezone(UTC)
