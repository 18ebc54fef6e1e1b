"""Where somebody lives, beside the postcode: the house, and the street and town."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.elsewhere import is_known_elsewhere
from flows.answers.basics.kept_words import has_a_sentence_behind, is_a_name, kept, trimmed
from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.answers.basics.yes_no import is_only_a_nod
from flows.language.clauses import second_thought
from flows.language.number_words import UP_TO_99, digit_by_digit, hundreds
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
    name of the street is, and its, oh its, its on, its in, on, in, it will be, that would be, actually, sorry its
""")
) | frozenset(
    f"{whose}{home}{place} is"
    for whose in ("", "his ", "her ")
    for home in ("dads", "mums", "mams", "nans", "grans", "grandparents")
    for place in ("", " house", " place", " address", " number")
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
    r"(?!(?:i|im|ill|ive|same|near|opposite|behind|off|past|by) )"
    rf"(?:\w+ ){{1,4}}(?:{'|'.join(_STREETS)})(?: \w+){{0,3}}"
)
_OVER_THERE = re.compile(r",? (?:over|up|down|out|round) (?:in |at |by |near )?([A-Z]\w+)(?: way| end| side)?$")
# "Acacia Avenue near the school, Urmston": where a street is, which no post office needs.
_BESIDE_IT = re.compile(
    r",? (?:near|opposite|behind|next to|beside|by|just off|across from|past|round the corner from|not far from|before)"
    r" (?:the|a|our|my|where)\b[^,]*",
    re.IGNORECASE,
)
_AS_TOLD = re.compile(r",? (?:like|as) (?:i|we) (?:said|told|put|wrote|gave)\b.*", re.IGNORECASE)
# What only a neighbour would find: "the one with the red car outside", "behind the big supermarket", "a cul de sac",
# "two streets from the club", "his mum's road".
_ONLY_DESCRIBED = re.compile(
    r"(?:its |it's )?(?:"
    r"(?:the |a |with |has )*(?:\w+ ){0,2}(?:door|gates?|fence|garage|hedge)(?: (?:with|on|at|and|out)\b.*)?|"
    r"(?:the|a) (?:\w+ ){0,3}(?:one|house|bungalow|place|door|gate)"
    r"(?: (?:with|next|on|at|by|near|opposite|behind|where|that)\b.*)?"
    r"|(?:the )?(?:last|first|end|second|third|middle|corner|bottom|top|far)(?: \w+){0,2}? (?:on|of|in|at|from|along"
    r"|down) (?:the|our|a|my) (?:\w+ ?){1,3}|(?:the )?(?:end|last|first|corner|middle) (?:one|house)"
    r"|(?:off|behind|opposite|beside|across from|past|just past|just off|over by|down by|up by|by|near)"
    r" (?:the|a|an|my|our) (?:\w+ ?){1,4}"
    r"|(?:about |just |only )?(?:an?|one|two|three|four|five|ten|few|a few|couple of|a couple of)"
    r" (?:streets?|roads?|doors?|houses?|min(?:ute)?s?|miles?) (?:from|away|down|up|over|past|off|along|walk)\b.*"
    r"|(?:(?:an?|the|our|my|this|long|little|small|quiet|new) )*"
    r"(?:cul[ -]de[ -]sac|dead end|(?:new |housing )+estate|new builds?|dirt track|farm track)"
    r"|(?:an?|the|our|this) (?:main road|back street|side (?:street|road)|country lane)"
    r"|(?:his|her|their|my|our) (?:mum|mam|dad|nan|gran|ex|sister|aunt(?:ie)?)'?s (?:road|street|house|place|one|way))"
)
_NEARBY = ("by ", "near ", "next ", "behind ", "opposite ", "off ", "past ", "round ", "just ", "the one ")
_SPEAKS = re.compile(r"(?:my|his|her|our|not|the|everyone|nobody|just|by|near|off|thats|that's|that is) ")
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
    r"(?:(?:(?:the|its|it's|thats|that's) )+(?:one|house|flat) )?"
    r"(?:next|opposite|behind|near|above|below|under|beside|across|halfway|past|off"
    r"|at the (?:end|top|bottom|far|corner|back|other|start)|on the corner|round the corner|with|by the"
    r"|for (?:now|the moment|the time being|the minute)|at the moment|at present|till|until)\b.*",
    re.IGNORECASE,
)

