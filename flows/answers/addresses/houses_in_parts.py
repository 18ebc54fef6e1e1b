"""A house that is told in parts, or with words around it: the floor before its number, the town before its street, what
there is no number of, what somebody saw on its gate or says of its number.
"""

import re
from itertools import pairwise

from flows.answers.addresses.remarks import tells_of_a_street
from flows.answers.addresses.words import (
    BUILDINGS,
    DOUBLED,
    FLATS,
    LETTERED,
    NEVER_A_HOUSE,
    SORTS,
    STREETS,
)
from flows.answers.basics.kept_words import is_a_sentence
from flows.language.clauses import second_thought
from flows.language.number_words import UP_TO_99, digit_by_digit, hundreds, names_a_number
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain

_LONGEST_TOWN = 3  # words
_LONGEST_NAME = 4
_TWO, _THREE = 2, 3
_NUMBERS = "|".join(sorted(UP_TO_99, key=len, reverse=True))
_SPELT = regex(rf"(?:{_NUMBERS.replace(' ', '[ -]')})(?=[ ,])", re.IGNORECASE)
_PARTS = regex(r"[,;] |\. ")
_FLOOR = regex(
    r"(?P<floor>(?:the )?(?:(?:top|ground|first|second|third|upper|lower|bottom|middle|1st|2nd|3rd) floor(?: flat)?"
    r"|(?:top|basement|garden|upper|lower|upstairs|downstairs|attic|loft|front|back|middle|bottom)"
    r" (?:flat|maisonette|apartment|studio)|basement|upstairs|downstairs))"
    r"(?:(?:,| at| of| in),? (?:(?:number|no) )?(?=\d{1,4}[a-z]?,? )| (?=\d{1,4}[a-z]? [a-z]))",
    re.IGNORECASE,
)
# "Penny Cottage, no number, Nether Lane".
_NO_NUMBER = regex(
    r"[,.;(] ?(?:(?:and|but|it|its|it's|we|we've|there|there's|is|has|have|really|sorry) ){0,4}"
    r"(?:no|(?:has|have)n'?t (?:got )?(?:an?|any)|does ?n'?t have (?:an?|any)|not got (?:an?|any)|without an?)"
    r" (?:house |door )?numbers?(?: (?:on it|as such|or anything|at all|here|on the door))?\)?(?=[,.;]|$)",
    re.IGNORECASE,
)
_NO_NUMBER_FIRST = regex(
    r"(?:(?:it|it's|its|we|there|there's|is|has|have|got|sorry|oh) ){0,4}(?:no|(?:has|have)n'?t (?:got )?(?:an?|any))"
    r" (?:house |door )?numbers?(?:[,;.] | (?=(?-i:[A-Z]))"
    rf"| (?=(?:[a-z]+ ){{1,3}}(?:{'|'.join(sorted(BUILDINGS))})\b))"
    r"(?:(?:it's|its|just|but|only|called|so) ){0,3}(?=\w)",
    re.IGNORECASE,
)
# "Hop Cottages, out Yalding way".
_THAT_WAY = regex(
    rf",? (?i:out|over|up|down|round)(?: (?i:in|at|by|near|past|towards))? (?P<town>[{CAPITAL}]\w+) (?i:way|direction)$"
)
_NUMBER_LAST = regex(
    r"(?P<rest>\D{5,80}?)[,.;] (?:(?:and|we're|we are|i'm|it's|its|at|house|the) )*(?:number|no\.?|nr\.?|num) "
    r"(?P<number>\d{1,4}[a-z]?)(?:,? (?:and )?not (?:number )?\d{1,4}[a-z]?)?",
    re.IGNORECASE,
)
# "Think it's a four on the gate", "it's got a brass seven on it".
_ON_THE_DOOR = regex(
    r"\b(?:an?|big|huge|large|brass|gold|golden|silver|white|black|red|blue|painted|little|rusty|wonky|metal|wooden) "
    rf"(?P<number>\d{{1,4}}[a-z]?|(?:{_NUMBERS}))(?: (?:painted|stuck|screwed|chalked|written|nailed))?"
    r" (?:on|over|above|by|in) (?:it\b|(?:the|our|his|her|their|my) (?:front |garden |wheelie )?"
    r"(?:gate|gatepost|door|wall|bin|fence|post|letterbox|porch|garage|glass|window))",
    re.IGNORECASE,
)
_GUESSED = regex(
    r"(?:(?:i|i'd|i'm|im|we|we're|pretty|fairly|quite|almost|think|reckon|believe|want|wanna|to|say|sure|certain|is|it|it's"
    r"|its|that|that's|thats|the|house|number|no|a) ){2,9}(?P<number>\d{1,4}[a-z]?)",
    re.IGNORECASE,
)
_SURE = regex(r"\b(?:think|reckon|believe|say|sure|certain)\b", re.IGNORECASE)
_DOUBLED = regex(
    rf"(?P<times>double|treble|triple) (?P<digit>[1-9]|{'|'.join(UP_TO_99[:9])})(?=,? [{CAPITAL}])", re.IGNORECASE
)
_TOWN_FIRST = regex(rf"(?P<town>[{CAPITAL}][a-z-]+), (?P<address>\d{{1,4}}[a-z]? (?P<street>[{CAPITAL}][\w' ]+))")
_REMARK_BEHIND = regex(
    rf"(?P<number>\d{{1,4}}[a-z]?),? (?P<remark>(?!the )[a-z']+(?: [a-z']+){{2,5}}), (?P<street>[{CAPITAL}].*)"
)
_NUMBERED = regex(r"\b\d{1,4}[a-z]?\b", re.IGNORECASE)
_ANOTHERS = regex(
    r"\b(?:next door|neighbour\w*|not|never|isn'?t|used to|was|were|opposite|old|before|moving|moved|or|either|from"
    r"|till?|until|them|theirs|other)\b",
    re.IGNORECASE,
)
_BESIDE = regex(r"(?:opposite|behind|near|next to|beside|by|past|off|just|up|down|over|on|at|before|after) [a-z]")

