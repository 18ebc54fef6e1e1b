"""Where somebody lives, beside the postcode: the house, and the street and town."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from flows.answers.basics.elsewhere import is_known_elsewhere
from flows.answers.basics.kept_words import has_a_sentence_behind, is_a_name, kept, says_nothing, trimmed
from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.answers.basics.yes_no import is_only_a_nod
from flows.answers.contact_details.address_remarks import is_as_the_parents
from flows.answers.contact_details.address_spans import Address, address_in
from flows.answers.contact_details.address_words import (
    AS_TOLD,
    AS_WRITTEN,
    BEFORE_A_NUMBER,
    BESIDE_IT,
    BUILDINGS,
    COMES_DOWN_TO,
    DESCRIBED,
    ENDEARED,
    EXCUSES,
    GOODBYES,
    IS_CALLED,
    LABELS,
    LEAD_INS,
    NEVER_A_HOUSE,
    NEW_PLACE,
    NO_STREET,
    NOT_ANOTHER,
    NUMBER_NAMED,
    NUMBER_OF_ANOTHER,
    OF_ANOTHER,
    ONLY_DESCRIBED,
    SORTS,
    STRAY,
    STREETS,
    THAT_IS_ALL,
    THOUGH,
)
from flows.answers.contact_details.houses_in_parts import (
    behind_floor,
    floor_of,
    house_before_a_remark,
    house_in_a_park,
    named_house,
    number_seen,
    number_told,
    simpler_house,
    street_behind,
)
from flows.answers.contact_details.houses_of_several import house_of_several
from flows.answers.contact_details.other_shapes import is_of_another_shape
from flows.answers.contact_details.plain_addresses import (
    is_plain_house,
    is_plain_street,
    number_amid,
    street_amid,
)
from flows.answers.contact_details.postcodes import without_postcodes
from flows.answers.contact_details.renamed_streets import renamed_streets
from flows.answers.contact_details.told_in_parts import street_told_in_parts
from flows.language.clauses import second_thought
from flows.language.dictation import unspelt
from flows.language.number_words import UP_TO_99, digit_by_digit, hundreds
from flows.language.tidy import asks_something, has_words, is_sign, plain, tidy_lines

_LONGEST_HOUSE = 60  # characters
_LONGEST_STREET = 150
_LINE = "road|street|lane|avenue|close|crescent|drive"

_NAMED_STREET = re.compile(
    r"(?!(?:i|im|ill|ive|same|near|opposite|behind|off|past|by) )"
    rf"(?:\w+ ){{1,4}}(?:{'|'.join(STREETS)})(?: \w+){{0,3}}"
)
_OVER_THERE = re.compile(r",? (?:over|up|down|out|round) (?:in |at |by |near )?([A-Z]\w+)(?: way| end| side)?$")
# "Elm Drive, Stretford, over by Aldi": behind the town that is a shop.
_BY_A_PLACE = re.compile(
    r"(?<=\w), (?:(?:just|right|over|up|down|out|round|along|back) ){1,2}(?:by|near|past|behind|opposite) [A-Z][\w' ]*$"
)
_NEARBY = ("by ", "near ", "next ", "behind ", "opposite ", "off ", "past ", "round ", "just ", "the one ")
_SPEAKS = re.compile(r"(?:my|his|her|our|not|the|everyone|nobody|just|by|near|off|thats|that's|that is) ")
_WITH_TOWN = re.compile(
    rf"\b({'|'.join(sorted(STREETS))})\b[,\s]+(?:and |but )?(?:(?:thats|that's|its|it's|which is|the|my"
    rf"|our) )?(?:town(?:'s| is| bit is)? |in )",
    re.IGNORECASE,
)
_NUMBER_AND_STREET = re.compile(
    r"((?:(?:flat|apartment|apt|unit) \w+,? )?\d+ ?[a-z]?(?: ?[-/] ?\d+[a-z]?)?),? +(\D.*)", re.IGNORECASE
)

_THAT_IS = re.compile(r"\b(?:that's|thats|that is|it's|its|it is)\s+", re.IGNORECASE)
_IN_BEHIND = re.compile(r", in (?=[A-Z])")
# "Kingsway, all one word, in Stretford".
_IN_ONE_WORD = re.compile(r",? \(?(?:it'?s )?(?:all )?(?:as |in )?(?:one|1) word\)?(?=[\s,.]|$)", re.IGNORECASE)
_IN_TOWN = re.compile(r"\s+in (?=[A-Z])")
# "By the club in Urmston": where somewhere beside the street is, the street is too.
_IN_ITS_TOWN = re.compile(r" in (?!(?:the|a|our|my) )[^\W\d_]+(?: [^\W\d_]+)?$")
_WHEREABOUTS = re.compile(r"(?:at|by|near|off|on|next|halfway|past|opposite|behind|just|(?:the )?end of) ")
_ON = re.compile(r"^(?:in|on|at|down|up) (?=[A-Z])")
_NO = re.compile(r"^(?:no|its|it's|it is|i mean|i meant|make that)\b[ ,]*", re.IGNORECASE)
_BETWEEN = re.compile(r", | [-–—] ")
_SMALL_WORDS = frozenset("y yr o ar of the on in le la and upon under".split())

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
_BESIDE = frozenset(
    """
    postcode should email phone birthday surname one with corner opposite behind near next that where just his her my
    above below over under upstairs downstairs
    our their
