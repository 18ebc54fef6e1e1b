"""Sentence patterns: subject, verb and person, written nearly as people say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from flows.language.regex import regex
from flows.language.tidy import plain, tidy
from flows.language.vocabulary import phrases

_IN_FULL = dict(pair.split("=") for pair in phrases("""
    hes=he is, shes=she is, theyre=they are, im=i am, ive=i have, weve=we have, its=it is, isnt=is not, arent=are not
    wasnt=was not, hasnt=has not, havent=have not, dont=do not, doesnt=does not, didnt=did not, cant=cannot
    couldnt=could not, wont=will not, mustnt=must not, shouldnt=should not, whats=what is
    til=till, tmrw=tomorrow, tmoz=tomorrow, tomoz=tomorrow, tomoro=tomorrow, tomorow=tomorrow, tommorow=tomorrow, il=ill
    tommorrow=tomorrow, theyve=they have, nae=not, dinnae=do not, cannae=cannot, wasnae=was not, isnae=is not
    didnae=did not, whyd=why do, nothings=nothing is
    doesnae=does not, aint=is not, wouldnt=would not, theyll=they will, itll=it will, thatll=that will
    youll=you will, wi=with, gi=give, youve=you have, shud=should, shld=should, auld=old, owld=old, aul=old
    cud=could, wud=would, thru=through
"""))  # fmt: skip
_TYPED_APART = regex(r"\b(?:(can) not|(he|she) s)\b")  # "can not", and "he,s" from a hasty thumb
_WILL = regex(r"\b(s?he)'ll\b", re.IGNORECASE)
_IS_DOING = regex(
    r"\b(\w{3,})'s (?=(?:being|been|getting|always|not|never|really|so|had|gone|got) \w|\w{3,}ing\b)"
    r"|\b(lad|son|daughter|kid|boy|girl|child|coach|uncle|dad|mum|mam|nan|stepdad|brother|sister|mate|partner|ex)s"
    r" (?=(?:being|been|getting) \w)",
    re.IGNORECASE,
)
# Without their apostrophe "hell" and "shell" are words of their own, but where a verb follows.
_WILL_DO = regex(
    r"\b(s?he)ll (?=(?:not|never|be|have|need|want|wear|take|play|go|do|get|come|start|stay|live|grow|fit|bring|just"
    r"|probably|always|only|also)\b)"
)

_FEW = 8  # texts: those that the patterns of one message are looked for in
_AT_MOST = "{0,12}"  # times: no message that repeats itself is looked through from each of its words
_LITERAL = regex(r"[a-z0-9]+(?![a-z0-9]*[?*])|[a-z0-9]+(?=[a-z0-9][?*])")  # but for a letter that may be missing
_BROKEN = regex(r"\|\n\s*")


@lru_cache(_FEW)
def in_full(text: str) -> str:
    """The plain words of a text with its short forms written out: "He’s scared!" → "he is scared"."""
    said = tidy(text)
    if "s " in said:
        said = _IS_DOING.sub(lambda found: f"{found[1] or found[2]} is ", said)
    said = plain(_WILL.sub(r"\1 will", said) if "ll" in said else said)
    if "hell " in said:
        said = _WILL_DO.sub(r"\1 will ", said)
    said = _TYPED_APART.sub(lambda found: "cannot" if found[1] else f"{found[2]} is", said)
    return " ".join([_IN_FULL.get(word, word) for word in said.split()])


@lru_cache(_FEW)
def _words(said: str) -> tuple[str, ...]:
    """The words of a text that is written out in full, each with its space."""
    return tuple(f"{word} " for word in said.split())


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
        begun = self._begin_with
        if begun and not any(word.startswith(begun) for word in _words(said)):
            return False
        return self._search(said + " ") is not None

    def before(self, said: str) -> str:
        """The words before the first of the patterns; all of them where the text holds none."""
        found = self._search(said + " ")
        return said[: found.start()].strip() if found else said

    @cached_property
    def _rows(self) -> list[list[str]]:
        return [row.split() for row in _BROKEN.sub("|", self._lines).splitlines() if row.strip()]

    @cached_property
    def _begin_with(self) -> tuple[str, ...]:
        """How the words begin of which a message must hold one; none where a pattern may begin with any word."""
        begun = {begins for row in self._rows for begins in _beginnings(row, self._tables)}
        return () if "" in begun else tuple(begun)

    @cached_property
    def _search(self) -> Callable[[str], re.Match[str] | None]:
        """All of the patterns as one: made when the first message is read, for a cold start need not wait for it."""
        patterns = ["".join(_pattern(word, self._tables) for word in row) for row in self._rows]
        denied = "".join(rf"(?<!\b{word} )" for word in self._denied_by)
        return re.compile(rf"(?<!\S){denied}(?:{'|'.join(patterns)})").search


def _beginnings(row: list[str], tables: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """How the first word of what a row stands for may begin, "" for anyhow; a word that may be missing is passed by."""
    first, *others = row or [""]
    optional = first.startswith("[")
    if optional or first == "^":
        yield from _beginnings(others, tables)
    if first == "^":
        return
    for said in (first[1:].partition("]")[0] if optional else first).split("|"):
        for phrase in tables[said[1:-1]] if said.startswith("<") else (said,):
            yield from _first_letters(phrase)


def _first_letters(phrase: str) -> Iterator[str]:
    """With which letters a regular expression of a phrase begins, where that is plain to see; a space ends a word."""
    word = phrase.split(" ")[0]
    plain_group = "(" not in word or (word.startswith("(?:") and ")" in word and ")?" not in word)
    for either in word.removeprefix("(?:").split("|") if plain_group else (word,):
        found = _LITERAL.match(either)
        yield f"{either} " if found and found[0] == either else found[0] if found else ""


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
