"""A person's full name, kept as it was typed: no parser, no list of allowed letters, nobody told that a name is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flows.answers.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.answers.name_words import (
    GOODBYES, LEAD_INS, NEVER_ALONE, NUMERALS, PARTICLES, SENTENCE_WORDS, SOFT_LEAD_INS, TITLES, VAN_BEFORE,
)  # fmt: skip
from flows.answers.tidy import is_sign, plain, tidy
from flows.answers.vocabulary import only
from flows.answers.yes_no import NODS, is_only_a_nod

_LONGEST = 100  # characters
_LONGEST_LEAD_IN = 5  # words: "my son's full name is"
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–", "-"))
_MARKS = " '-.·\u200c\u200d"
_TURKISH_CAPITALS = frozenset("İŞĞ")  # their I is not our i
_ONE_WORD_SCRIPTS = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")  # they write a full name without a space

_ASK = Misunderstood(
    "Full name must include a first and a last name, for example Sam Smith",
    "Reply with the first and last name as on the birth certificate or passport",
)
_NOT_THE_INVITED = Misunderstood(
    "Reply with the full name as on the birth certificate or passport",
    "Full name must be the first and last name as on the birth certificate or passport",
)
_TOO_LONG = Misunderstood(f"Full name must be {_LONGEST} characters or fewer", "Reply with the first and last name only")


@dataclass(frozen=True, slots=True)
class FullName:
    """A first and last name. With `invited`, the name on the invite, a yes confirms that one."""

    invited: str | None = None

    choices = ()

    def read(self, text: str, today: date) -> Answer:
        """The name without lead-ins, titles and kisses; its capitals are mended only where it has none, or nothing else.

        A single word is asked about once and stands when it is repeated: some people have one name.
        """
        said_yes = only(NODS.heard(text)) if self.invited else None
        if said_yes is True:
            return Understood(self.invited)
        if said_yes is False:
            return _NOT_THE_INVITED
        name = _bare(text)
        if self.invited and name.casefold() == self.invited.casefold():
            return Understood(self.invited)
        if len(name) > _LONGEST:
            return _TOO_LONG
        if is_only_a_nod(text) or not _could_be_name(name):
            return _ASK
        return Understood(_mend_case(name)) if _is_whole(name) else self._single(name)

    def show(self, value: object) -> str:
        """The name itself."""
        return str(value)

    def _single(self, name: str) -> Answer:
        if len(name) < 2 or plain(name) in NEVER_ALONE | TITLES:
            return _ASK
        name = _mend_case(name)
        if self.invited and name.casefold() in self.invited.casefold().split():
            return DidYouMean(self.invited, f"Is the full name {self.invited}?", otherwise=None)
        return Misunderstood(_ASK.remedy, _ASK.again, accept_if_repeated=True, value=name)


def _bare(text: str) -> str:
    """The name alone, out of "It's Mrs Jane Smith xx"."""
    words = "".join(" " if is_sign(c) else c for c in tidy(text).translate(_HYPHENS)).split()
    while words and (found := _lead_in(words)):
        words = words[found:]
    while len(words) > 1 and plain(words[0]) in TITLES:
        words = words[1:]
    while len(words) > 1 and (found := _goodbye(words)):
        words = words[:-found]
    return " ".join(words).strip(" ,.!;:()\"-")


def _lead_in(words: list[str]) -> int:
    """How many of the first words lead up to the name."""
    for length in range(min(_LONGEST_LEAD_IN, len(words)), 0, -1):
        if plain(" ".join(words[:length])) in LEAD_INS:
            return length
    return int(plain(words[0]) in SOFT_LEAD_INS and words[0][-1] in ",.:;!-") or int(not plain(words[0]))


def _goodbye(words: list[str]) -> int:
    """How many of the last words take leave: thanks, kisses, and marks that stand alone."""
    last = plain(words[-1])
    if not last.strip("x") or last in GOODBYES:
        return 1
    return 2 if plain(" ".join(words[-2:])) in GOODBYES else 0


def _could_be_name(name: str) -> bool:
    if not name or not name[0].isalpha():
        return False
    if not all(c.isalpha() or c in _MARKS or unicodedata.category(c)[0] == "M" for c in name):
        return False
    if any(len(piece) > 2 for word in name.split() for piece in word.split(".")[:-2]):  # www.example.com, but J.R. Smith
        return False
    return SENTENCE_WORDS.isdisjoint(plain(name).split())


def _is_whole(name: str) -> bool:
    return " " in name or (len(name) > 1 and unicodedata.name(name[0], "").startswith(_ONE_WORD_SCRIPTS))


def _mend_case(name: str) -> str:
    if not (name.islower() or name.isupper()) or not _TURKISH_CAPITALS.isdisjoint(name):
        return name
    words = name.lower().split()
    return " ".join(_mend_word(word, words, at) for at, word in enumerate(words))


def _mend_word(word: str, words: list[str], at: int) -> str:
    if at and word in NUMERALS:
        return word.upper()
    following = words[at + 1] if at + 1 < len(words) else ""
    if at and following and (word in PARTICLES or (word == "van" and following in VAN_BEFORE)):
        return word
    return "-".join(map(_mend_part, word.split("-")))


def _mend_part(part: str) -> str:
    """One part of a name: o'neill → O'Neill, mcdonald → McDonald, j.r. → J.R."""
    initial, apostrophe, rest = part.partition("'")
    if apostrophe and rest and len(initial) == 1:
        return f"{initial.upper()}'{_mend_part(rest)}"
    if part.startswith("mc") and len(part) > 4:
        return "Mc" + part[2:].capitalize()
    return ".".join(piece.capitalize() for piece in part.split("."))
