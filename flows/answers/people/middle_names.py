"""A middle name that is told beside a name, or that there is none: "plus a george in the middle", "no middle name"."""

from __future__ import annotations

import re

from flows.answers.people.name_words import EVERYDAY_WORDS, NEVER_ALONE, SENTENCE_WORDS
from flows.answers.people.nicknames import is_first_name
from flows.language.regex import regex
from flows.language.tidy import CAPITAL

_LONGEST = 100  # characters
_WHERE = (
    r"(?:in (?:(?:the )?middle|between|there)\b(?! of\b)|between (?:the (?:two|2)|them|(?:first|his|her|my) and \w+)\b"
    r"|(?:as|for) (?:(?:a|the|his|her|my) )?(?:middle|second|2nd) name\b)"
)
_PUT = (
    r"(?:plus|and|with|add|stick|pop|put|chuck|slip|bung|shove|whack|squeeze|insert|include|there'?s|there is|has|have"
    r"|got|need|needs|want|missed|missing|forgot)\b,?(?: (?:a|an|the|in|in an?|his|her|my|another)\b)?"
)
_CAPITALS = rf"[{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)?"
_GIVEN = rf"(?:(?i:{_PUT}) (?P<told>{_CAPITALS}|[^\W\d_][\w-]{{2,}})|\b(?P<name>{_CAPITALS}))"
_BETWEEN = regex(
    rf"\b{_GIVEN}(?i:,? (?:goes|should go|comes|sits|needs to go|belongs|is|too|as well|in)){{0,2}} (?i:{_WHERE})"
)
# First names, and what is said on without a name.
_FIRST_NAMES = regex(
    rf"(?i:(?:its|it's|it is|yes|yeah|im|i'm|hes|he's|shes|she's|actually|well|oh|full name)[\s,]+){{0,3}}"
    rf"(?P<names>[{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+){{1,2}})(?P<remark>[\s,.-]+(?:[^A-Z\d]|\bI\b)+)"
    r"(?<=[\w!.)])$"
)
_OF_A_FAMILY = regex(
    r"\b(?:name|surname|wedding|wed|husband|wife|partner|got|marri\w*|divorc\w*|maiden|now|days|nowadays|since|again|chang\w*|not|instead|here|is|are"
    r"|has|will|was|please|pls|thanks|thank|ta|and|or|with|x+)\b",
    re.IGNORECASE,
)
_NO_BUT = regex(rf"^(?:no|nope|nah)\b[\s,.!]+(?={_PUT})", re.IGNORECASE)
_BEHIND = r"\b{given} (?i:(?:straight|right) )?(?i:after {first})\b"
_IS_MIDDLE = regex(rf"\b(?P<name>{_CAPITALS})(?i:'?s| is| was) (?i:his|her|my|the) (?i:middle|second) name\b")
# "Middle name's Arthur after his grandad", "there's a middle one, Joseph".
_MIDDLE_IS = regex(
    rf"\b(?i:(?:middle|second|2nd) (?:names?|one)(?:'?s)?(?: is| are| was| too| as well| though| it'?s"
    r"| should be)*)[\s,:.-]+"
    rf"(?i:(?:it'?s|it is|which is|called|just|that'?s|is) ){{0,2}}(?P<name>{_CAPITALS}(?: and [{CAPITAL}][\w-]+)?)"
)
_DENIED = regex(
    r"\b(?:no|not|never|without|isn'?t|don'?t|doesn'?t|didn'?t|hasn'?t|haven'?t|drop|lose|leave|take|remove|scrap|bin|ditch"
    r"|cut|get rid|used to|or|hates?|if)\b",
    re.IGNORECASE,
)
_NONE = regex(
    r"\b(?:no|not|never|without|isn'?t|don'?t|doesn'?t|didn'?t|hasn'?t|haven'?t|ain'?t|zero)\b"
    r"(?: [\w']+){0,5}? (?:middle|second) names?\b",
    re.IGNORECASE,
)
# What stands in the middle of a name as it is written.
_NO_NAMES = (
    EVERYDAY_WORDS
    | SENTENCE_WORDS
    | NEVER_ALONE
    | frozenset(
        """
        hyphen dash space gap letter letters initial initials dot apostrophe comma something nothing none anything bit
        silent line stroke accent mark capital nickname nicknames word words yes yeah yep no all one two three lot
        everything everybody everyone him her them it that this bit stuff plays playing living
    """.split()
    )
)


def with_first_names(known: str, said: str) -> str | None:
    """The known family name behind first names that are told without it, beside a remark: "Jane Elizabeth if you want
    the lot"; None where one of them may be another family name.
    """
    found = _FIRST_NAMES.match(said) if len(said) <= _LONGEST else None
    if not found or _OF_A_FAMILY.search(found["remark"]):
        return None
    first, *others = known.split()
    names = found["names"].split()
    if (
        not others
        or first not in names
        or others[-1] in names
        or not all(name == first or is_first_name(name) for name in names)
    ):
        return None
    return " ".join([*names, *others])


def tells_of_none(said: str) -> bool:
    """Whether there is said to be no middle name: "we never bothered with middle names"."""
    return without_none(said) != said


def without_none(said: str) -> str:
    """What is said beside that there is no middle name."""
    return said if len(said) > _LONGEST else _NONE.sub(" ", said)


def with_middle_name(known: str, said: str) -> str | None:
    """The known name of two parts with the one that stands between them; None where none is told, or not plainly."""
    words, said = known.split(), _NO_BUT.sub("", said)
    if len(said) > _LONGEST or len(words) < 2 or (len(words) > 2 and not words[1].islower()) or _DENIED.search(said):
        return None
    behind = re.compile(_BEHIND.replace("{given}", _GIVEN).replace("{first}", re.escape(words[0])))
    found = _BETWEEN.search(said) or behind.search(said) or _IS_MIDDLE.search(said) or _MIDDLE_IS.search(said)
    middle = next(filter(None, found.groups()), "").replace(" and ", " ").split() if found else []
    if not middle or not (_NO_NAMES | {*known.casefold().split()}).isdisjoint(map(str.casefold, middle)):
        return None
    return " ".join([words[0], *map(_cased, middle), *words[1:]])


def _cased(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-")) if name.islower() else name
