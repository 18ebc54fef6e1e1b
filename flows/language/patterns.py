"""Sentence patterns: subject, verb and person, written nearly as people say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from flows.language.tidy import plain
from flows.language.vocabulary import phrases

_IN_FULL = dict(pair.split("=") for pair in phrases("""
    hes=he is, shes=she is, theyre=they are, im=i am, ive=i have, weve=we have, its=it is, isnt=is not, arent=are not
    wasnt=was not, hasnt=has not, havent=have not, dont=do not, doesnt=does not, didnt=did not, cant=cannot
    couldnt=could not, wont=will not, mustnt=must not, shouldnt=should not, whats=what is
    til=till, tmrw=tomorrow, tmoz=tomorrow, tomoz=tomorrow, tomoro=tomorrow, tomorow=tomorrow, tommorow=tomorrow, il=ill
    tommorrow=tomorrow, theyve=they have, nae=not, dinnae=do not, cannae=cannot, wasnae=was not, isnae=is not
    didnae=did not, whyd=why do, nothings=nothing is
    doesnae=does not, aint=is not, wouldnt=would not
"""))  # fmt: skip
_TYPED_APART = re.compile(r"\b(?:(can) not|(he|she) s)\b")  # "can not", and "he,s" from a hasty thumb

_AT_MOST = "{0,12}"  # times: no message that repeats itself is looked through from each of its words
_BROKEN = re.compile(r"\|\n\s*")


def in_full(text: str) -> str:
    """The plain words of a text with its short forms written out: "He’s scared!" → "he is scared"."""
    said = _TYPED_APART.sub(lambda found: "cannot" if found[1] else f"{found[2]} is", plain(text))
    return " ".join([_IN_FULL.get(word, word) for word in said.split()])


class Patterns:
    """Patterns, one a line, each a row of words as `in_full` writes them:

    `a|b` either, `<table>` any phrase of a table, `[word]` may be missing, `[word]*` some of them, `!word` not
    that one next, `_` any one word, `...` up to six, `^` and `$` where the message begins and ends, `a|$` a or the end.
    A word is a regular
    expression: `hit\\w*`. A line that ends with `|` goes on in the next. None is found straight after a word of
    `denied_by`.
    """

    def __init__(self, lines: str, tables: Mapping[str, Iterable[str]], denied_by: Iterable[str] = ()):
        self._lines, self._tables, self._denied_by = lines, tables, denied_by

    def found_in(self, said: str) -> bool:
        """Whether a text that is written out in full holds one of the patterns."""
        return self._search(said + " ") is not None

    @cached_property
    def _search(self) -> Callable[[str], re.Match[str] | None]:
        """All of the patterns as one: made when the first message is read, for a cold start need not wait for it."""
        rows = filter(None, map(str.strip, _BROKEN.sub("|", self._lines).splitlines()))
        patterns = ["".join(_pattern(word, self._tables) for word in row.split()) for row in rows]
        denied = "".join(rf"(?<!\b{word} )" for word in self._denied_by)
        return re.compile(rf"(?<!\S){denied}(?:{'|'.join(patterns)})").search


def _pattern(word: str, tables: Mapping[str, Iterable[str]]) -> str:
    """A word of the notation as a regular expression that takes its space along."""
    if word in ("^", "$"):
        return word
    if word == "...":
        return r"(?:\S+ ){0,6}"
    if word == "_":
        return r"\S+ "
    if word[0] == "!":
        return f"(?!{_pattern(word[1:], tables)})"
    if word[0] == "[":
        inner, _, repeated = word[1:].partition("]")
        return f"(?:{_pattern(inner, tables)}){_AT_MOST if repeated else '?'}"
    named = re.sub(r"<(\w+)>", lambda name: "|".join(tables[name[1]]), word)
    return f"(?:(?:{named[:-2]}) |$)" if named.endswith("|$") else f"(?:{named}) "
