"""What is said behind a house or a street, and is no part of an address: "buzzer's broke", "good luck parking"; and
what is said to be as the parent's own.
"""

import re
from functools import cache

from flows.answers.addresses.words import BUILDINGS, FLATS, STREETS
from flows.language.regex import regex
from flows.language.tidy import plain, tidy
from flows.language.vocabulary import phrases

# What stands, lies or happens in front of a house; a letter more is a plural.
_THINGS = frozenset(
    phrases("""
        door, doorbell, bell, buzzer, intercom, lift, gate, gatepost, bin, dog, puppy, cat, parking, driveway, garage
        hedge, fence, entrance, entry, alley, alleyway, ginnel, snicket, passage, stair, step, key, knocker, letterbox
        porch, car, van, caravan, skip, scaffold, scaffolding, roadwork, traffic, speed, bump, pothole, luck, permit
        sign, light, code, keypad, neighbour, window, chimney, postbox, lamppost, satnav, path
    """)
)
# What whoever comes is told or warned of, and how a remark begins.
_OPENS = frozenset(
    phrases("""
        ring, knock, shout, press, mind, watch, beware, careful, use, buzz, beep, honk, ignore, excuse, ask, follow, a
        an, come, go, walk, turn, leave, look, try, call, text, just, no, dont, cant
        youll, very, dead, well, right, bit, good, not, bad, too, so, proper, pretty
    """)
)
_PLACED = frozenset("over above below beneath behind opposite round under".split())
_THESE = frozenset("the a an my our his her their".split())
_FLOORS = frozenset("floor level block wing ground basement upstairs downstairs loft attic annexe annex studio".split())
_OF_A_HOUSE = BUILDINGS | STREETS | FLATS | _FLOORS | frozenset("heights towers villas houses cottages hall".split())
# "Posh end": which part of a street; "mile end" is a town.
_OF_A_STREET = frozenset("top bottom posh rough far nice quiet busy other wrong right".split())
_ENDS = frozenset("end bit part half side".split())
_WITHIN_A_TOWN = frozenset("of on in and upon under le la by the next with st saint near cum super".split())
_POSITIONS = frozenset("end mid middle corner last first second third semi detached terraced".split())
_SORTS = frozenset("the a an one house bungalow cottage terrace terraced semi detached row close road street".split())
_COUNTIES = frozenset("greater west south north east county mid central".split())
_LONGEST_TOWN = 2  # words, but for "newton le willows"


def tells_of_a_house(part: str) -> bool:
    """Whether a part of an address behind a number says how to get in or what it is like: "top bell", "ring twice"."""
    said = plain(part).split()
    if not _is_small(part):
        return False
    unnamed = len(said) > 1 and _OF_A_HOUSE.isdisjoint(said) and said[0] != "the" and not _has_a_digit(part)
    ends = len(said) > 1 and said[-1] in _ENDS and _OF_A_HOUSE.isdisjoint(said)
    return unnamed or ends or tells_which(part) or _names_a_thing(said)


def tells_of_a_street(part: str, before: str) -> bool:
    """Whether a part behind a street, and the part `before` it, is a remark: "side gate please", "mind the bumps"."""
    said = plain(part).split()
    if len(said) < _LONGEST_TOWN or not _is_small(part):
        return False
    long = len(said) > _LONGEST_TOWN and _WITHIN_A_TOWN.isdisjoint(said)
    described = said[0] == "the" and len(said) > _LONGEST_TOWN and "of" not in said
    ends = said[0] in _OF_A_STREET and said[-1] in _ENDS
    described = described or (said[0] in _PLACED and said[1] in _THESE)
    return long or described or ends or said[0] in _OPENS or _names_a_thing(said) or _is_unlike(part, before)


def tells_which(part: str) -> bool:
    """Whether it says which of a row it is, and names none: "the end terrace"."""
    said = frozenset(plain(part).split())
    return part.islower() and len(said) > 1 and bool(said & _POSITIONS) and said <= _POSITIONS | _SORTS


def _is_unlike(part: str, before: str) -> bool:
    """Whether small letters stand behind a town with capitals; "greater manchester" may."""
    behind_a_town = before.istitle() and STREETS.isdisjoint(plain(before).split())
    return behind_a_town and plain(part).split()[0] not in _COUNTIES


def _names_a_thing(said: list[str]) -> bool:
    return any(word in _THINGS or word.removesuffix("s") in _THINGS for word in said)


def _is_small(part: str) -> bool:
    return part == part.lower() and any(map(str.isalpha, part))


def _has_a_digit(part: str) -> bool:
    return any(map(str.isdigit, part))


_AS_OURS = (
    r"(?:(?:it'?s?|is|that'?s|this is|the|exact(?:ly)?|his|her|their|dad'?s|mum'?s|mam'?s|nan'?s|gran'?s|on|yes|oh|well"
    r"|theirs|hers|actually|literally|just|he'?s?|she'?s?|they(?:'?re)?|lives?|also)[ ,]+){{0,6}}"
    r"(?:(?:same|identical)(?: (?:{line}|one))?(?:,? (?:as|to|on))? (?:mine|ours|us|me|(?:my|our)"
    r"(?: own)?(?: (?:{line}|address|place|house|home|one))?)"
    r"|(?:use|put|have|take) (?:mine|ours)|identical(?=[,.]|$)|same (?:{alone})(?! as\b)|our (?:{alone}))\b"
    r"(?P<rest>.{{0,120}})"
)
_UNLIKE = regex(
    r"\b(?:but(?! (?:(?:just|at|on|it'?s|he'?s|she'?s|they'?re|up|down) ){0,3}(?:the (?:other|far|top|bottom|opposite)"
    r"|further|across|opposite|over|up|down|number|a few|\w+ doors))"
    r"|except|not|isn'?t|nearly|almost|ends|ending|different(?! (?:end|side|house|number|flat))|another"
    r"|next (?:road|street|one)|or|used to|was|were|before|till?|until|letters?|last|think|maybe"
    r"|round the corner|nearby)\b",
    re.IGNORECASE,
)


def is_as_the_parents(text: str, line: str, alone: str = "(?!)") -> bool:
    """Whether a line of the address is said to be as the parent's own, by what it may be called; `alone` are names by
    which it is so with no more said: "same road".

    >>> is_as_the_parents("same as mine, his gran's only five doors down", "post ?code")
    True
    """
    said = tidy(text)
    found = _as_ours(line, alone).fullmatch(said.strip(" .!"))
    return found is not None and not _UNLIKE.search(said)


@cache
def _as_ours(line: str, alone: str) -> re.Pattern[str]:
    return re.compile(_AS_OURS.format(line=line, alone=alone), re.IGNORECASE)
