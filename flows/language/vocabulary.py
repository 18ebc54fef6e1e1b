"""The words that a kind knows, and the reading of a message that is made of nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flows.language.regex import regex
from flows.language.slips import nearest
from flows.language.tidy import is_sign, plain

_MOST_MENDED = 8  # words; a longer message is not looked at for slips
_LONGEST_MESSAGE = 14  # words; longer ones say something that no table of short answers holds
_QUESTION_MARKS = frozenset("?？؟")
_DRAWN_OUT = regex(r"([^\W\d_])\1{2,}|([^\W\d_])\2+$")
_SPOKEN_WORD = regex(r"[^\W_]+(?:'[^\W_]+)*")


def phrases(table: str) -> tuple[str, ...]:
    """The phrases of a table written as text: commas and line ends between them."""
    return tuple(filter(None, (phrase.strip() for phrase in re.split(r"[,\n]", table))))


COURTESIES = dict.fromkeys(phrases("""
    please, pls, plz, plse, thanks, thank you, thankyou, thank u, thanx, thx, ty, tnx, ta, cheers, many thanks
    thanks so much, thank you so much, hi, hiya, hello, hey, mate, love, hun, lol, haha, ha, um, umm, erm, er, hmm, hm
    soz, sozz, sry, srry, whoops, oops
    oh, ah, well, so, then, and, actually, sorry, just, obvs, obviously, tbh, innit, duh
    pal, hen, duck, ducky, my duck, petal, pet, chuck, bab, babs, babe, hinny, cocker, kidda, marra, mucker, boss, chief
    bruv, fam, blud, bud, buddy, my love, my lover, sweetheart, darling, darlin, flower, treacle, my friend
"""))  # fmt: skip


class Vocabulary:
    """Phrases and what they mean; None marks a courtesy, which means nothing.

    A message counts only when it is made of known phrases from end to end, the longest taken first: "nothing" holds no
    "no", and a sentence that says something else is left alone.
    """

    __slots__ = ("_longest", "_meanings", "_words")

    def __init__(self, meanings: Mapping[str, Any], courtesies: Mapping[str, None] = COURTESIES):
        self._meanings = {**courtesies, **meanings}
        self._words: frozenset[str] = frozenset()
        self._longest = max(phrase.count(" ") + 1 for phrase in self._meanings)

    def with_meanings(self, more: Mapping[str, Any]) -> Vocabulary:
        """This vocabulary and some phrases of its own, which win."""
        return Vocabulary(self._meanings | dict(more), {})

    def heard(self, text: str) -> list[Any] | None:
        """The meanings in the order they were said, or None when the message asks or holds anything else."""
        if not _QUESTION_MARKS.isdisjoint(text):
            return None
        words = plain(text).split(" ", _LONGEST_MESSAGE)
        if len(words) > _LONGEST_MESSAGE:
            return None
        meanings, known = self._known(words)
        return meanings if known == len(words) else None

    @property
    def words(self) -> frozenset[str]:
        """Every word of its phrases."""
        if not self._words:
            self._words = frozenset(word for phrase in self._meanings for word in phrase.split())
        return self._words

    def mended(self, text: str) -> str:
        """A message of which every word is known here, or a slip in one that is; "" where there is no such slip."""
        words = plain(text).split(" ", _MOST_MENDED)
        if len(words) > _MOST_MENDED:
            return ""
        known = self.words
        meant = [word if word in known or word.isdigit() else nearest(word, known) for word in words]
        return " ".join(filter(None, meant)) if all(meant) and meant != words else ""

    def opening(self, text: str) -> tuple[list[Any], str]:
        """The meanings that a message begins with, and the rest of it: "No, hay fever" → `[False]`, `"hay fever"`."""
        spoken = list(_SPOKEN_WORD.finditer(text))
        meanings, known = self._known([word[0].lower().replace("'", "") for word in spoken])
        return meanings, text[spoken[known].start() :] if known < len(spoken) else ""

    def _known(self, words: list[str]) -> tuple[list[Any], int]:
        """The meanings of the known phrases at the start, and how many words they are."""
        meanings: list[Any] = []
        at = 0
        while at < len(words):
            length, meaning = self._longest_from(words, at)
            if not length:
                break
            if meaning is not None:
                meanings.append(meaning)
            at += length
        return meanings, at

    def _longest_from(self, words: list[str], at: int) -> tuple[int, Any]:
        """How many of the words from here on are one known phrase (0: none), and its meaning."""
        for length in range(min(self._longest, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in self._meanings:
                return length, self._meanings[phrase]
        word = words[at]
        for shorter in (_DRAWN_OUT.sub(lambda run: run[0][0], word), word.rstrip("x")):  # "yesss", "yesx"
            if shorter in self._meanings:
                return 1, self._meanings[shorter]
        passing = not word.strip("x") or is_sign(word)  # kisses, and emoji of no meaning here
        return int(passing), None


def only(meanings: list[Any] | None) -> Any:
    """The one thing that was meant, or None when nothing was, or two things at once."""
    if meanings and all(meaning == meanings[0] for meaning in meanings):
        return meanings[0]
    return None
