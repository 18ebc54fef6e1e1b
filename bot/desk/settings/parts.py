"""A part of the settings, whose fields are changed together: how they are read, shown, and what follows for whom."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bot.store.roll import Line
from flows.answers import normalise_phone, show_phone
from flows.particulars.table import PARTICULARS
from flows.registration.invites import Faults
from flows.templates import Club

Typed = Mapping[str, str]


class Input(NamedTuple):
    """A field of a form."""

    name: str
    label: str
    kind: str = "text"
    hint: str = ""


class Group(NamedTuple):
    """Fields that belong together, under a legend where there is one."""

    legend: str
    inputs: list[Input]


class Row(NamedTuple):
    """A line of what is in force, of the particular `name`; one `of` its own form names it."""

    label: str
    value: str
    name: str
    of: str = ""


def nobody(before: Club, after: Club, season: Iterable[Line]) -> str:
    """Nothing is to be said of those who are invited already."""
    return ""


class Part(NamedTuple):
    """`names` are the particulars that it changes, `inputs` its fields. Of the club as it stands `typed` is what they
    hold and `shown` what the list of the settings says; `read` makes of what is typed the particulars' texts, or raises
    Faults by field. `hears` says what follows for the parents, `meets` what it is to those invited this season;
    `query` is what the form's address has beside its name, `then` where to go on to once it is changed.
    """

    name: str
    title: str
    names: tuple[str, ...]
    hears: str
    groups: list[Group]
    typed: Callable[[Club], dict[str, str]]
    read: Callable[[Typed, Club], dict[str, str]]
    shown: Callable[[Club], list[Row]]
    intro: str = ""
    query: Mapping[str, str] = {}
    meets: Callable[[Club, Club, Iterable[Line]], str] = nobody
    then: Callable[[Typed], str] = lambda typed: "/desk/settings"

    @property
    def inputs(self) -> list[Input]:
        return [each for group in self.groups for each in group.inputs]


def plain(name: str, title: str, labels: Mapping[str, str], hears: str) -> Part:
    """A part whose fields are particulars as they stand."""

    def read(typed: Typed, _: Club) -> dict[str, str]:
        texts = {each: _tidy(each, typed[each]) for each in labels}
        faults = {
            each: f"Enter {PARTICULARS[each].remedy}" for each in texts if not PARTICULARS[each].fits(texts[each])
        }
        if faults:
            raise Faults(faults)
        return texts

    inputs = [Input(each, label, "tel" if _is_phone(each) else "text") for each, label in labels.items()]
    return Part(
        name,
        title,
        tuple(labels),
        hears,
        [Group("", inputs)],
        typed=lambda club: {each: getattr(club, each) for each in labels},
        read=read,
        shown=lambda club: [Row(label, _shown(each, club), each) for each, label in labels.items()],
    )


def _is_phone(name: str) -> bool:
    return name.endswith("_phone")


def _shown(name: str, club: Club) -> str:
    value: str = getattr(club, name)
    return show_phone(value) if value and _is_phone(name) else value


def _tidy(name: str, text: str) -> str:
    """A phone number as it is kept, where it is one."""
    text = " ".join(text.split())
    number = normalise_phone(text) if _is_phone(name) else text
    return number if isinstance(number, str) else text
