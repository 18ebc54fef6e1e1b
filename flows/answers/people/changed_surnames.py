"""A family name alone, and what changed it: "it's Platt since I got married", "doyle-brennan now"."""

from __future__ import annotations

import re

from flows.answers.people.name_words import EVERYDAY_WORDS, NEVER_ALONE, SENTENCE_WORDS
from flows.answers.people.nicknames import short_for

_LONGEST = 120  # characters
_CHANGED = re.compile(
    r"(?:(?:no|yes|yeah|but|actually|sorry|was [\w'’-]+|its|it's|it is|im|i'm|i am|hes|he's|shes|she's|he is|she is"
    r"|back to|now|gone|went|double barrel\w*|surname is|just|(?P<one_of>an?))[\s,]+){0,5}?"
    r"(?P<name>[^\W\d_]{2,}(?:['’-][^\W\d_]+)*)(?P<today>[\s,]+(?:now|these days|nowadays|again))?"
    r"(?:[\s,.-]+(?P<why>(?:since|after|because|cos|as|from|got|had|weve|we|i|ive|i've|we've|changed|when|now)\b.*))?[\s.!]*",
    re.IGNORECASE,
)
_BY_LAW = re.compile(
    r"\b(?:married|marriage|marrying|wed|wedding|divorc\w+|adopt\w+|deed poll|separat\w+|remarried|split up|widowed)\b",
    re.IGNORECASE,
)
_TELLS_OF_IT = re.compile(r"\b(?:now|these days|nowadays|since|chang\w+|double barrel\w*)\b", re.IGNORECASE)
_NO_NAMES = (
    EVERYDAY_WORDS
    | SENTENCE_WORDS
    | NEVER_ALONE
    | frozenset(
        "changed yes no sorry busy ready done longer all good fine gone single alone working driving not".split()
    )
)


def with_another_surname(known: str, said: str) -> str | None:
    """The first name that is known with the family name that is told alone; None where none is, or not plainly.

    A double name with a part of the known one is plain. Any other could be a first name, but for what changed it.
    """
    tells = len(said) <= _LONGEST and (_TELLS_OF_IT.search(said) or _BY_LAW.search(said))
    found = _CHANGED.fullmatch(said) if tells else None
    first, *others = known.split()
    if not found or not others or not _may_be_surname(found["name"], first):
        return None
    name, last = found["name"], others[-1].casefold()
    if name.casefold() in (last, first.casefold()):
        return None
    doubled = "-" in name and last in name.casefold().split("-")
    before = re.search(rf"\bwas {re.escape(last)}\b", said, re.IGNORECASE)
    by_law = _BY_LAW.search(said) or (found["one_of"] and found["today"]) or (before and found["today"])
    return f"{first} {_cased(name)}" if by_law or doubled else None


def _may_be_surname(name: str, first: str) -> bool:
    if name.casefold() in _NO_NAMES or _BY_LAW.fullmatch(name):
        return False
    return not (short_for(name, first) or short_for(first, name))


def _cased(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-")) if name.islower() else name
