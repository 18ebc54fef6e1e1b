"""A season of three hundred families in the whole house: real bot, real sender, Twilio's stand-in, a clock of its own.

Families are invited over four weeks and do as their kind does; the schedule wakes every few hours, and is down twice,
the second time for nine days; Twilio fails for an hour, and the worker dies now and then. The season holds the end of
summer time, on 25 October 2026.
"""

import heapq
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from threading import Thread
from typing import Any

from waitress.server import create_server

from flows.london import LONDON
from local.world import World
from sender.app import create_app
from sender.templates import sync
from tests.house import ACCOUNT, CLUB_NUMBER, PUBLIC_URL, TOKEN, TOKEN_PARAMETER, House, at
from tests.season_families import BLOCKED, DAY, HOUR, KINDS, MINUTE, NO_WHATSAPP, RATE_LIMIT, Family, Story
from tests.season_records import Records, records_of
from tests.sender.office import Office
from tests.wire import Killed

BEGINS, DAYS = datetime(2026, 10, 5, 6, tzinfo=UTC), 46
LAST_INVITE = 24  # days
WAKES = ("00:20", "07:45", "08:31", "10:30", "13:00", "16:00", "18:40", "19:40", "20:10", "22:30")
DOWN = (  # the schedule, in days
    (6.2, 7.7),
    (28.1, 37.2),
)
TWILIO_FAILS = (3.2, 9.54, 12.21, 17.4)  # days: the hour after each of these
DEATHS = 24


class Season:
    """`seed` settles who does what and when; the sender's worker and the news of deliveries come minutes later."""

    def __init__(self, world: World, house: House, office: Office, seed: int):
        self.world, self.house, self.office, self.seed = world, house, office, seed
        self.random = Random(seed)  # noqa: S311
        self._events: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = count()
        self._sender_comes = False
        kinds = [kind for kind, families in KINDS.items() for _ in range(families)]
        self.random.shuffle(kinds)
        self.families = [Family(self, index, kind.__name__) for index, kind in enumerate(kinds)]
        for family, kind in zip(self.families, kinds, strict=True):
            self._plan_family(family, kind(family))
        self._plan_house()

    @property
    def now(self) -> datetime:
        return self.house.clock.now()

    def play(self) -> Records:
        while self._events:
            moment, _, happens = heapq.heappop(self._events)
            self.house.clock.advance(max(0.0, (moment - self.now).total_seconds()))
            self.house.wire.receipts.clear()
            happens()
            self._news_arrives()
        return records_of(self)

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
        getattr(self.house.bot.desk, act)(*what)
        self.sender_works_soon()

    def works(self) -> None:
        """The worker takes what the parents sent; what it could not finish comes again, as the queue has it."""
        self._through_deaths(self.house.work)
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
        day = self.random.uniform(0, LAST_INVITE)
        invited = _morning(int(day)) + (day % 1) * 11 * HOUR
        trouble = {"not_on_whatsapp": NO_WHATSAPP}.get(family.kind)
        if trouble and family.index % 3 == 0:
            trouble = BLOCKED

        def begin() -> None:
            if trouble:
                family.fault(trouble)
            elif self.random.random() < 0.06:
                family.fault(RATE_LIMIT, times=self.random.randint(1, 3))
            family.invite()
            self._go_on(story)

        self.at(invited, begin)
        if family.kind in {"never_answers", "falls_silent", "pays"} and family.random.random() < 0.15:
            self.at(_morning(int(day) + family.random.randint(0, 4)) + 11.5 * HOUR, lambda: family.invite(1))

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
        self.sender_works_soon()

    def _twilio_falls(self) -> None:
        """It answers 500, and has taken every other message all the same."""
        for family in self.families[::2]:
            family.parent.phone.fault(http=500, accepted=bool(family.index % 4), times=20)

    def _twilio_rises(self) -> None:
        for family in self.families[::2]:
            while "http" in (fault := self.world.twilio.faults.take(family.number)):
                pass
            if fault:
                family.fault(fault["code"])

    def _through_deaths(self, work: Callable[[], Any]) -> Any:
        """Let our programs work; where they die they are started again, and find what was left. None of a death."""
        try:
            return work()
        except Killed:
            self.house.start()
            self.house.time_passes(60)
            self.house.work()
            self.house.bot.outbox.sweep()
            return None

    def _news_arrives(self) -> None:
        """Twilio's callbacks, the newest first, failures twice; of good news the last alone, for each costs a write."""
        self.world.twilio.settle()
        bad = [each for each in self.house.news if each[1]["MessageStatus"] in {"undelivered", "failed"}]
        good = [each for each in self.house.news if each[1]["MessageStatus"] == "delivered"]
        self.house.news = [*bad, *good[::-1], *bad]
        if self.house.news:
            self._through_deaths(self.house.news_arrives)
        if bad:
            self.sender_works_soon()


def _morning(day: int) -> datetime:
    return _clock(day, "08:40")


def _clock(day: int, time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    here = BEGINS.astimezone(LONDON) + timedelta(days=day)
    return here.replace(hour=hour, minute=minute, second=7).astimezone(UTC)


@contextmanager
def opened(seed: int) -> Iterator[Season]:
    """The season's own world with house and sender, before anything happens."""
    house: House | None = None

    def post(url: str, form: dict[str, str], headers: dict[str, str]) -> int:
        return house.post(url, form, headers)

    clock = at(BEGINS.year, BEGINS.month, BEGINS.day, BEGINS.hour)
    world = World(None, ACCOUNT, TOKEN, CLUB_NUMBER, f"{PUBLIC_URL}/webhook", post=post, clock=clock)
    world.start()
    before = dict(os.environ)
    os.environ.update(world.aws.environment())
    office = Office(world)
    sync(office.front.templates)
    server = create_server(create_app(office.front), host="127.0.0.1", port=0)
    Thread(target=server.run, daemon=True).start()
    house = House(world)
    house.bot.sender.ssm.put_parameter(Name=TOKEN_PARAMETER, Value=office.token(), Type="SecureString")
    house.start(SENDER_URL=f"http://127.0.0.1:{server.effective_port}/")
    # AWS lives by the real time, in which this season may be long over: nothing is to expire meanwhile.
    never = {"AttributeName": "expires", "Enabled": False}
    house.bot.dynamodb.update_time_to_live(TableName=house.settings.table, TimeToLiveSpecification=never)
    try:
        yield Season(world, house, office, seed)
    finally:
        house.stop()
        server.close()
        office.stop()
        world.stop()
        os.environ.clear()
        os.environ.update(before)


def play(seed: int = 2026) -> Records:
    with opened(seed) as season:
        return season.play()