_LIKE = regex(r"(?:like|as in|same as|the same as)\b|[(-]", re.IGNORECASE)
_NUMBER_BEHIND = regex(r"(?P<said>\D+?)(?P<comma>,?) (?P<number>\d+ ?[a-z]?)", re.IGNORECASE)
_LETTERED = regex(r"(?P<number>[a-z]{3,9}(?: [a-z]{3,5})?) (?P<letter>[a-h])")  # "sixteen A"
_TELLS = regex(r"\b(?:is|its|it's|to|says?|comes?|goes|reads?|that|be)\b")
# "Flat 3, 12. Buzzers broke so ring me".
_SENTENCE_BEHIND = regex(
    r"(?P<house>(?:(?:flat|apartment|apt|unit) \w{1,4}, ?)?\d{1,4}[a-z]?)[.!]+ (?P<remark>[a-z]\D{5,120})",
    re.IGNORECASE,
)
# "Caravan 17 Willow Park": all of it is what stands on the door.
_IN_A_PARK = regex(
    r"(?P<house>(?i:(?:static )?caravan|chalet|lodge|cabin|pod|static|park home|pitch|plot|mooring|berth|bungalow)"
    rf" (?i:(?:number|no\.?) )?\d{{1,4}}[a-z]? (?:[{CAPITAL}][\w'’-]{{1,20}} ){{1,4}}"
    r"(?i:park|site|farm|village|marina|basin|camp|court|resort))(?:,? .{0,80})?"
)
_IN_A_STREET = regex(
    r"(?P<house>(?i:(?:static )?caravan|chalet|lodge|cabin|pod|static|plot|pitch|mooring|berth) (?i:(?:number|no\.?) )?"
    rf"\d{{1,4}}[a-z]?) (?P<street>[{CAPITAL}].{{3,80}})"
)
# "Hill View, ask for Karen if nobody answers": what whoever comes is told to do there.
_TO_A_VISITOR = regex(
    r"(?P<house>[^\d,.;]{3,40})[,.;]+ (?:(?:please|pls|just|you'?ll have to|best to|and|but) ){0,2}"
    r"(?:ask for|ring|knock|shout|buzz|call|text|message|mind the|watch|beware|look (?:for|out)|use the|go|come|turn"
    r"|give (?:us|me|him|her|them|it)|bang|phone|don'?t (?:ring|knock|use))\b.{3,120}"
)
# "Flat 3 at number 56, his mate lives underneath".
_FLAT_AT = regex(
    r"(?P<flat>(?:flat|apartment|apt|unit) \w{1,4}),? (?:(?:at|in|of),? )?(?:the )?(?:number|no\.?)"
    r" (?P<number>\d{1,4}[a-z]?)"
    r"(?:(?:[,.;]+ | (?=(?-i:[A-Z])))(?P<rest>.{3,120}))?",
    re.IGNORECASE,
)
_A_NUMBER = regex(r"(?:(?:flat|apartment|apt|unit) )?\d+ ?[a-z]?", re.IGNORECASE)
_WORDS_OF_PLACES = STREETS | BUILDINGS


