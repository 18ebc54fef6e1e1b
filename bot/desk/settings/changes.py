"""Changing the club's particulars, from a page or by the API: checked, and kept with who and when."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from bot.club.desk import NotPossible
from bot.desk.people.trail import SETTINGS, Step, Trail
from bot.store.particulars import Particulars, Word, Words
from flows.particulars.table import PARTICULARS, fault_of, texts_of
from flows.registration.invites import Faults
from flows.templates import Club

TRIES = 5
Texts = dict[str, str]


class Changed(NamedTuple):
    """A particular's texts, of before and of now."""

    before: str
    now: str


class Changes:
    def __init__(self, particulars: Particulars, trail: Trail):
        self._particulars, self._trail = particulars, trail

    def make(self, wanted: Callable[[Club], Mapping[str, str]], who: str, now: datetime) -> None:
        """Let the desk say what is wanted of the club as it stands. What stands already is no change.

        Raises Faults, whatever `wanted` raises, or NotPossible where others are always faster.
        """

        def after(words: Words) -> dict[str, Word]:
            changed = differing(club := self._particulars.standing(words), wanted(club))
            return words.said | {name: Word(each.now, who, now) for name, each in changed.items()}

        self._keep(after, who, now)

    def take_back(self, names: Collection[str], who: str, now: datetime) -> list[str]:
        """Let club.toml say these again; which of them the desk had said."""
        said = self._particulars.read().said
        self._keep(lambda words: {name: word for name, word in words.said.items() if name not in names}, who, now)
        return [name for name in said if name in names]

    def _keep(self, after: Callable[[Words], dict[str, Word]], who: str, now: datetime) -> None:
        for _ in range(TRIES):
            words = self._particulars.read()
            said = after(words)
            if said == words.said:
                return
            step = Step(now, who, self._told(words, said), SETTINGS)
            if self._particulars.keep(words, said, self._trail.items(step)):
                return
        raise NotPossible("Others are changing the settings: try again")

    def _told(self, words: Words, said: Mapping[str, Word]) -> str:
        """`contact: old@example.org → new@example.org`, for each that differs."""
        before = texts_of(self._particulars.standing(words))
        after = texts_of(self._particulars.standing(Words(words.version, dict(said))))
        gone = words.said.keys() - said.keys()
        lines = [_line(name, Changed(before[name], after[name])) for name in before if before[name] != after[name]]
        return "; ".join(lines + [f"{called(name)}: as club.toml says" for name in sorted(gone)])


def differing(club: Club, wanted: Mapping[str, str]) -> dict[str, Changed]:
    """What would change. Raises Faults for texts that cannot be used."""
    faults = {name: fault for name, text in wanted.items() if (fault := fault_of(name, text))}
    if faults:
        raise Faults({name: f"must be {fault}" for name, fault in faults.items()})
    before, after = (
        texts_of(club),
        {name: PARTICULARS[name].text(PARTICULARS[name].read(text)) for name, text in wanted.items()},
    )
    return {name: Changed(before[name], text) for name, text in after.items() if text != before[name]}


def called(name: str) -> str:
    return name.replace("_", " ")


def _line(name: str, changed: Changed) -> str:
    """Of several parts only those that differ."""
    separator = PARTICULARS[name].separator or "\0"
    before, now = (text.split(separator) for text in changed)
    gone, new = ([part for part in one if part not in other] for one, other in ((before, now), (now, before)))
    return f"{called(name)}: {', '.join(gone) or 'nothing'} → {', '.join(new) or 'nothing'}"
