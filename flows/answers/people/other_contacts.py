"""Whoever is to be called instead of the one who was named, told with a number: "put my sister instead, Jo Hill"."""

import re
from collections.abc import Callable, Iterator

from flows.answers.people.name_edits import edited
from flows.answers.people.name_words import EVERYDAY_WORDS
from flows.answers.people.nicknames import is_first_name
from flows.answers.people.relationships import RELATIVES
from flows.language.clauses import clauses, up_to_an_aside
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain, tidy

_REPLACES = regex(
    r"\b(?:instead|scrap|scratch|forget|actually|make (?:it|that)|(?:change|swap|switch) (?:it|that|her|him|them|to|my"
    r"|his)|rather|changed (?:my|our) minds?|second thoughts?|take (?:him|her|them|my \w+) off|no wait|hang on"
    r"|not (?:my|his|her|our)|better|best (?:to )?(?:put|use|have|ring|call))\b"
    r"|^(?:(?:ah|oh|um|er|erm|sorry|ok|wait)[\s,]+){0,3}no[\s,]+(?:(?:just|better|please)\s+)?"
    r"(?:put|use|try|have|ring|call|phone)\b",
    re.IGNORECASE,
)
# "Bev's moved away. Gail Burgess": why there is another.
_IS_GONE = regex(
    r"\b(?:moved|emigrated|passed away|died|fell out|fallen out|split up|not (?:speaking|talking)|no longer"
    r"|(?:is|s|'s|are|re) (?:away|abroad|in hospital|too (?:far|busy|ill|old)))\b",
    re.IGNORECASE,
)
# Somebody who is called as well as the one who was named.
_BESIDES = regex(
    r"\b(?:if|when|unless|or|otherwise|also|as well|second(?! thought)|back ?up|too|both)\b", re.IGNORECASE
)
_LEADS_UP = regex(
    r"^(?:(?:no|oh|ah|ok|and|but|then|please|pls|just|can|could|shall|would|should|you|u|we|i|id|i'd|better|best|rather"
    r"|to|wait|sorry|actually|(?:hang|hold) on|on second thoughts?|maybe|probably|it'?s|it)\b[\s,]*){0,8}"
    r"(?P<verb>(?:make|put|use|have|do|try|call|ring|change|swap|switch|say|go (?:for|with))\b"
    r"(?: (?:it|that|her|him|them|down|to|for|as|be|instead|with)\b){0,4}\s*)?",
    re.IGNORECASE,
)
# Why the other one is not to be called, which stands between the two: "my sister, he never picks up. Lorraine Platt".
_WHY = regex(r"(?:he|she|they)\b|(?:his|her|their) (?:phone|mobile|number)\b", re.IGNORECASE)
_INSTEAD = regex(r"\s*\binstead\b", re.IGNORECASE)
_NAME = regex(rf"[{CAPITAL}][\w'’-]+(?: (?:[{CAPITAL}][\w'’-]+|(?:de|van|der|al|bin|la|le)(?= )))+")
_NAME_ALONE = regex(rf"(?:(?i:my|his|her|our|me) )?(?:[a-z]+,? )?{_NAME.pattern}[\s,.!]*")
# "Her name is Joan Lister", "I spelt her wrong before, she's Susan Clarke".
_SAID_TO_BE = regex(
    r"(?i:\b(?:spel[lt]\w*|name(?:'?s| is| should be))(?: as)?"
    r"|\b(?:spel[lt]\w*|names?)(?: \w+){0,3} wrong(?: (?:before|earlier|sorry|first)){0,2}[\s,.;-]{1,3}"
    r"(?:(?:sorry|and|but|so)[\s,]{1,2}){0,2}(?:it'?s|s?he'?s|s?he is|it is|should be|it should be))"
    rf" (?P<name>{_NAME.pattern})"
)
_OTHERS = RELATIVES | frozenset(
    "husband wife partner hubby boyfriend girlfriend fiance neighbour mate friend son daughter".split()
)
_NO_NAME = _OTHERS | frozenset("my his her our their the work home number mobile phone landline one".split())
_SPELT = regex(
    r"\b(?:spel[lt]\w*|names?(?:'?s)?|surnames?|not|hyphen\w*|(?:with|without) an?|no [a-z](?= |\W*$)"
    r"|double[ -]barrel\w*|letters?)\b",
    re.IGNORECASE,
)


def named_instead(known: str, text: str, read: Callable[[str], str]) -> str:
    """The one name in the place of the known one, in a text without its number; "" where there is none or several.

    `read` is how a name is read out of a few words.
    """
    said = tidy(text)
    if not (_REPLACES.search(said) or _is_denied(known, said) or _IS_GONE.search(said)):
        return _spelt(known, said) or _alone(known, said, read)
    if _BESIDES.search(said):
        return ""
    others = {plain(name): name for name in _introduced(said, read) if plain(name) != plain(known)}
    return next(iter(others.values())) if len(others) == 1 else "" if others else _spelt(known, said)


def _spelt(known: str, said: str) -> str:
    """The name in another spelling, or what it is said to be."""
    name = edited(known, said) if _SPELT.search(said) else None
    whole = None if name else _SAID_TO_BE.search(said)
    return name or (whole["name"] if whole and plain(whole["name"]) != plain(known) else "")


def _alone(known: str, said: str, read: Callable[[str], str]) -> str:
    """The one name that is all of it beside who that is, where it is plainly another's: "my mum Carol Dunn"."""
    name = read(said) if _NAME_ALONE.fullmatch(said) else ""
    stands = bool(name) and _NAME.fullmatch(name) is not None and said.rstrip(" .,!").endswith(name)
    others = {*plain(known).split()} | EVERYDAY_WORDS | _NO_NAME
    return name if stands and others.isdisjoint(plain(name).split()) else ""


def _is_denied(known: str, said: str) -> bool:
    return f" not {plain(known).split()[0]} " in f" {plain(said)} "


def _introduced(said: str, read: Callable[[str], str]) -> Iterator[str]:
    """The names that somebody is said to have: behind a verb, or beside or behind who they are."""
    before = related = False
    for clause in clauses(said):
        begun = _LEADS_UP.match(clause)
        left = _INSTEAD.sub("", clause[begun.end() :] if begun else clause)
        if related and _WHY.match(left) and not _NAME.search(left):
            continue
        before = before or related
        related = not _OTHERS.isdisjoint(plain(left).split())
        alone = _IS_GONE.search(said) and _NAME_ALONE.fullmatch(clause)
        if related or before or (begun and begun["verb"]) or left != clause or alone:
            named = f"{clause} instead" in said and is_first_name(left.partition(" ")[0])  # "do dave hallam instead"
            yield from _one_name(left, read, in_small_letters=related or named)


def _one_name(said: str, read: Callable[[str], str], *, in_small_letters: bool) -> Iterator[str]:
    names = _NAME.findall(said)
    words = [] if names or not in_small_letters else [next(up_to_an_aside(said), said)]
    for name in filter(None, map(read, names[:1] if len(names) == 1 else words)):
        if " " in name and _NO_NAME.isdisjoint(plain(name).split()):
            yield name