def simpler_house(said: str) -> str:
    """The same address as others would write it; "" where it is written so.

    >>> simpler_house("Lytham, Beach Road, number 19"), simpler_house("Penny Cottage, no number, Nether Lane")
    ('19 Beach Road, Lytham', 'Penny Cottage, Nether Lane')
    """
    led_up_to = _NO_NUMBER_FIRST.match(said)
    bare = said[led_up_to.end() :] if led_up_to else said
    bare = _THAT_WAY.sub(r", \g<town>", _NO_NUMBER.sub("", bare))
    likely = (_flat_at(bare), _number_first(bare), _with_commas(bare), _town_last(bare), _without_a_remark(bare), bare)
    return next((each for each in likely if each and each != said), "")


def house_in_a_park(said: str) -> tuple[str, str]:
    """A caravan or the like with the site that it stands on, without what follows, or with its street; "" and "" for
    any other.
    """
    if found := _IN_A_PARK.fullmatch(said):
        return found["house"], ""
    found = _IN_A_STREET.fullmatch(said)
    in_a_street = found and _is_a_street(found["street"].partition(",")[0])
    return (found["house"], found["street"]) if found and in_a_street else ("", "")


def house_before_a_remark(said: str) -> str:
    """The name of a house before what a visitor is told: "Hill View, ask for Karen"; "" for any other."""
    found = _TO_A_VISITOR.fullmatch(said)
    words = plain(found["house"]).split() if found else []
    named = (
        bool(words) and len(words) <= _LONGEST_NAME and words[-1] not in NEVER_A_HOUSE and not SORTS.issuperset(words)
    )
    titled = found and (_is_titled(found["house"]) or not (BUILDINGS | STREETS).isdisjoint(words))
    return found["house"].strip() if found and named and titled and len(words) > 1 else ""


def _flat_at(said: str) -> str:
    """ "Flat 3 at number 56, his mate lives underneath" → "Flat 3, 56"; with its street where one is told."""
    found = _FLAT_AT.fullmatch(said)
    if not found:
        return ""
    house, rest = f"{found['flat']}, {found['number']}", found["rest"] or ""
    if not rest:
        return house
    told = not rest[:1].isupper() and len(rest.split()) >= _THREE
    if _is_a_street(rest.partition(",")[0]):
        return f"{house} {rest}"
    return house if told and _WORDS_OF_PLACES.isdisjoint(plain(rest).split()) else ""


def floor_of(said: str) -> str:
    """Which floor is named before a number, as it was typed: "top flat, 9 Tyne Terrace, Heaton" → "top flat, "."""
    found = _FLOOR.match(said)
    return found["floor"] if found else ""


def behind_floor(said: str) -> str:
    """What stands behind the floor."""
    found = _FLOOR.match(said)
    return said[found.end() :] if found else said


def named_house(said: str) -> tuple[str, str]:
    """A house with a name or a flat in one, and its town, without what is said behind them: "Pear Tree Farm, Marden,
    sat nav gets lost", "Flat 4, Clement Court, Rugby"; "" and "" for any other.
    """
    parts = [part.strip() for part in _PARTS.split(said.strip(" .,"))]
    flat, within = _flat_in(parts)
    if flat:
        return flat, within
    if len(parts) < _THREE or not (_is_a_houses_name(parts[0]) and _is_a_town(parts[1])):
        return "", ""
    remarks = all(_is_a_remark(part, before) for before, part in pairwise(parts[1:]))
    return (parts[0], parts[1]) if remarks else ("", "")