""".split()
)  # which tells it from others
_ONLY_OF_ITS_SORT = SORTS | frozenset("a the just end mid council big little new build old house".split())
_PASSING = frozenset("a an the its in on new big little".split())


@dataclass(frozen=True, slots=True)
class House:
    """A house's number or name: "12a", "Flat 3, 14", "Rose Cottage".

    `street` is the name of the question that asks for the street. With it, "12 Acacia Avenue" answers both at once.
    Where it is `of_another`, "his mum has flat 2" tells it.
    """

    street: str = ""
    of_another: bool = False

    choices = ()
    keeps_words = True
    example = "12"

    def read(self, text: str, today: date) -> Answer:
        """The house as it was typed, on one line; an address that stands among other words is asked about."""
        if is_of_another_shape(text):
            return _HOUSE
        said = NOT_ANOTHER.sub(r"\g<number>", _told(text))
        said = NUMBER_OF_ANOTHER.sub("", said, count=1) if self.of_another else said
        heard, asks = self._read(said, today), text.rstrip().endswith("?")
        if not asks and (one := self._of_several(said)):
            return self._asked(one, "")
        house, street = house_in_a_park(_bare(said)) if self.street else ("", "")
        if not asks and (house := house or house_before_a_remark(_bare(said))):
            return self._asked(house, street)
        if self.street and not asks and (told := self._told_in_parts(said, today)):
            return told
        amid = address_in(said) if self.street and not asks and not _is_plain(heard) else None
        if amid and amid.house:
            asked = f"Shall I write: “{amid.house} {amid.street}”?"
            return DidYouMean(amid.house, asked, also={self.street: amid.street})
        if isinstance(heard, Understood) and not heard.also and heard.value.isalpha():
            return DidYouMean(heard.value, f"Is {heard.value} the name of the house?")  # or the town alone
        if heard is _HOUSE and not asks and (number := self._number_first(said)):
            return DidYouMean(number, f"Shall I write: “{number}”?")
        return self._amid(said, heard) if _house_strays(heard) else heard

    def is_whole(self, text: str) -> bool:
        """Whether a message that takes something back tells of two houses, and which is meant: "was 9, it's 27 now"."""
        return bool(self._of_several(_told(text)))

    def _of_several(self, said: str) -> str:
        return "" if address_in(said) else house_of_several(tidy_lines(said), of_another=self.of_another)

    def _told_in_parts(self, said: str, today: date) -> DidYouMean | None:
        """What a house comes to that is told in parts, which is asked about; None for any other."""
        bare = _bare(said)
        floor, (named, town) = floor_of(bare), named_house(bare)
        if floor and (told := self._whole(behind_floor(bare), today)) and told.also:
            return self._asked(f"{floor}, {told.value}", told.also[self.street])
        if named:
            return self._asked(named, town)
        if (simpler := simpler_house(bare)) and (told := self._whole(simpler, today)):
            return self._asked(str(told.value), told.also.get(self.street, ""))
        number = number_seen(tidy_lines(said).strip(" .!"))
        return self._asked(number, street_behind(bare)) if number else None

    def _whole(self, said: str, today: date) -> Understood | DidYouMean | None:
        heard = self.read(said, today)
        return None if isinstance(heard, Misunderstood) else heard

    def _asked(self, house: str, street: object) -> DidYouMean:
        also = {self.street: street} if street else {}
        return DidYouMean(house, f"Shall I write: “{f'{house} {street}'.strip()}”?", also=also)

    def _number_first(self, said: str) -> str:
        """The number that a message begins with, before what is said of it: "number 9 same road as the school"."""
        if though := THOUGH.match(said):
            return though["number"]
        named = NUMBER_NAMED.match(said) or NEW_PLACE.match(said) or (self.of_another and OF_ANOTHER.match(said))
        return number_amid(said) if named else ""

    def _amid(self, said: str, heard: Answer) -> Answer:
        """What stands amid a sentence's words, which is asked about; else the house is asked for again."""
        along = dict(heard.also) if isinstance(heard, Understood) else {}
        street = street_amid(along.get(self.street, ""))
        house = str(heard.value) if street else number_amid(said)
        also = {self.street: street} if street else {}
        return DidYouMean(house, f"Shall I write: “{f'{house} {street}'.strip()}”?", also=also) if house else _HOUSE

    def _read(self, text: str, today: date) -> Answer:
        house = _bare(text)
        called = _called(house)
        if called and len(called) <= _LONGEST_HOUSE and isinstance(self._read(called, today), Understood):
            return DidYouMean(called, f"Shall I write: “{called}”?")
        if described := DESCRIBED.fullmatch(_in_digits(house)):
            return DidYouMean(described[1], f"Shall I write: “{described[1]}”?")
        if _ONLY_OF_ITS_SORT.issuperset(plain(house).split()) and not house.istitle():
            return _HOUSE
        if not has_words(house) or _is_no_address(house, text) or is_of_another_shape(house):
            return _HOUSE
        if told := number_told(house) or _put_right(house):
            return DidYouMean(told, f"Shall I write: “{told}”?")
        if self.street and _is_a_street_alone(_in_digits(house)):
            return _WHICH_HOUSE
        number, street = _number_and_street(house) if self.street else (house, "")
        if len(number) > _LONGEST_HOUSE and not trimmed(number, _is_house):
            return _too_long("House", number, _LONGEST_HOUSE, "Reply with the number or name alone: the street is next")
        also = {self.street: street} if street else {}
        heard = Understood(number, also) if also else kept(number, _HOUSE, _is_house, of_a_name=True)
        if isinstance(heard, DidYouMean) and (told := number_told(heard.value)):
            return DidYouMean(told, f"Shall I write: “{told}”?")
        return heard

    def show(self, value: object) -> str:
        """The house itself."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Street:
    """The rest of an address on one line: "Acacia Avenue, Urmston".

    `house` is the name of the question that asks for the house, and `known` what was answered there: said once more it
    is no part of the street, and another one is asked about. `own` is the parent's street, where another is asked for.
    """

    house: str = ""
    known: str = ""
    own: str = ""

    parts_joined_by = ", "

    choices = ()
    keeps_words = True
    example = "Acacia Avenue, Urmston"

    def read(self, text: str, today: date) -> Answer:
        """The street and the town as they were typed; where a line broke there is a comma. What stands among other
        words is asked about.
        """
        if is_of_another_shape(text):
            return _STREET
        bare = _IN_ONE_WORD.sub("", unspelt(text)) if len(text) <= _LONGEST_STREET else text
        if bare != text and not isinstance(heard := self.read(bare, today), Misunderstood):
            return DidYouMean(heard.value, f"Shall I write: “{heard.value}”?", also=heard.also)
        if self.own and is_as_the_parents(text, _LINE, alone=_LINE):
            return DidYouMean(self.own, f"Shall I write: “{self.own}”?")
        said = _told(text)
        told_in_parts = street_told_in_parts(tidy_lines(without_postcodes(text)).strip(" .!"))
        if whole := _renamed(tidy_lines(said)) or told_in_parts:
            return DidYouMean(whole, f"Shall I write: “{whole}”?")
        street = _IN_BEHIND.sub(", ", _WITH_TOWN.sub(r"\1, ", _bare(said)))
        if none := NO_STREET.match(street):
            return self._without_a_street(street[none.end() :])
        if (likely := _likely_street(street)) and is_plain_street(likely):
            return DidYouMean(likely, f"Shall I write: “{likely}”?")
        heard = self._kept(street, said)
        strays = _strays(heard, is_plain_street, is_plain_house)
        if isinstance(heard, Understood) and not strays:
            return self._without_house(heard)
        asks = text.rstrip().endswith("?")
        if amid := None if asks else address_in(said):
            return self._with_house(_with_its_town(amid, said))
        if strays and not asks and (told := street_amid(street)):
            return DidYouMean(told, f"Shall I write: “{told}”?")
        return _STREET if strays else heard

    def is_whole(self, text: str) -> bool:
        """Whether a message that takes something back tells all of the address: the house and the street, or what the
        street is called now.
        """
        said = without_postcodes(text)
        amid = address_in(said)
        return bool(_renamed(tidy_lines(said)) or (amid and self._differs(amid.house)))

    def _kept(self, street: str, text: str) -> Answer:
        if sum(c.isalpha() for c in street) < 3 or _is_no_address(street, text):
            return _STREET
        if len(street) > _LONGEST_STREET and not trimmed(street, _is_street):
            return _too_long("Address", street, _LONGEST_STREET, "Reply with the street and the town alone")
        heard = kept(street, _STREET, _is_street, of_a_name=True)
        alone = isinstance(heard, Understood) and self._is_the_town_alone(street)
        return replace(_STREET, accept_if_repeated=True, value=street) if alone else heard

    def _is_the_town_alone(self, street: str) -> bool:
        """Whether one word is the town, and the street is missing: whose house has a name may have no street, and
        Broadway or Kingsway is one.
        """
        named = self.known and not any(map(str.isdigit, self.known))
        return " " not in street and not named and not street.lower().endswith("way")

    def _without_a_street(self, town: str) -> Answer:
        """What stands in the place of a street that there is not, without the house that is known."""
        town = re.sub(rf"^{re.escape(self.known)}[\s,]+(?=\w)", "", town, flags=re.IGNORECASE) if self.known else town
        return DidYouMean(town, f"Shall I write: “{town}”?") if town and _is_street(town) else _STREET

    def _without_house(self, heard: Understood) -> Answer:
        """The street alone of "12 Acacia Avenue, Urmston", where the house was told before."""
        number, street = _number_and_street(str(heard.value)) if self.known else ("", "")
        if not street:
            return heard
        return self._with_house(Address(number, street)) if self._differs(number) else Understood(street)

    def _with_house(self, address: Address) -> DidYouMean:
        house = address.house if self._differs(address.house) else ""
        also = {self.house: house} if house else {}
        return DidYouMean(address.street, f"Shall I write: “{f'{house} {address.street}'.strip()}”?", also=also)

    def _differs(self, house: str) -> bool:
        """Whether it is another house than the one that is known."""
        return bool(self.house and house) and not set(plain(house).split()) <= set(plain(self.known).split())

    def show(self, value: object) -> str:
        """The street and town themselves."""
        return str(value)


def _renamed(said: str) -> str:
    """What a street is called now, with its town, where it was called otherwise before; "" where it was not."""
    for old, now in renamed_streets(said):
        street = _bare(now)
        if _is_named(_bare(old)) and _is_named(street) and _is_street(street):
            return street
    return ""


def _likely_street(street: str) -> str:
    """The street that a message comes to by what it is called, or without where that is; "" where it is none."""
    if (called := _called(street) or _street_in_the_end(street)) and _is_street(called):
        return called
    if (way := _BY_A_PLACE.search(street)) and _is_named(street[: way.start()]):
        return street[: way.start()]
    if way := _OVER_THERE.search(street):
        return f"{street[: way.start()]}, {way[1]}"
    bare = BESIDE_IT.sub(_its_town, street, count=1)
    if bare == street or not _is_named(bare):
        return ""
    amid = address_in(street)
    whole = "" if STRAY.search(bare) else bare
    if amid and not amid.house:
        town = "" if "," in amid.street else whole.removeprefix(f"{amid.street}, ")
        return whole if town and town != whole and not ("," in town or says_nothing(town)) else amid.street
    return whole


def _its_town(beside: re.Match[str]) -> str:
    """The town of what a street is beside, as it stands behind the street; "" where none is told."""
    town = _IN_ITS_TOWN.search(beside[0])
    return f", {town[0].removeprefix(' in ')}" if town else ""


def _strays(heard: Answer, is_plain: Callable[[str], bool], is_plain_beside: Callable[[str], bool]) -> bool:
    """Whether an address that would be kept has more in it than one: "Dane Road er Sale", "mins walk from here"."""
    if isinstance(heard, Misunderstood):
        return False
    if isinstance(heard, DidYouMean):
        return not is_plain(str(heard.value))
    parts, brackets = (heard.value, *heard.also.values()), "(" in "".join(map(str, heard.also.values()))
    plainly = is_plain(str(heard.value)) and all(is_plain_beside(str(part)) for part in heard.also.values())
    return brackets or not plainly or any(STRAY.search(str(part)) for part in parts)


def _house_strays(heard: Answer) -> bool:
    return _strays(heard, is_plain_house, is_plain_street)


def _with_its_town(address: Address, said: str) -> Address:
    """The address with the town that is told before it: "still urmston, Winifred Rd"."""
    whole = "" if "," in address.street else street_amid(said)
    return address._replace(street=whole) if whole.startswith(f"{address.street}, ") else address


def _is_plain(heard: Answer) -> bool:
    """Whether a house was understood, and nothing beside it that is none."""
    if not isinstance(heard, Understood) or _house_strays(heard):
        return False
    house = str(heard.value)
    in_a_street = not STREETS.isdisjoint(plain(house).split()) and any(map(str.isdigit, house))
    return bool(heard.also) or not ("," in house or in_a_street)


def _called(words: str) -> str:
    """What a message says that the house or the street is called, by others or in the end; "" where it does not."""
    found = AS_WRITTEN.match(words) or COMES_DOWN_TO.match(words) or IS_CALLED.match(words)
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


def _put_right(house: str) -> str:
    """The second thought of a message that has one: "14 oops no 41" → "41"; "" where there is none."""
    first, second = second_thought(house)
    meant = _NO.sub("", second)
    return meant if first and meant and _is_house(first) and _is_house(meant) else ""


def _number_and_street(house: str) -> tuple[str, str]:
    """ "12 Acacia Avenue" → "12" and "Acacia Avenue"; "Rose Cottage, Mill Lane" at its comma; else all is house."""
    both = _NUMBER_AND_STREET.fullmatch(_in_digits(house))
    if both and _names_a_street(both[2]):
        return both[1].strip(), _WITH_TOWN.sub(r"\1, ", _ON.sub("", both[2]))
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
        max((at for at, word in enumerate(said) if word in of), default=-1) for of in (STREETS, BUILDINGS)
    )
    if _WHEREABOUTS.match(first):
        return False
    if not _BESIDE.isdisjoint(said[: max(street, 0)]):  # "the one with the green door"
        return False
    named = all(word.istitle() or word in _SMALL_WORDS for word in first.split())  # "Heol y Deri"
    town_behind = bool(comma) and named and building < 0
    return (street > building or town_behind) and _is_street(words)


def _is_named(words: str) -> bool:
    """Whether it begins with a street's name, and not with what is said of one: "the road that runs"."""
    first = words.partition(",")[0]
    return _NAMED_STREET.fullmatch(plain(first)) is not None and is_a_name(first) and " that " not in first


