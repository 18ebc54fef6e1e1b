"""The families of the season: who they are, and what each kind of parent does with an invite."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from string import ascii_lowercase
from typing import Any, Protocol

from flows.london import LONDON
from flows.records import Registration
from local.gocardless import GoCardless
from local.gocardless.books import Resource
from tests.season.season_books import of_registration
from tests.support.chats.answering import answers_from
from tests.support.house import House, Parent

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MANAGERS = ("+447700900001", "+447700900002", "+447700900003", "+447700900004")
TEAMS = tuple("Panthers Otters Colts Lions Hawks Foxes Bears Wolves Eagles Robins Swifts Badgers Stags Hares".split())
SHIRTS = tuple(str(number) for number in range(2, 26) if number != 12)  # 12 is a goalkeeper's
FIRST_NUMBER = 100

Story = Iterator[timedelta]  # what a parent does, with the time between one thing and the next


class Course(Protocol):
    """The season that a family lives in, as far as it does anything there."""

    seed: int
    house: House
    gocardless: GoCardless

    @property
    def now(self) -> datetime: ...

    def invites(self, changes: dict[str, Any]) -> int: ...

    def desk(self, act: str, *what: Any) -> None: ...

    def works(self) -> None: ...

    def sender_works_soon(self) -> None: ...

    def pays(self, parent: Parent, what: str) -> None: ...


class Family:
    """One parent with a phone, and one child or two. `marks` are what the parent or the desk did, and when."""

    def __init__(self, season: Course, index: int, kind: str):
        self.season, self.index, self.kind = season, index, kind
        self.random = Random(f"{season.seed} {index}")
        self.number = f"+447700900{FIRST_NUMBER + index}"
        self.email = f"parent-{index}@example.com"
        self.parent = season.house.parent(self.number)
        self.marks: list[tuple[str, datetime]] = []

    def mark(self, what: str) -> None:
        self.marks.append((what, self.season.now))

    def invite(self, child: int = 0) -> None:
        """The admin invites a child, and sometimes presses the button twice."""
        team = (self.index + child) % len(TEAMS)
        changes: dict[str, Any] = {
            "player_first_name": ("Sam", "Mia")[child] + ascii_lowercase[self.index % 26],
            "player_last_name": "Smith" + ascii_lowercase[self.index // 26],
            "team_name": TEAMS[team],
            "team_manager_1_tel": MANAGERS[team % len(MANAGERS)],
            "parent_tel": self.number,
        }
        answers = [self.season.invites(changes) for _ in range(2 if self.random.random() < 0.1 else 1)]
        self.mark("invited" if answers[-1] == 200 else "invite refused")

    def says(self, *texts: str) -> None:
        for text in texts:
            self.parent.phone.send(text=text)
            self.season.works()
        self.season.sender_works_soon()

    def answers(self, count: int | None = None) -> None:
        """Answer what is asked: so many questions, or all there are."""
        own = {"payment_day": "15", "email": self.email, "shirt_number": SHIRTS[self.index // len(TEAMS)]}
        club = self.season.house.settings.club
        self.says(*answers_from(self.parent.flow, self.parent.conversation, self.season.now, club, own)[:count])

    def a_while(self, least: float = 0.2, most: float = 30) -> timedelta:
        return self.random.uniform(least, most) * HOUR

    def next_day(self, hour: float) -> timedelta:
        """The time until such an hour of tomorrow, in London."""
        here = self.season.now.astimezone(LONDON)
        then = (here + DAY).replace(hour=int(hour), minute=int(hour % 1 * 60), second=self.random.randrange(60))
        return then.astimezone(self.season.now.tzinfo) - self.season.now

    @property
    def reminded(self) -> bool:
        return bool(self.parent.conversation.reminded)

    @property
    def registration(self) -> Registration:
        """The first child's."""
        return self.parent.conversation.registrations[0]

    @property
    def reference(self) -> str:
        return self.registration.reference

    def goes_to_pay(self, what: str = "pay") -> None:
        """Open the link that the chat said last, press its button, and do so on GoCardless's page."""
        self.season.pays(self.parent, what)
        self.season.sender_works_soon()

    def has(self, kind: str) -> list[Resource]:
        """What GoCardless has of the first child's."""
        return of_registration(self.season.gocardless.books.of, kind, self.reference)


def never_answers(family: Family) -> Story:
    yield DAY


def not_on_whatsapp(family: Family) -> Story:
    return never_answers(family)


def falls_silent(family: Family) -> Story:
    yield family.a_while()
    family.answers(family.random.randint(1, 3))


def comes_back_after_a_reminder(family: Family) -> Story:
    yield family.a_while()
    family.answers(family.random.randint(1, 3))
    while not family.reminded:
        yield 5 * HOUR
    yield family.a_while(1, 20)
    family.answers()


def declines(family: Family) -> Story:
    yield family.a_while()
    family.says("no", "yes")


def moves_away(family: Family) -> Story:
    """The club hears of it, and withdraws the registration."""
    yield family.a_while(20, 90)
    family.season.desk("withdraw", family.reference)


def stops(family: Family) -> Story:
    yield family.a_while(0.2, 80)
    family.answers(family.random.randint(0, 2))
    yield family.a_while(0.05, 1)
    family.mark("stop")
    family.says("STOP")
    yield family.next_day(11)
    family.invite(1)


def stops_when_done(family: Family) -> Story:
    """The confirmation is on the sender's queue, and has not gone yet."""
    yield family.a_while(0.1, 5)
    family.answers()
    family.mark("stop")
    family.says("STOP")


def stops_and_comes_back(family: Family) -> Story:
    yield from stops(family)
    yield 3 * DAY + family.a_while()
    family.mark("start")
    family.says("START")


def asks_for_a_person(family: Family) -> Story:
    yield family.a_while()
    family.says("yes")
    family.mark("pause")
    family.says("can I talk to a person?")
    yield family.a_while()
    family.says("hello?")
    yield family.next_day(20)
    if family.random.random() < 0.5:  # then the window is open still when the chat is released
        family.says("anybody there?")
    yield family.next_day(11)
    family.mark("release")
    family.season.desk("release", family.reference)


def wants_everything_deleted(family: Family) -> Story:
    yield family.a_while(0.2, 60)
    family.says("yes", "delete my data")
    family.mark("erase")
    family.says("yes")
    yield 2 * DAY
    yield family.next_day(10.5)
    family.invite(0)
    family.invite(1)