# "On the letters they write Flat 3, Barlow Court": who calls it so.
_AS_WRITTEN = re.compile(
    r"(?:(?:on |in )?(?:the|our|my|all the|all our|most) (?:\w+ )?(?:letters?|post|mail|bills?|envelopes?|parcels?"
    r"|doors?|gates?|signs?|gateposts?|wall|licence|council tax),? )?(?:(?:they|we|people|everyone|everybody|it|he"
    r"|postie|(?:the )?(?:postman|council|bank|school)) )?(?:always |usually |just |all )?(?:write|writes|written|puts?"
    r"|says?|reads|calls? it|knows? it as|have it as|has it as|goes to|go to)\b:? (?:as |is |that )?(?=\S)",
    re.IGNORECASE,
)
# "It's family halls, so just Chancellors Way, Fallowfield".
_COMES_DOWN_TO = re.compile(
    r".{3,60}?\bso (?:(?:it's|its|that's|thats|put|say) )?(?:just|only|simply|basically) (?:(?:put|say|it's|its) )?"
    r"(?=\S)",
    re.IGNORECASE,
)
_THAT_IS = re.compile(r"\b(?:that's|thats|that is|it's|its|it is)\s+", re.IGNORECASE)
_IN_TOWN = re.compile(r"\s+in (?=[A-Z])")
# "Off Washway Road, called Elm Close", "it's not got a number, just Holly Bank".
_IS_CALLED = re.compile(
    r"(?:.{1,40}?,? called|.{0,30}?\b(?:no|a|any) (?:house )?numbers?,?(?: (?:it's|its|so|we're|but))?"
    r"(?: (?:just|only|called|known as))) (?=[A-Z])"
)
_LIKE = re.compile(r"(?:like|as in|same as|the same as)\b|[(-]", re.IGNORECASE)
_WHEREABOUTS = re.compile(r"(?:at|by|near|off|on|next|halfway|past|opposite|behind|just|(?:the )?end of) ")
_NO = re.compile(r"^(?:no|its|it's|it is|i mean|i meant|make that)\b[ ,]*", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"(?P<said>\D+?)(?P<comma>,?) (?P<number>\d+ ?[a-z]?)", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:is|its|it's|to|says?|comes?|goes|reads?|that|be)\b")
_A_NUMBER = re.compile(r"(?:(?:flat|apartment|apt|unit) )?\d+ ?[a-z]?", re.IGNORECASE)
_A_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}", re.IGNORECASE)
_FEW = 3  # words, which may be a town
_WORDS_OF_PLACES = _STREETS | _BUILDINGS

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
    above below over under upstairs downstairs
    our their
