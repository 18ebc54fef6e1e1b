"""Several things agreed to in one breath: yes to all, or those named that are not agreed to. Silence is no consent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Misunderstood, Understood, in_words
from flows.answers.basics.yes_no import AGREED, NO, YES
from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import COURTESIES, Vocabulary, phrases

MOST = 10  # things in one breath: each is one digit in what was heard
_DIGITS = "0123456789"
_SHORT = 3  # letters of words that say too little: "use", "of", "and"
_COUNTED = "one two three four five six seven eight nine ten".split()
# What a message is made of, a letter each; a thing that is agreed to, or is not, is its digit.
_LETTERS = {
    "y": (*YES, *AGREED, *phrases("i consent, consent, agree, i agree to, agree to, yes i agree, we agree, accept")),
    "n": (*NO, *phrases("i dont agree, dont agree, i do not agree, do not agree, i disagree, disagree, not agreed")),
    "x": phrases("not, except, except for, but not, all but, apart from, not to, without, other than, but no, dont"),
    "o": phrases("only, just, only to"),
    "a": phrases(
        "all, to all, all of them, to all of them, everything, to everything, all of it, all of these, the lot"
    ),
}
_PASSING = dict.fromkeys(
    phrases(
        "to, and, but, i, im, is, are, am, the, with, of, for, it, number, no number, on, it is, id, like, would, me"
    )
)
_TO_ALL = regex("y+a*y*|a+y+")
_TO_NONE = regex("n+a+|n+a*n+|x+a+")
_ALL_BUT = regex(r"[ya]*[xn]+(\d+)|(\d+)[xn]+")
_NAMED = regex(r"(\d+)")
_ONLY = regex(r"o*y+o*(\d+)|o+(\d+)|(\d+)[oy]+")
_EACH = regex(r"(?:[yn]\d+){2,}|(?:\d+[yn]){2,}")
_RUN = regex(r"([yn])(\d+)|(\d+)([yn])")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One thing to agree to: its name, what it is called for short, and other words for it."""

    name: str
    label: str
    called: tuple[str, ...] = ()


class Agreements:
    """`{name: bool}` for each thing that is asked about.

    A yes to some of them leaves the others open, and a bare name or number does not say which way it is meant: the
    whole is then read back before it is taken.
    """

    __slots__ = ("_names", "_remedy", "_things", "_vocabulary", "choices")

    def __init__(self, things: Sequence[Agreement]):
        self._things, self._names = things, [thing.name for thing in things]
        self.choices = (Choice(self._all(agreed=True), "Yes, to all"), Choice(None, "Not to all"))
        letters = {words: letter for letter, said in _LETTERS.items() for words in said}
        digits = _words_of_labels(things)
        digits |= {words: _DIGITS[at] for at, thing in enumerate(things) for words in _ways_to_say(thing, at)}
        self._vocabulary = Vocabulary(letters | digits, COURTESIES | _PASSING)
        last = things[-1].label
        self._remedy = Misunderstood(
            f'Reply "yes to all", or name what you do not agree to by its number or its name, such as "not {last}"',
            f'Reply "yes to all", "no to all", or for example "all but {min(2, len(things))}"',
        )

    @property
    def numbered(self) -> bool:
        """The things bear the numbers, so the answers bear none."""
        return False

    @property
    def example(self) -> str:
        """Agreement to everything."""
        return "yes to all"

    def read(self, text: str, today: date) -> Answer:
        """What was said of each; "no" and "not to all" alone are asked back: to which?"""
        said = "".join(map(str, self._vocabulary.heard(text) or ()))
        if plain(text) == "not to all" or not said:
            return self._remedy
        if _TO_ALL.fullmatch(said):
            return Understood(self._all(agreed=True))
        if _TO_NONE.fullmatch(said):
            return Understood(self._all(agreed=False))
        if match := _ALL_BUT.fullmatch(said):
            return Understood(self._with(match, agreed=False))
        if match := _ONLY.fullmatch(said):
            return self._asked_back(self._with(match, agreed=True))
        if match := _NAMED.fullmatch(said):
            return self._asked_back(self._with(match, agreed=False))
        return self._each(said) if _EACH.fullmatch(said) else self._remedy

    def show(self, value: object) -> str:
        """ "yes to Photos, no to Emergency treatment"."""
        given = value if isinstance(value, Mapping) else {}
        parts = [(word, self._labels(given, agreed)) for word, agreed in (("yes", True), ("no", False))]
        return ", ".join(f"{word} to {in_words(labels, 'and')}" for word, labels in parts if labels)

    def _all(self, *, agreed: bool) -> dict[str, bool]:
        return dict.fromkeys(self._names, agreed)

    def _labels(self, given: Mapping[str, bool], agreed: bool) -> list[str]:
        return [thing.label for thing in self._things if given.get(thing.name) is agreed]

    def _with(self, match: re.Match[str], *, agreed: bool) -> dict[str, bool]:
        """The things that the message names as agreed to or not, the others the other way."""
        named = {self._names[int(digit)] for digit in next(filter(None, match.groups()))}
        return {name: agreed if name in named else not agreed for name in self._names}

    def _each(self, said: str) -> Answer:
        """ "Yes to 1 and 3, no to 2": whatever is left out or said twice is asked about."""
        given: dict[str, bool] = {}
        for run in _RUN.finditer(said):
            word, digits = (run[1], run[2]) if run[1] else (run[4], run[3])
            for digit in digits:
                if given.setdefault(self._names[int(digit)], word == "y") != (word == "y"):
                    return self._remedy
        whole = {name: given.get(name, False) for name in self._names}
        return Understood(whole) if len(given) == len(self._names) else self._asked_back(whole)

    def _asked_back(self, value: dict[str, bool]) -> Answer:
        """Whether what was not named is a no."""
        if all(value.values()):
            return Understood(value)
        shown = self.show(value)
        return DidYouMean(value, f"{shown[:1].upper()}{shown[1:]}: is that right?")


def _words_of_labels(things: Sequence[Agreement]) -> dict[str, str]:
    """A longer word of one label alone stands for it: "photos" for "Use of photos"."""
    said = [(word, _DIGITS[at]) for at, thing in enumerate(things) for word in set(plain(thing.label).split())]
    counted = Counter(word for word, _ in said)
    return {word: digit for word, digit in said if len(word) > _SHORT and counted[word] == 1}


def _ways_to_say(thing: Agreement, at: int) -> list[str]:
    number = str(at + 1)
    return [number, f"number {number}", _COUNTED[at], *map(plain, (thing.label, *thing.called))]