def number_seen(said: str) -> str:
    """The number that somebody saw or guesses, or which is the one before it with a letter: "a four on the gate", "I
    want to say 23", "I put 12 but there's an a on it, 12a"; "" for any other.
    """
    if lettered := _with_its_letter(said):
        return lettered
    seen = _ON_THE_DOOR.search(said)
    if seen is None:
        guessed = _GUESSED.fullmatch(said.strip(" .!"))
        seen = guessed if guessed and _SURE.search(said) else None
    rest = seen and f"{said[: seen.start()]} {said[seen.end() :]}"
    number = seen["number"] if seen else ""
    if not rest or _ANOTHERS.search(said) or names_a_number(rest.replace(number, "").replace("one", "")):
        return ""
    return number if number[0].isdigit() else str(UP_TO_99.index(number.lower()) + 1)


def number_told(house: str) -> str:
    """ "One hundred and six" → "106", "sixteen A" → "16A", and the number of "33, gates stiff so give it a boot"; ""
    for any other.
    """
    spoken = plain(house)
    if doubled := DOUBLED.fullmatch(spoken):
        return doubled["digit"] * (2 if doubled["times"] == "double" else 3)
    number, rest = hundreds(spoken)
    if number and not rest:
        return number
    number, rest = digit_by_digit(spoken)
    if number and (not rest or _LIKE.match(rest)):
        return number
    if spoken in UP_TO_99:
        return str(UP_TO_99.index(spoken) + 1)
    if (lettered := _LETTERED.fullmatch(spoken)) and lettered["number"] in UP_TO_99:
        return f"{UP_TO_99.index(lettered['number']) + 1}{lettered['letter'].upper()}"
    if remarked := LETTERED.fullmatch(house) or _SENTENCE_BEHIND.fullmatch(house):
        return remarked["house"] if _only_remarks(remarked["remark"]) else ""
    behind = _NUMBER_BEHIND.fullmatch(house)
    if behind and _is_only_said(behind["said"]) and (behind["comma"] or _TELLS.search(behind["said"])):
        return behind["number"]
    number, comma, rest = house.partition(",")
    words = plain(rest).split()
    strays = len(words) > _THREE and _WORDS_OF_PLACES.isdisjoint(words)
    return number if comma and strays and _A_NUMBER.fullmatch(number) and not any(map(str.isdigit, rest)) else ""


def spelt_number(said: str) -> tuple[str, str]:
    """The number in words that a message begins with, in digits, and what is said of it, with its comma; "" and the
    message for any other: "Four Winds" is a name.

    >>> spelt_number("one hundred and four, end terrace"), spelt_number("sixty one I believe")
    (('104', ', end terrace'), ('61', ' I believe'))
    """
    number, rest = hundreds(said)
    if not number and (found := _SPELT.match(said)):
        words = plain(found[0].replace("-", " "))
        number, rest = str(UP_TO_99.index(words) + 1), said[found.end() :]
    bare = rest.lstrip(" ,")
    if not number or not bare or (bare[0].isupper() and not bare.startswith("I ")):
        return "", said
    return number, f", {bare}" if "," in rest[: len(rest) - len(bare)] else f" {bare}"


def street_behind(said: str) -> str:
    """The street that is told behind what was seen on a house: "it's got a brass seven on it, Vine Street"."""
    *_, last = said.partition(", ")
    return last if _is_a_street(last.partition(", ")[0]) and last[0].isupper() else ""


def _with_its_letter(said: str) -> str:
    numbers = _NUMBERED.findall(said)
    lettered = len(numbers) == _TWO and re.fullmatch(rf"{re.escape(numbers[0])}[a-z]", numbers[1], re.IGNORECASE)
    ends = lettered and said.rstrip(" .!").endswith(numbers[1])
    of_a_flat = not FLATS.isdisjoint(plain(said).split())
    return numbers[1] if ends and not (of_a_flat or _ANOTHERS.search(said)) else ""


def _number_first(said: str) -> str:
    """ "Lytham, Beach Road, number 19" → "19 Beach Road, Lytham"."""
    found = _NUMBER_LAST.fullmatch(said)
    parts = _PARTS.split(found["rest"]) if found else []
    streets = [part for part in parts if _is_a_street(part)]
    towns = [part for part in parts if part not in streets]
    told = found and len(streets) == 1 and len(parts) <= _THREE and all(map(_is_a_town, towns))
    return f"{found['number']} {', '.join((*streets, *towns))}" if found and told else ""


