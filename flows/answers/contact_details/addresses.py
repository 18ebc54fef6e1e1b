"""Where somebody lives, beside the postcode: the house, and the street and town."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.kept_words import is_a_name, kept, trimmed
from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.answers.basics.yes_no import is_only_a_nod
from flows.language.number_words import UP_TO_99
from flows.language.tidy import asks_something, has_words, is_sign, plain, tidy_lines
from flows.language.vocabulary import phrases

_LONGEST_HOUSE = 60  # characters
_LONGEST_STREET = 150

_LEAD_INS = frozenset(
    phrases("""
    its, it is, thats, that is, we live at, we live on, we live in, i live at, i live on, i live in, we are at, were at
    we are on, at, im at, i am at, my address is, our address is, the address is, address is, address, house number
    house number is, our house number is, my house number is, house name, house name is, house no, number is
    our house is, the house is called, our house is called, its called, called, the street is, street is
    my street is, our street is, hi, hello, yes, just, only, its just, street name is, the street name is
    name of street is
    street name, road name is, the road is, road is, i live in street, we live in street, i live on street
    name of the street is, and its, oh its, its on, its in, on, in, it will be, that would be
""")
)
_BEFORE_A_NUMBER = frozenset({"no", "num", "number", "nr"})
_GOODBYES = frozenset(
    "thanks thankyou cheers please pls thx ta hun love mate x lol pal bud boss babe duck btw mush fella".split()
)
# First words of what is said instead of an address.
_EXCUSES = frozenset("i ill im ive dont same not cant can idk none nothing mine will".split())
# "12 Acacia Avenue": what makes the words behind a number a street, unless one of them makes it a building.
_STREETS = frozenset(
    """
    avenue ave av road rd street st lane ln drive dr close cl crescent cres grove gr way gardens gdns terrace park hill
    walk row square sq place pl rise parade green boulevard brow croft fold mount vale view
""".split()
)
_NEVER_A_HOUSE = frozenset("avenue ave road rd street lane ln drive crescent".split())
_BUILDINGS = frozenset("court house lodge cottage farm apartments flats mansions tower building mill".split())
_NAMED_STREET = re.compile(
    rf"(?!(?:i|im|ill|ive|same|near|opposite|behind) )(?:\w+ ){{1,4}}(?:{'|'.join(_STREETS)})(?: \w+){{0,3}}"
)
_OVER_THERE = re.compile(r",? (?:over|up|down|out|round) (?:in |at |by |near )?([A-Z]\w+)(?: way| end| side)?$")
_SPEAKS = re.compile(r"(?:my|his|her|our|not|the|everyone|nobody|just|by|near|off) ")
_WITH_TOWN = re.compile(
    rf"\b({'|'.join(sorted(_STREETS))})\b[,\s]+(?:and )?(?:(?:thats|that's|its|it's|which is|the|my"
    rf"|our) )?(?:town (?:is )?|in )",
    re.IGNORECASE,
)
_NUMBER_AND_STREET = re.compile(
    r"((?:(?:flat|apartment|apt|unit) \w+,? )?\d+ ?[a-z]?(?: ?[-/] ?\d+[a-z]?)?),? +(\D.*)", re.IGNORECASE
)
# "32 next to the park", "Flat 2 above the chippy": what tells a house from others is no street.
_DESCRIBED = re.compile(
    r"((?:(?:flat|apartment|apt|unit) )?\d+ ?[a-z]?),? "
    r"(?:(?:the|its|it's|thats|that's) (?:the )?(?:one|house|flat) )?"
    r"(?:next|opposite|behind|near|above|below|under|beside|across|on the corner|round the corner|with|by the) .*",
    re.IGNORECASE,
)

_WHICH_HOUSE = Misunderstood(
    "And the number or name of the house? All of it on one line, for example 12 Acacia Avenue, Urmston",
    "Reply with what stands on the door, then the street and the town: 12 Acacia Avenue, Urmston",
)
_HOUSE = Misunderstood(
    "House must have a number or a name, for example 12 or Rose Cottage",
    "Reply with what stands on the door: 12, Flat 3 or Rose Cottage",
)
_STREET = Misunderstood(
    "Address must have the street and the town, for example Acacia Avenue, Urmston",
    "Reply with the street, a comma and the town: Acacia Avenue, Urmston",
)
_SORTS = frozenset("flat house bungalow caravan terrace terraced semi detached boat maisonette cottage barge".split())
_BESIDE = frozenset(
    """
    postcode should email phone birthday surname one with corner opposite behind near next that where just his her my
    our their
