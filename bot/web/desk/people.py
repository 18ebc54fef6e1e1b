"""Who may sign in to the desk, for the club's programs: a list, letting in, taking away."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Protocol

import msgspec
from msgspec import Meta

from bot.access.answers import Said
from bot.access.auth import NotHere
from bot.web.fields import Body, Reading, text
from bot.web.operations import Operation

ONE = "/people/<email>"
LAST = {409: "Nobody would be left to let people in"}
SEVERAL = Reading("must be a list of texts")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may sign in; `teams` are a manager's own, each with its age group."""

    email: str
    name: str
    roles: list[str]
    teams: list[str]


class People(msgspec.Struct, frozen=True, kw_only=True):
    people: list[Person]


class Entry(Body, frozen=True, kw_only=True):
    name: Annotated[str, text(60)]
    roles: Annotated[list[str], Meta(description="secretary, treasurer, welfare officer, manager.",
                                     extra={"reading": SEVERAL})]  # fmt: skip
    teams: Annotated[list[str], Meta(description="A manager's, like Panthers u11s.", extra={"reading": SEVERAL})] = []


class Membership(Protocol):
    """The desk's people, with what follows from a change of them (bot/desk/people/membership.py)."""

    def listed(self) -> list[Person]: ...

    def let_in(self, email: str, entry: Entry, now: datetime) -> None:
        """Raises Faults, or NotPossible for the last secretary."""

    def take_away(self, email: str, now: datetime) -> bool:
        """False where there is nobody. Raises NotPossible for the last secretary."""


class PeopleApi:
    """`membership` is joined when it is first asked for: no message needs the desk."""

    def __init__(self, membership: Callable[[], Membership], clock: Callable[[], datetime]):
        self._membership, self._clock = membership, clock

    def operations(self) -> list[Operation]:
        return [
            Operation("people", "GET", "/people", "people", "List who may sign in to the desk", self.list,
                      "By name", (People,)),
            Operation("let_in", "PUT", ONE, "people", "Let somebody in, or change what they are", self.let_in,
                      "They may sign in with this address", (Said,), Entry, refusals=LAST | {413: "More than 256 KB"}),
            Operation("take_away", "DELETE", ONE, "people", "Take somebody away, who is out at once", self.take_away,
                      "They are out", (Said,), refusals=LAST | {404: "Nobody has this address"}),
        ]  # fmt: skip

    def list(self) -> People:
        return People(people=self._membership().listed())

    def let_in(self, email: str, entry: Entry) -> Said:
        self._membership().let_in(email, entry, self._clock())
        return Said(message="They may sign in")

    def take_away(self, email: str) -> Said:
        if not self._membership().take_away(email, self._clock()):
            raise NotHere("Nobody has this address")
        return Said(message="They are taken away")
