"""What every kind of answer shares: its choices, and what reading a message can come to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a parent may tap.

    `value` is JSON-storable, `label` what the button says (20 characters at most, WhatsApp's limit for a quick reply),
    `words` the other ways people say it, as `tidy.plain` writes them: lower-case, without punctuation.
    """

    value: Any
    label: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Understood:
    """`value` is JSON-storable; `also` holds answers to other questions given in the same breath, by question name."""

    value: Any
    also: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DidYouMean:
    """A proposal, stored only after a yes. `otherwise` is what was typed, where that may be kept after a no; `also` as
    for `Understood`.
    """

    value: Any
    question: str
    otherwise: Any = None
    also: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """`remedy` says what to do in the question's own words, `again` says it differently the second time.

    With `accept_if_repeated`, the same message a second time stands, and `value` is then what is stored.
    """

    remedy: str
    again: str = ""
    accept_if_repeated: bool = False
    value: Any = None


@dataclass(frozen=True, slots=True)
class Aside:
    """Neither an answer nor a misunderstanding:

    a template is said and the question stays open; with `asks` it is asked again.
    """

    template: str
    asks: bool = True


Answer = Understood | DidYouMean | Misunderstood


class Kind(Protocol):
    """How one kind of answer is read and shown. `choices` is empty where the answer is free text.

    A kind whose choices are themselves numbers has `numbered = False`: a list of them bears no numbers of its own. The
    others need not say that they are numbered. `example` is what a parent might type, and is understood at once.
    """

    @property
    def choices(self) -> tuple[Choice, ...]: ...

    @property
    def example(self) -> str: ...

    def read(self, text: str, today: date) -> Answer: ...

    def show(self, value: Any) -> str: ...


def in_words(labels: list[str], last: str = "or") -> str:
    """`["Male", "Female", "Not disclosed"]` → `"Male, Female or Not disclosed"`."""
    *others, final = labels
    return f"{', '.join(others)} {last} {final}" if others else final


def sentence_case(noun: str) -> str:
    """`"date of birth"` → `"Date of birth"`, the rest of the noun left as it is."""
    return noun[:1].upper() + noun[1:]
