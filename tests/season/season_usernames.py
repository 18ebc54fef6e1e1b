"""Parents with usernames, all at once: WhatsApp names them by an id, now beside their number and now without it.

Each was invited at a number. Everybody sends one message a round, in an order of chance, before the worker takes any:
replies cross, and some come twice or once more much later.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product
from random import Random
from typing import Any, NamedTuple

from bot.store.store import Store
from tests.season.season_families import MANAGERS, SHIRTS, TEAMS
from tests.support.chats.answering import next_answer
from tests.support.house import House, at
from tests.support.joined import joined

FIRST_NUMBER, FIRST_NEW_NUMBER = 100, 500
NAMES = ["Zan" + "".join(letters) for letters in product("bcdfgklmnprst", "aeiou", "bdglmnrs")]  # no other word
STEPS = range(3, 12)  # answers after which something changes

Way = Iterator[dict[str, Any]]  # what a parent sends, message by message


class Outcome(NamedTuple):
    """What is left of one parent: `children` are the players that the chat named, `emails` how many came."""

    way: str
    child: str
    statuses: list[str]
    players: list[str]
    children: set[str]
    emails: int


class UsernameParent:
    def __init__(self, house: House, index: int, seed: int):
        self.house, self.index, self.random = house, index, Random(f"{seed} {index}")
        self.child = NAMES[index]
        self.number, self.email = f"+447700900{FIRST_NUMBER + index}", f"username-{index}@example.com"
        self.phones = [house.parent(self.number).phone]
        self.way = WAYS[index % len(WAYS)]
        self.sids: list[str] = []

    @property
    def store(self) -> Store:
        return self.house.bot.store

    @property
    def reference(self) -> str:
        return self.store.load(self.number).registrations[0].reference

    @property
    def invite(self) -> str:
        """The MessageSid of the invite."""
        return next(each["sid"] for each in self.phones[0].messages() if each["template"])

    def is_invited(self, *, told: bool) -> None:
        """`told` says that Twilio tells of the invite's delivery, which names the id beside the number."""
        if not told:
            self.phones[0].fault(drop_callback=True)
        team = self.index % len(TEAMS)
        changes: dict[str, Any] = {
            "player_first_name": self.child,
            "player_last_name": "Marsh",
            "team_name": TEAMS[team],
            "team_manager_1_tel": MANAGERS[team % len(MANAGERS)],
            "parent_tel": self.number,
        }
        while (answer := self.house.admin_invites(**changes)).status_code == 429:
            self.house.clock.advance(60)  # a key has so many a minute
        assert answer.status_code == 200, answer.text

    def hides(self, **named: str) -> None:
        self.phones[-1].is_named(withheld=True, **named)

    def shows(self, **named: str) -> None:
        self.phones[-1].is_named(withheld=False, **named)

    def moves(self, number: str) -> None:
        """A new phone with a new number, and so a new id."""
        self.phones.append(self.house.parent(number).phone)

    def sends(self, what: dict[str, Any]) -> None:
        times = 2 if self.random.random() < 0.1 else 1
        self.sids.append(self.phones[-1].send(**what, deliver={"times": times}).sid)

    def repeats(self) -> None:
        """One of the earlier messages comes once more."""
        sid = self.random.choice(self.sids)
        for phone in self.phones:
            if any(each["sid"] == sid for each in phone.messages()):
                phone.send(sid=sid)

    def answers(self) -> Way:
        """Whatever answers what is asked, until nothing is."""
        own = {
            "email": self.email,
            "shirt_number": SHIRTS[self.index // len(TEAMS)],
            "player_name": f"{self.child} Marsh",
        }
        while text := next_answer(self.store.flow, self.store.load(self.number), own):
            yield {"text": text}

    def some_answers(self) -> Way:
        answers = self.answers()
        for _ in range(self.random.choice(STEPS)):
            yield next(answers)


def told_by_the_delivery(parent: UsernameParent) -> Way:
    parent.hides()
    parent.is_invited(told=True)
    yield {"location": {"latitude": 53.4, "longitude": -2.3}}
    yield from parent.answers()


def quotes_at_once(parent: UsernameParent) -> Way:
    parent.hides()
    parent.is_invited(told=False)
    yield {"text": "yes", "reply_to": parent.invite}
    yield from parent.answers()


def is_asked_first(parent: UsernameParent) -> Way:
    parent.hides()
    parent.is_invited(told=False)
    yield {"text": "yes"}
    yield {"text": "it's Jane"}
    yield {"text": "yes", "reply_to": parent.invite}
    yield from parent.answers()


def names_the_reference(parent: UsernameParent) -> Way:
    parent.hides()
    parent.is_invited(told=False)
    yield {"text": "K7QM-2345"}
    yield {"text": f"hi {parent.reference}"}
    yield from parent.answers()


def hides_in_the_middle(parent: UsernameParent) -> Way:
    parent.shows()
    parent.is_invited(told=False)
    yield from parent.some_answers()
    parent.hides()
    yield from parent.answers()


def hides_and_shows(parent: UsernameParent) -> Way:
    parent.shows()
    parent.is_invited(told=True)
    for count, answer in enumerate(parent.answers()):
        (parent.hides if count % 2 else parent.shows)()
        yield answer


def gets_another_id(parent: UsernameParent) -> Way:
    parent.shows()
    parent.is_invited(told=True)
    yield from parent.some_answers()
    parent.shows(id=f"GB.2{parent.index}")
    yield from parent.some_answers()
    parent.hides()
    yield from parent.answers()


def gets_another_number(parent: UsernameParent) -> Way:
    parent.shows()
    parent.is_invited(told=True)
    yield from parent.some_answers()
    last = parent.phones[0].messages()[-1]["sid"]
    parent.moves(f"+447700900{FIRST_NEW_NUMBER + parent.index}")
    parent.hides()
    yield next(parent.answers()) | {"reply_to": last}
    yield from parent.answers()


WAYS: tuple[Callable[[UsernameParent], Way], ...] = (
    told_by_the_delivery, quotes_at_once, is_asked_first, names_the_reference, hides_in_the_middle, hides_and_shows,
    gets_another_id, gets_another_number,
)  # fmt: skip


def play(count: int, seed: int) -> list[Outcome]:
    """Play so many parents at once; AWS is one a process, so this takes a process of its own."""
    random = Random(seed)
    with joined(at(2026, 10, 5, 9)) as (world, house, office):
        parents = [UsernameParent(house, index, seed) for index in range(count)]
        under_way = {parent: parent.way(parent) for parent in parents}
        while under_way:
            _round(house, under_way, random)
        house.bot.outbox.sweep()
        office.works()
        posted = [each["to"] for each in world.aws.sent.messages()]
        return [_outcome(parent, posted) for parent in parents]


def _round(house: House, under_way: dict[UsernameParent, Way], random: Random) -> None:
    """One message of everybody's, then the worker, then what Twilio tells; a second of the clock."""
    for parent in random.sample(list(under_way), len(under_way)):
        message = next(under_way[parent], None)
        if message is None:
            del under_way[parent]
            continue
        parent.sends(message)
        if random.random() < 0.05:
            parent.repeats()
    house.work()
    house.news_arrives()
    house.clock.advance(400)  # longer than the queue itself keeps repeats away


def _outcome(parent: UsernameParent, posted: list[str]) -> Outcome:
    said = " ".join(each["text"] for phone in parent.phones for each in phone.messages() if each["from"] == "bot")
    registrations = parent.store.load(parent.number).registrations
    return Outcome(
        way=parent.way.__name__,
        child=parent.child,
        statuses=[each.status for each in registrations],
        players=[each.answers.get("player_name", "") for each in registrations],
        children=set(NAMES).intersection(re.findall(r"\w+", said)),
        emails=posted.count(parent.email),
    )