def _with_commas(said: str) -> str:
    """ "Swallow Lodge. Priory Lane. Kettering." → with commas, where every part is a name."""
    parts = said.strip(" .").split(". ")
    first, *behind = parts
    house = _NUMBERED.fullmatch(first) or (_is_titled(first) and len(first) >= _LONGEST_NAME)
    names = len(parts) in (_TWO, _THREE) and house and all(map(_is_titled, behind))
    return ", ".join(parts) if names and any(map(_is_a_street, parts)) else ""


def _town_last(said: str) -> str:
    """ "Marple, 7 Station Road" → "7 Station Road, Marple"; "double two, Fir Road" → "22, Fir Road"."""
    if doubled := _DOUBLED.match(said):
        digit = doubled["digit"].lower()
        number = digit if digit.isdigit() else str(UP_TO_99.index(digit) + 1)
        return number * (_TWO if doubled["times"].lower() == "double" else _THREE) + said[doubled.end() :]
    found = _TOWN_FIRST.fullmatch(said)
    return f"{found['address']}, {found['town']}" if found and _is_a_street(found["street"]) else ""


def _without_a_remark(said: str) -> str:
    """ "13 unlucky for some, Peel Street, Farnworth" → without what is said of the number."""
    found = _REMARK_BEHIND.fullmatch(said)
    remark = found and (STREETS | BUILDINGS | FLATS).isdisjoint(plain(found["remark"]).split())
    street = found and _is_a_street(found["street"].partition(", ")[0])
    return f"{found['number']} {found['street']}" if found and remark and street else ""


def _flat_in(parts: list[str]) -> tuple[str, str]:
    """A flat, and the building with its town: the street has no name of its own."""
    words = parts[0].split()
    flat = len(words) >= _TWO and plain(words[0]) in FLATS and len(words[1]) <= _LONGEST_NAME
    within = [" ".join(words[2:])] if len(words) > _TWO else []
    building, *towns = [*within, *parts[1:]] or [""]
    if not flat or len(towns) != 1 or not _is_a_town(towns[0]):
        return "", ""
    return (" ".join(words[:2]), f"{building}, {towns[0]}") if _is_a_houses_name(building) else ("", "")


def _is_a_houses_name(part: str) -> bool:
    said = plain(part).split()
    titled = _is_titled(part.removeprefix("the "))
    named = len(said) > 1 and (said[-1] in BUILDINGS or said[0] == "the")
    return named and titled and len(said) <= _LONGEST_NAME and STREETS.isdisjoint(said[1:])


def _is_a_town(part: str) -> bool:
    said = plain(part).split()
    of_others = STREETS.isdisjoint(said[1:]) and BUILDINGS.isdisjoint(said)
    return 0 < len(said) <= _LONGEST_TOWN and of_others and _is_titled(part) and not is_a_sentence(part)


def _is_a_street(part: str) -> bool:
    said = plain(part).split()
    return 1 < len(said) <= _LONGEST_NAME + 1 and said[-1] in STREETS


def _is_titled(part: str) -> bool:
    return bool(part) and part[:1].isupper() and not any(map(str.isdigit, part)) and part.replace("'", "").istitle()


def _is_a_remark(part: str, before: str) -> bool:
    small = part[:1].islower() or is_a_sentence(part)
    return small and bool(is_a_sentence(part) or _BESIDE.match(part) or tells_of_a_street(part, before))


def _only_remarks(words: str) -> bool:
    """Whether what stands behind a house has no street, no building and no second thought in it."""
    said = plain(words).split()
    names = not words.islower() and words.istitle()
    return len(said) > 1 and _WORDS_OF_PLACES.isdisjoint(said) and not (names or second_thought(words)[1])


def _is_only_said(words: str) -> bool:
    """Whether words before a number are no part of an address: "two fat ladies"."""
    said = plain(words).split()
    floors = ("floor", "level", "top", "ground", "upper", "lower", "back", "front", "rear")
    of_places = not (_WORDS_OF_PLACES | SORTS).isdisjoint(said) or any(word in said for word in floors)
    return len(said) >= _THREE and words.islower() and not of_places and not any(map(str.isdigit, words))
