"""What a house and a street are read with: lead-ins, numbers, what is no address."""

from __future__ import annotations

import re
from collections.abc import Callable

from flows.answers.addresses.postcodes import without_postcodes
from flows.answers.addresses.words import (
    AS_TOLD,
    AS_WRITTEN,
    BEFORE_A_NUMBER,
    BUILDINGS,
    COMES_DOWN_TO,
    ENDEARED,
    EXCUSES,
    GOODBYES,
    IS_CALLED,
    LABELS,
    LEAD_INS,
    ONLY_DESCRIBED,
    SORTS,
    STRAY,
    STREETS,
    THAT_IS_ALL,
)
from flows.answers.basics.elsewhere import is_known_elsewhere
from flows.answers.basics.kept_words import has_a_sentence_behind, is_a_name
from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood
from flows.answers.basics.yes_no import is_only_a_nod
from flows.language.number_words import UP_TO_99, digit_by_digit, hundreds
from flows.language.regex import regex
from flows.language.tidy import asks_something, is_sign, plain, tidy_lines

NAMED_STREET = regex(
    r"(?!(?:i|im|ill|ive|same|near|opposite|behind|off|past|by) )"
    rf"(?:\w+ ){{1,4}}(?:{'|'.join(STREETS)})(?: \w+){{0,3}}"
)
_NEARBY = ("by ", "near ", "next ", "behind ", "opposite ", "off ", "past ", "round ", "just ", "the one ")
_SPEAKS = regex(r"(?:my|his|her|our|not|the|everyone|nobody|just|by|near|off|thats|that's|that is) ")
WITH_TOWN = regex(
    rf"\b({'|'.join(sorted(STREETS))})\b[,\s]+(?:and |but )?(?:(?:thats|that's|its|it's|which is|the|my"
    rf"|our) )?(?:town(?:'s| is| bit is)? |(?:in )+)",
    re.IGNORECASE,
)
_NUMBER_AND_STREET = regex(
    r"((?:(?:flat |apartment |apt |unit )?\d{1,2}/\d{1,2},? |(?:flat|apartment|apt|unit) \w+,? )?\d+ ?[a-z]?"
    r"(?: ?[-/] ?\d+[a-z]?)?),? +(\D.*)",
    re.IGNORECASE,
)
_WHEREABOUTS = regex(r"(?:at|by|near|off|on|next|halfway|past|opposite|behind|just|(?:the )?end of) ")
_ON = regex(r"^(?:in|on|at|down|up) (?=[A-Z])")
TAKEN_BACK = regex(r"^(?:no|its|it's|it is|i mean|i meant|make that)\b[ ,]*", re.IGNORECASE)
_BETWEEN = regex(r", | [-–—] ")
_SMALL_WORDS = frozenset("y yr o ar of the on in le la and upon under".split())
_BESIDE = frozenset(
    """
    postcode should email phone birthday surname one with corner opposite behind near next that where just his her my
    above below over under upstairs downstairs
    our their
""".split()
)  # which tells it from others
_PASSING = frozenset("a an the its in on new big little".split())


def strays_from(heard: Answer, is_plain: Callable[[str], bool], is_plain_beside: Callable[[str], bool]) -> bool:
    """Whether an address that would be kept has more in it than one: "Dane Road er Sale", "mins walk from here"."""
    if isinstance(heard, Misunderstood):
        return False
    if isinstance(heard, DidYouMean):
        return not is_plain(str(heard.value))
    parts, brackets = (heard.value, *heard.also.values()), "(" in "".join(map(str, heard.also.values()))
    plainly = is_plain(str(heard.value)) and all(is_plain_beside(str(part)) for part in heard.also.values())
    return brackets or not plainly or any(STRAY.search(str(part)) for part in parts)


def called_by_name(words: str) -> str:
    """What a message says that the house or the street is called, by others or in the end; "" where it does not."""
    found = AS_WRITTEN.match(words) or COMES_DOWN_TO.match(words) or IS_CALLED.match(words)
    return words[found.end() :] if found else ""


def number_and_street(house: str) -> tuple[str, str]:
    """ "12 Acacia Avenue" → "12" and "Acacia Avenue"; "Rose Cottage, Mill Lane" at its comma; else all is house."""
    both = _NUMBER_AND_STREET.fullmatch(number_in_digits(house))
    if both and _names_a_street(both[2]):
        return both[1].strip(), WITH_TOWN.sub(r"\1, ", _ON.sub("", both[2]))
    name, comma, rest = house.partition(", ")
    name = name.strip()
    named = comma and not _names_a_street(name) and _names_a_street(rest)
    return (name, rest) if named and is_house(name) else (house, "")


