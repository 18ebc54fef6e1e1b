"""Whether an address is of a plain shape, and the plain one amid a sentence's words: "still urmston, Winifred Rd"."""

import re
from itertools import compress, pairwise
from operator import not_

from flows.answers.addresses.remarks import tells_of_a_house, tells_of_a_street, tells_which
from flows.answers.addresses.words import STREETS, STREETS_IN_WELSH
from flows.answers.basics.sentence_words import hesitates, parts_of, strays_in, without_strays
from flows.language.regex import regex
from flows.language.tidy import plain

_WHOSE = frozenset("my our his her your their the a an same that this which whose another".split())
# Where something is, which a postman need not know.
_WHEREABOUTS = frozenset("behind beside opposite near nr nearby between past off from by against outside".split())
_OTHERS = (
    _WHEREABOUTS
    | (_WHOSE - {"the", "a", "same"})
    | frozenset(
        """
    with without bit proper one lot there theres heres not never isnt wasnt but or to about around just too so like
    minute minutes min mins dads mums mams moms nans grans grandads grandmas exs
""".split()
    )
)
_SORTS = frozenset("the a an our my old cottage house flat farm barn bungalow lodge road street avenue lane".split())
_LONGEST_TOWN = 3  # words
_MOST_TOWNS = 2
_A_NUMBER = regex(
    r"(?:\b(?:flat|apartment|apt|unit) )?(?<!pitch )(?<!gate )(?<!court )(?<!bus )(?<!route )(?<!junction )"
    r"(?<![\d'’/.:])\b\d{1,4}[a-r]?\b(?![/:.]\d|['’]\w)",
    re.IGNORECASE,
)
_NUMBERED = regex(r"(?P<article>\ban? )?(?:big )?\d+[a-z]?\b", re.IGNORECASE)
# "4 on the gatepost", "15 in brass"; and "on the A56", where no house is called so.
_PLACED = regex(r",? (?:in|on|at|with|by|over|next|under|above|below|round|according) [a-z]")
_LED_UP_TO = regex(r"[a-z] (?:at|is|be|was) \d")  # "new kitchen at 17"
_BY_A_ROAD = regex(r"\b(?:on|off|by) (?:the )?[abm]\d{1,4}\b", re.IGNORECASE)
# Whereabouts that a street begins with: "way out on Moss Lane", "up top, Hill Lane".
_WAY = regex(
    r"(?:way|right|just|up|down|out|over|round|along|across)"
    r"(?: (?:way|up|down|out|over|round|top|there|here|near|on|in|by|at|towards|from))+(?: |$)"
)
_ANOTHERS = frozenset("like not never isnt wasnt used moved moving from or was were before instead except off".split())
# What is counted, and what is another's, was theirs or leads to them: "5 mins walk", "we moved from 4".
_COUNTED = regex(
    r" ?(?:mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|miles?|yards?|metres?|doors?|houses?|streets?"
    r"|roads?|of (?:us|them|those)|beds?|bedroom\w*|floors?|kids|st|nd|rd|th|am|pm|times|steps|people|families|flats"
    r"|quid|pounds|flights?|stops?|bus|buses|up \d|down|or \d)\b",
    re.IGNORECASE,
)
_NOT_THEIRS = regex(
    r"\b(?:from|was|were|used to|not|isn'?t|moved|moving|before|old|off|near|after|next to|opposite|past|between|aged?"
    r"|since|until|till|behind|above|below|bus|like|by|wrong|meant|instead|hes|shes|he's|she's|about|around|either)\b",
    re.IGNORECASE,
)


def is_plain_street(street: str) -> bool:
    """Whether nothing in it is a sentence's: "Still Lane, Sale", and not "still Sale, Mill Lane"."""
    parts = parts_of(street)
    described = street.islower() and parts and parts[0].startswith("the ") and not _names_a_street(street)
    strays = "(" in street or any(map(_WAY.match, parts)) or any(any(_strays(part)) for part in parts)
    unnamed = bool(parts) and (parts[0].lower() in STREETS or tells_which(parts[0]))
    return not (described or unnamed or strays or hesitates(street) or any(_remarks(parts)))


def is_plain_house(house: str) -> bool:
    """Whether it may stand on a door: "Flat 6, first floor", and not "6 according to the council"."""
    parts = parts_of(house)
    number = _NUMBERED.search(house)
    described = number and (number["article"] or _PLACED.match(house, number.end()))
    repeated = len(parts) > 1 and any(_is_of_a_sort(part) for part in parts)
    told = number and any(map(tells_of_a_house, parts[1:]))
    elsewhere = _BY_A_ROAD.search(house) or _LED_UP_TO.search(house)
    strays = any(any(_strays(part)) for part in parts)
    return not (described or repeated or told or elsewhere or strays or hesitates(house))


def street_amid(said: str) -> str:
    """The one street among a sentence's words, and the town, wherever it is told: "Winifred Rd, urmston"."""
    told = parts_of(said)
    parts = [part for part in map(_bare, compress(told, map(not_, _remarks(told)))) if part]
    streets = [part for part in parts if _names_a_street(part)]
    towns = [part for part in parts if part not in streets and len(part.split()) <= _LONGEST_TOWN]
    if len(streets) != 1 or len(towns) > _MOST_TOWNS or not is_plain_street(streets[0]):
        return ""
    begun = plain(streets[0])  # "bickerton something, bickerton road"
    towns = [town for town in towns if not (any(map(str.isdigit, town)) or begun.startswith(plain(town)))]
    return ", ".join((*streets, *towns))


def number_amid(said: str) -> str:
    """The one number of a house among a sentence's words: "just a 4 on the gatepost"; "" for none, or for more."""
    found = [each for each in _A_NUMBER.finditer(said) if not _COUNTED.match(said, each.end())]
    numbers = {each[0] for each in found}
    if len(numbers) != 1 or _NOT_THEIRS.search(said[: found[-1].start()]):
        return ""
    return numbers.pop()


def _bare(part: str) -> str:
    """A part without what is a sentence's, and without where it is; "" where nothing is left."""
    if way := _WAY.match(part):
        return _bare(part[way.end() :]) if _names_a_street(part) else ""
    strays = _strays(part)
    said = [plain(word) for word, stray in zip(part.split(), strays, strict=False) if stray]
    if not (_WHEREABOUTS | _ANOTHERS).isdisjoint(said):
        return ""
    bare = re.sub(r"^(?:on|in|at) ", "", without_strays(part, strays))
    return bare.removeprefix("the ") if part.endswith(" one") else bare  # "the Urmston one"


def _strays(part: str) -> list[bool]:
    """Of each word, whether it is a sentence's; what a street is called is not: "past lane"."""
    strays = strays_in(part, _OTHERS)
    said = plain(part).split()
    if strays and len(said) > 1 and said[1] in STREETS and said[0] not in _WHOSE:
        strays[0] = False
    return strays


def _remarks(parts: list[str]) -> list[bool]:
    """Of each part, whether it says something of a street, and names nothing: the first one does not."""
    behind = [tells_of_a_street(part, before) for before, part in pairwise(parts)]
    return [False, *behind][: len(parts)]


def _names_a_street(part: str) -> bool:
    first, *others = plain(part).split() or [""]
    return not STREETS.isdisjoint(others) or (first in STREETS_IN_WELSH and bool(others))


def _is_of_a_sort(part: str) -> bool:
    """Whether it says what sort of a house or a street it is, and names none: "the cottage"."""
    said = plain(part).split()
    return part.islower() and len(said) > 1 and _SORTS.issuperset(said)