""".split()
)  # which tells it from others
_PASSING = frozenset("a an the its in on new big little".split())


@dataclass(frozen=True, slots=True)
class House:
    """A house's number or name: "12a", "Flat 3, 14", "Rose Cottage".

    `street` is the name of the question that asks for the street. With it, "12 Acacia Avenue" answers both at once.
    """

    street: str = ""

    choices = ()
    keeps_words = True
    example = "12"

    def read(self, text: str, today: date) -> Answer:
        """The house as it was typed, on one line."""
        house = _bare(text)
        if described := _DESCRIBED.fullmatch(house):
            return DidYouMean(described[1], f"Shall I write: “{described[1]}”?")
        if not has_words(house) or _is_no_address(house, text):
            return _HOUSE
        if self.street and _is_a_street_alone(_in_digits(house)):
            return _WHICH_HOUSE
        number, street = _number_and_street(house) if self.street else (house, "")
        if len(number) > _LONGEST_HOUSE and not trimmed(number, _is_house):
            return _too_long("House", number, _LONGEST_HOUSE, "Reply with the number or name alone: the street is next")
        also = {self.street: street} if street else {}
        return Understood(number, also) if also else kept(number, _HOUSE, _is_house)

    def show(self, value: object) -> str:
        """The house itself."""
        return str(value)


class Street:
    """The rest of an address on one line: "Acacia Avenue, Urmston"."""

    __slots__ = ()

    parts_joined_by = ", "

    choices = ()
    keeps_words = True
    example = "Acacia Avenue, Urmston"

    def read(self, text: str, today: date) -> Answer:
        """The street and the town as they were typed; where a line broke there is a comma."""
        street = _WITH_TOWN.sub(r"\1, ", _bare(text))
        if way := _OVER_THERE.search(street):
            near = f"{street[: way.start()]}, {way[1]}"
            return DidYouMean(near, f"Shall I write: “{near}”?")
        if sum(c.isalpha() for c in street) < 3 or _is_no_address(street, text):
            return _STREET
        if len(street) > _LONGEST_STREET and not trimmed(street, _is_street):
            return _too_long("Address", street, _LONGEST_STREET, "Reply with the street and the town alone")
        return kept(street, _STREET, _is_street)

    def show(self, value: object) -> str:
        """The street and town themselves."""
        return str(value)


def _number_and_street(house: str) -> tuple[str, str]:
    """ "12 Acacia Avenue" → "12" and "Acacia Avenue"; "Rose Cottage, Mill Lane" at its comma; else all is house."""
    both = _NUMBER_AND_STREET.fullmatch(_in_digits(house))
    if both and _names_a_street(both[2]):
        return both[1].strip(), both[2]
    name, comma, rest = house.partition(", ")
    named = comma and not _names_a_street(name) and _names_a_street(rest)
    return (name, rest) if named and _is_house(name) else (house, "")


def _in_digits(house: str) -> str:
    """ "Twelve acacia avenue" → "12 acacia avenue"."""
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
        max((at for at, word in enumerate(said) if word in of), default=-1) for of in (_STREETS, _BUILDINGS)
    )
    if not _BESIDE.isdisjoint(said[: max(street, 0)]):  # "the one with the green door"
        return False
    town_behind = bool(comma) and first.istitle() and building < 0
    return (street > building or town_behind) and _is_street(words)


def _is_a_street_alone(words: str) -> bool:
    """Whether there is no house before it: "Acacia Avenue, Urmston"; "Park View" and "The Close" may be houses."""
    first, town, _ = words.partition(",")
    last = plain(first).rpartition(" ")[2]
    named = _NAMED_STREET.fullmatch(plain(first)) and last in (_STREETS if town else _NEVER_A_HOUSE)
    return bool(named) and not any(map(str.isdigit, words))


def _is_house(words: str) -> bool:
    """Whether it may stand on a door: not "a flat", and nobody does anything."""
    said = [word for word in plain(words).split() if word not in _PASSING]
    named = (
        len(said) == 1
        or not _BUILDINGS.isdisjoint(said)
        or words.replace("'", "").istitle()
        or any(map(str.isdigit, words))
        or " ".join(said) in UP_TO_99
    )
    return named and _BESIDE.isdisjoint(words.split()) and is_a_name(words) and not _SORTS.issuperset(said)


def _is_street(words: str) -> bool:
    """Whether a post office may know it, and not "by the park"; Will Adams Way is one, though it begins like a
    sentence.
    """
    nearby = words.startswith(("by ", "near ", "next ", "behind ", "opposite ", "off ", "past ", "round ", "just "))
    if nearby:
        return False
    first, *rest = words.split(", ")
    named = is_a_name(first) or _NAMED_STREET.fullmatch(plain(first)) is not None
    return named and all(is_a_name(part) and not _SPEAKS.match(part) for part in rest)


def _too_long(noun: str, typed: str, longest: int, again: str) -> Misunderstood:
    return Misunderstood(f"{noun} must be {longest} characters or fewer, and this is {len(typed)}", again)


def _is_no_address(words: str, text: str) -> bool:
    if _NAMED_STREET.fullmatch(plain(words)):
        return False
    first = plain(words).partition(" ")[0]
    return is_only_a_nod(words) or asks_something(words) or asks_something(text) or first in _EXCUSES


def _bare(text: str) -> str:
    """An address without "it's", "number", thanks and kisses."""
    words = "".join(" " if is_sign(c) else c for c in tidy_lines(text)).split()
    while words and (found := _lead_in(words)):
        words = words[found:]
    while len(words) > 1 and (plain(words[-1]) in _GOODBYES or not plain(words[-1]).strip("x")):
        words = words[:-1]
    return " ".join(words).strip(" ,.;:!#-")


def _lead_in(words: list[str]) -> int:
    """How many of the first words lead up to the address."""
    for length in range(min(4, len(words) - 1), 0, -1):
        if plain(" ".join(words[:length])) in _LEAD_INS:
            return length
    first = plain(words[0])
    number = words[1][0].isdigit() or (words[0].islower() and plain(words[1]) in UP_TO_99) if len(words) > 1 else False
    return int(len(words) > 1 and (not first or (first in _BEFORE_A_NUMBER and number)))