def number_in_digits(house: str) -> str:
    """ "Twelve acacia avenue" → "12 acacia avenue"."""
    for begins_with in (hundreds, digit_by_digit):
        number, rest = begins_with(house)
        if number and rest:
            return f"{number} {rest}"
    words = house.split()
    for length in (2, 1):
        spoken = plain(" ".join(words[:length]))
        if spoken in UP_TO_99 and len(words) > length:
            return " ".join([str(UP_TO_99.index(spoken) + 1), *words[length:]])
    return house


def _names_a_street(words: str) -> bool:
    """Whether it begins with a street: "Tower Street, Gillingham", and with a town behind it "Broadway, Urmston"."""
    first, comma, _ = words.partition(", ")
    said = plain(first).split()
    street, building = (
        max((at for at, word in enumerate(said) if word in of), default=-1) for of in (STREETS, BUILDINGS)
    )
    if _WHEREABOUTS.match(first):
        return False
    if not _BESIDE.isdisjoint(said[: max(street, 0)]):  # "the one with the green door"
        return False
    named = all(word.istitle() or word in _SMALL_WORDS for word in first.split())  # "Heol y Deri"
    town_behind = bool(comma) and named and building < 0
    return (street > building or town_behind) and is_street(words)


def is_house(words: str) -> bool:
    """Whether it may stand on a door: not "a flat", and nobody does anything."""
    said = [word for word in plain(words).split() if word not in _PASSING]
    named = (
        len(said) == 1
        or not BUILDINGS.isdisjoint(said)
        or words.replace("'", "").istitle()
        or any(map(str.isdigit, words))
        or " ".join(said) in UP_TO_99
    )
    return named and _BESIDE.isdisjoint(words.split()) and is_a_name(words) and not SORTS.issuperset(said)


def is_street(words: str) -> bool:
    """Whether a post office may know it, and not "by the park"; Will Adams Way is one, though it begins like a
    sentence.
    """
    if words.lower().startswith(_NEARBY) or has_a_sentence_behind(words):
        return False
    first, *rest = _BETWEEN.split(words)
    named = is_a_name(first) or NAMED_STREET.fullmatch(plain(first)) is not None
    return named and all(is_a_name(part) and not _SPEAKS.match(part) for part in rest)


def too_long(noun: str, typed: str, longest: int, again: str) -> Misunderstood:
    return Misunderstood(f"{noun} must be {longest} characters or fewer, and this is {len(typed)}", again)


def is_no_address(words: str, text: str) -> bool:
    if text.rstrip().endswith("?"):
        return True
    if words.islower() and ONLY_DESCRIBED.fullmatch(words) and not any(map(str.isdigit, words)):
        return True
    if NAMED_STREET.fullmatch(plain(words)):
        return False
    first = plain(words).partition(" ")[0]
    if is_known_elsewhere(plain(text)):
        return True
    return is_only_a_nod(words) or asks_something(words) or asks_something(text) or first in EXCUSES


def what_is_told(text: str) -> str:
    """An address without its postcode, and without what each part of it is called."""
    return LABELS.sub(r"\g<before>", without_postcodes(text))


def without_lead_in(text: str) -> str:
    """An address without "it's", "number", thanks and kisses."""
    words = "".join(" " if is_sign(c) else c for c in THAT_IS_ALL.sub("", AS_TOLD.sub("", tidy_lines(text)))).split()
    words = ENDEARED.sub("", " ".join(words)).split()
    while words and (found := _lead_in(words)):
        words = words[found:]
    while len(words) > 1 and (plain(words[-1]) in GOODBYES or not plain(words[-1]).strip("x")):
        words = words[:-1]
    return " ".join(words).strip(" ,.;:!#-")


def _lead_in(words: list[str]) -> int:
    """How many of the first words lead up to the address."""
    for length in range(min(4, len(words) - 1), 0, -1):
        if plain(" ".join(words[:length])) in LEAD_INS:
            return length
    first = plain(words[0])
    number = words[1][0].isdigit() or (words[0].islower() and plain(words[1]) in UP_TO_99) if len(words) > 1 else False
    return int(len(words) > 1 and (not first or (first in BEFORE_A_NUMBER and number)))