""".split()
)  # which tells it from others
_ONLY_OF_ITS_SORT = _SORTS | frozenset("a the just end mid council big little new build old house".split())
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
        called = _called(house)
        if called and len(called) <= _LONGEST_HOUSE and isinstance(self.read(called, today), Understood):
            return DidYouMean(called, f"Shall I write: “{called}”?")
        if described := _DESCRIBED.fullmatch(_in_digits(house)):
            return DidYouMean(described[1], f"Shall I write: “{described[1]}”?")
        if _ONLY_OF_ITS_SORT.issuperset(plain(house).split()) and not house.istitle():
            return _HOUSE
        if not has_words(house) or _is_no_address(house, text) or _A_POSTCODE.fullmatch(house):
            return _HOUSE
        if told := _number_told(house) or _put_right(house):
            return DidYouMean(told, f"Shall I write: “{told}”?")
        if self.street and _is_a_street_alone(_in_digits(house)):
            return _WHICH_HOUSE
        number, street = _number_and_street(house) if self.street else (house, "")
        if len(number) > _LONGEST_HOUSE and not trimmed(number, _is_house):
            return _too_long("House", number, _LONGEST_HOUSE, "Reply with the number or name alone: the street is next")
        also = {self.street: street} if street else {}
        heard = Understood(number, also) if also else kept(number, _HOUSE, _is_house, of_a_name=True)
        if isinstance(heard, DidYouMean) and (told := _number_told(heard.value)):
            return DidYouMean(told, f"Shall I write: “{told}”?")
        return heard

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
        if (called := _called(street) or _street_in_the_end(street)) and _is_street(called):
            return DidYouMean(called, f"Shall I write: “{called}”?")
        if way := _OVER_THERE.search(street):
            near = f"{street[: way.start()]}, {way[1]}"
            return DidYouMean(near, f"Shall I write: “{near}”?")
        if (bare := _BESIDE_IT.sub("", street, count=1)) != street and _is_named(bare):
            return DidYouMean(bare, f"Shall I write: “{bare}”?")
        if sum(c.isalpha() for c in street) < 3 or _is_no_address(street, text):
            return _STREET
        if len(street) > _LONGEST_STREET and not trimmed(street, _is_street):
            return _too_long("Address", street, _LONGEST_STREET, "Reply with the street and the town alone")
        return kept(street, _STREET, _is_street, of_a_name=True)

    def show(self, value: object) -> str:
        """The street and town themselves."""
        return str(value)


def _called(words: str) -> str:
    """What a message says that the house or the street is called, by others or in the end; "" where it does not."""
    found = _AS_WRITTEN.match(words) or _COMES_DOWN_TO.match(words) or _IS_CALLED.match(words)
    return words[found.end() :] if found else ""


def _street_in_the_end(street: str) -> str:
    """The second thought of a message that has one: "Mill Lane no sorry Mill Road", "… that's Mill Road in Sale"; ""
    where there is none.
    """
    first, second = second_thought(street)
    if not (first and second):
        return ""
    meant = next(reversed(_THAT_IS.split(_NO.sub("", second))))
    meant = _IN_TOWN.sub(", ", meant, count=1)
    return meant if _is_named(first.removesuffix(" no")) and _is_named(meant) and meant.istitle() else ""


def _number_told(house: str) -> str:
    """ "One hundred and six" → "106", and the number of "33, gates stiff so give it a boot"; "" for any other."""
    spoken = plain(house)
    number, rest = hundreds(spoken)
    if number and not rest:
        return number
    number, rest = digit_by_digit(spoken)
    if number and (not rest or _LIKE.match(rest)):
        return number
    if spoken in UP_TO_99:
        return str(UP_TO_99.index(spoken) + 1)
    behind = _NUMBER_BEHIND.fullmatch(house)
    if behind and _is_only_said(behind["said"]) and (behind["comma"] or _TELLS.search(behind["said"])):
        return behind["number"]
    number, comma, rest = house.partition(",")
    words = plain(rest).split()
    strays = len(words) > _FEW and _WORDS_OF_PLACES.isdisjoint(words)
    return number if comma and strays and _A_NUMBER.fullmatch(number) and not any(map(str.isdigit, rest)) else ""


def _is_only_said(words: str) -> bool:
    """Whether words before a number are no part of an address: "two fat ladies"."""
    said = plain(words).split()
    floors = ("floor", "level", "top", "ground", "upper", "lower", "back", "front", "rear")
    of_places = not (_WORDS_OF_PLACES | _SORTS).isdisjoint(said) or any(word in said for word in floors)
    return len(said) >= _FEW and words.islower() and not of_places and not any(map(str.isdigit, words))


def _put_right(house: str) -> str:
    """The second thought of a message that has one: "14 oops no 41" → "41"; "" where there is none."""
    first, second = second_thought(house)
    meant = _NO.sub("", second)
    return meant if first and meant and _is_house(first) and _is_house(meant) else ""


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
        max((at for at, word in enumerate(said) if word in of), default=-1) for of in (_STREETS, _BUILDINGS)
    )
    if _WHEREABOUTS.match(first):
        return False
    if not _BESIDE.isdisjoint(said[: max(street, 0)]):  # "the one with the green door"
        return False
    town_behind = bool(comma) and first.istitle() and building < 0
    return (street > building or town_behind) and _is_street(words)


def _is_named(words: str) -> bool:
    """Whether it begins with a street's name, and not with what is said of one: "the road that runs"."""
    first = words.partition(",")[0]
    return _NAMED_STREET.fullmatch(plain(first)) is not None and is_a_name(first) and " that " not in first


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
    if words.lower().startswith(_NEARBY) or has_a_sentence_behind(words):
        return False
    first, *rest = words.split(", ")
    named = is_a_name(first) or _NAMED_STREET.fullmatch(plain(first)) is not None
    return named and all(is_a_name(part) and not _SPEAKS.match(part) for part in rest)


def _too_long(noun: str, typed: str, longest: int, again: str) -> Misunderstood:
    return Misunderstood(f"{noun} must be {longest} characters or fewer, and this is {len(typed)}", again)


def _is_no_address(words: str, text: str) -> bool:
    if text.rstrip().endswith("?"):
        return True
    if words.islower() and _ONLY_DESCRIBED.fullmatch(words) and not any(map(str.isdigit, words)):
        return True
    if _NAMED_STREET.fullmatch(plain(words)):
        return False
    first = plain(words).partition(" ")[0]
    if is_known_elsewhere(plain(text)):
        return True
    return is_only_a_nod(words) or asks_something(words) or asks_something(text) or first in _EXCUSES


def _bare(text: str) -> str:
    """An address without "it's", "number", thanks and kisses."""
    words = "".join(" " if is_sign(c) else c for c in _AS_TOLD.sub("", tidy_lines(text))).split()
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