def _is_a_street_alone(words: str) -> bool:
    """Whether there is no house before it: "Acacia Avenue, Urmston"; "Park View" and "The Close" may be houses."""
    first, town, _ = words.partition(",")
    last = plain(first).rpartition(" ")[2]
    named = _NAMED_STREET.fullmatch(plain(first)) and last in (STREETS if town else NEVER_A_HOUSE)
    return bool(named) and not any(map(str.isdigit, words))


def _is_house(words: str) -> bool:
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


def _is_street(words: str) -> bool:
    """Whether a post office may know it, and not "by the park"; Will Adams Way is one, though it begins like a
    sentence.
    """
    if words.lower().startswith(_NEARBY) or has_a_sentence_behind(words):
        return False
    first, *rest = _BETWEEN.split(words)
    named = is_a_name(first) or _NAMED_STREET.fullmatch(plain(first)) is not None
    return named and all(is_a_name(part) and not _SPEAKS.match(part) for part in rest)


def _too_long(noun: str, typed: str, longest: int, again: str) -> Misunderstood:
    return Misunderstood(f"{noun} must be {longest} characters or fewer, and this is {len(typed)}", again)


def _is_no_address(words: str, text: str) -> bool:
    if text.rstrip().endswith("?"):
        return True
    if words.islower() and ONLY_DESCRIBED.fullmatch(words) and not any(map(str.isdigit, words)):
        return True
    if _NAMED_STREET.fullmatch(plain(words)):
        return False
    first = plain(words).partition(" ")[0]
    if is_known_elsewhere(plain(text)):
        return True
    return is_only_a_nod(words) or asks_something(words) or asks_something(text) or first in EXCUSES


def _told(text: str) -> str:
    """An address without its postcode, and without what each part of it is called."""
    return LABELS.sub(r"\g<before>", without_postcodes(text))


def _bare(text: str) -> str:
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
