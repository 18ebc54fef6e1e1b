"""An act: who may do it, when it is possible, what it asks for, and what the parent will hear."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bot.club.desk import Desk
from bot.desk.people.roles import May
from flows.grammar.flow import Flow
from flows.records import Conversation, Registration

Options = list[tuple[str, str]]
GROUPS = {  # in their order on a registration's page
    May.CHAT: "Chat",
    May.TEND: "Invite and notes",
    May.ADMINISTER: "Put right or end",
    May.PAY: "Money",
    May.ERASE: "Erase",
}
SILENCE = "The parent hears nothing of it."
LONGEST = 2000


class Case(NamedTuple):
    """What an act is to be done to."""

    registration: Registration
    family: Conversation
    flow: Flow


class Field(NamedTuple):
    """What an act asks for: a line, with `options` a choice, of the type "file" a file; `value` stands there first."""

    name: str
    label: str
    value: Callable[[Case], str] = lambda case: ""
    options: Callable[[Case], Options] | None = None
    hint: str = ""
    type: str = "text"


class Order(NamedTuple):
    """That somebody wants an act done: `given` is what they filled in, `files` is what they brought."""

    case: Case
    given: Mapping[str, str]
    by: str
    files: Mapping[str, bytes] = {}

    @property
    def reference(self) -> str:
        return self.case.registration.reference

    def typed(self, name: str) -> str:
        """What was filled in, without blanks around it."""
        return self.given.get(name, "").strip()[:LONGEST]


class Act(NamedTuple):
    """`name` stands in its address, `button` on its button; `hears` says what the parent will hear."""

    name: str
    button: str
    may: May
    possible: Callable[[Case], bool]
    hears: str
    do: Callable[[Desk, Order], object]
    fields: tuple[Field, ...] = ()
    danger: bool = False

    @property
    def brings_files(self) -> bool:
        return any(field.type == "file" for field in self.fields)


def in_groups(acts: Iterable[Act]) -> dict[str, list[Act]]:
    """The acts by what they are about; groups without any are left out."""
    known = list(acts)
    groups = {words: [act for act in known if act.may is may] for may, words in GROUPS.items()}
    return {words: found for words, found in groups.items() if found}
