"""The shape of a club's own question, as it stands in club.toml and in the table of conversations."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from flows.registration.questions import OWN

KINDS = ("yes_no", "choice", "words", "name", "phone", "email", "date", "consents")
OPTIONAL_KINDS = ("words", "name", "phone", "email", "date")  # "none" is an answer only where it is no other one
CHOOSING_KINDS = ("yes_no", "choice")
TOLD_APART_KINDS = OPTIONAL_KINDS  # what is one person's may be somebody else's by mistake


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """What a club asks, by its own name for it. `was` are names that it had, under which answers are kept."""

    name: str
    was: list[str] = []

    @property
    def kept(self) -> str:
        """The name that the answer is kept under, so that none can be taken for one to a question of every club."""
        return OWN + self.name


class Item(Named, frozen=True, kw_only=True):
    """One thing to agree to. `text` is a whole statement, `wording` the version of it that is kept with the answer;
    where it is `required`, a no goes to a person.
    """

    label: str
    text: str
    wording: str
    required: bool = False
    called: list[str] = []


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """What is said to who gives this answer; the club is told at once that there is something to do."""

    answer: bool | str
    say: str


class Entry(Named, frozen=True, kw_only=True):
    """One question. `after` names the question that it follows, "" the last; `when` the answers that it depends on, by
    the question's name; `from_age` in years. What is `medical` needs a key's leave to be seen. The answer has the shape
    of `pattern` (see answers/basics/shapes.py) and is another one than was given to the questions of `other_than`. What
    goes for the `family` is confirmed for the next child; `each_season` asks anew of who returns.
    """

    kind: str
    prompt: str
    label: str = ""
    called: list[str] = []
    optional: bool = False
    medical: bool = False
    after: str = ""
    when: dict[str, bool | str] = {}
    from_age: int = 0
    choices: list[str] = []
    pattern: str = ""
    other_than: list[str] = []
    family: bool = False
    each_season: bool = False
    items: list[Item] = []
    follow_up: FollowUp | None = None


def entries_of(written: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """Entries from plain tables that have no fault (see faults.py). Raises msgspec.ValidationError."""
    return msgspec.convert(list(written), list[Entry])
