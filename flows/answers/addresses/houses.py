"""The house of an address: its number, its name, its flat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from flows.answers.addresses.houses_in_parts import (
    behind_floor,
    floor_of,
    house_before_a_remark,
    house_in_a_park,
    named_house,
    number_seen,
    number_told,
    simpler_house,
    spelt_number,
    street_behind,
)
from flows.answers.addresses.houses_of_several import house_of_several
from flows.answers.addresses.lines import (
    NAMED_STREET,
    TAKEN_BACK,
    called_by_name,
    is_house,
    is_no_address,
    number_and_street,
    number_in_digits,
    strays_from,
    too_long,
    what_is_told,
    without_lead_in,
)
from flows.answers.addresses.other_shapes import is_of_another_shape
from flows.answers.addresses.plain_addresses import (
    is_plain_house,
    is_plain_street,
    number_amid,
    street_amid,
)
from flows.answers.addresses.spans import address_in
from flows.answers.addresses.words import (
    DESCRIBED,
    NEVER_A_HOUSE,
    NEW_PLACE,
    NOT_ANOTHER,
    NUMBER_NAMED,
    NUMBER_OF_ANOTHER,
    OF_ANOTHER,
    SORTS,
    STREETS,
    THOUGH,
)
from flows.answers.basics.kept_words import kept, trimmed
from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.language.clauses import second_thought
from flows.language.regex import regex
from flows.language.tidy import has_words, plain, tidy_lines

# "It's 21 no 12", as Scotland says it; "flat 2, no 14" are two numbers.
_NO_FOR_NOT = regex(r"(?P<number>\d{1,4}[a-z]?),? no,? \d{1,4}[a-z]?", re.IGNORECASE)
_LONGEST_HOUSE = 60  # characters
_WHICH_HOUSE = Misunderstood(
    "And the number or name of the house? All of it on one line, for example 12 Acacia Avenue, Urmston",
    "Reply with what stands on the door, then the street and the town: 12 Acacia Avenue, Urmston",
)
_HOUSE = Misunderstood(
    "House must have a number or a name, for example 12 or Rose Cottage",
    "Reply with what stands on the door: 12, Flat 3 or Rose Cottage",
)
_ONLY_OF_ITS_SORT = SORTS | frozenset("a the just end mid council big little new build old house".split())


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
        said = NOT_ANOTHER.sub(r"\g<number>", what_is_told(text))
        said = NUMBER_OF_ANOTHER.sub("", said, count=1) if self.of_another else said
        if meant := _NO_FOR_NOT.fullmatch(without_lead_in(said)):
            return self._asked(meant["number"], "")
        heard, asks = self._read(said, today), text.rstrip().endswith("?")
        if not asks and (one := self._of_several(said)):
            return self._asked(one, "")
        house, street = house_in_a_park(without_lead_in(said)) if self.street else ("", "")
        if not asks and (house := house or house_before_a_remark(without_lead_in(said))):
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
        heard = self._amid(said, heard) if _house_strays(heard) else heard
        doubted = heard is _HOUSE or (isinstance(heard, DidYouMean) and not heard.also and "," in str(heard.value))
        number = self._spelt_first(said, today) if doubted and not asks else ""
        return self._asked(number, "") if number else heard

    def is_whole(self, text: str) -> bool:
        """Whether a message that takes something back tells of two houses, and which is meant: "was 9, it's 27 now"."""
        return bool(self._of_several(what_is_told(text)))

    def _of_several(self, said: str) -> str:
        return "" if address_in(said) else house_of_several(tidy_lines(said), of_another=self.of_another)

    def _told_in_parts(self, said: str, today: date) -> DidYouMean | None:
        """What a house comes to that is told in parts, which is asked about; None for any other."""
        bare = without_lead_in(said)
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

    def _spelt_first(self, said: str, today: date) -> str:
        """The same in words, where in digits it is the number alone that is told: "sixty one I believe"."""
        number, rest = spelt_number(without_lead_in(said))
        heard = self.read(f"{number}{rest}", today) if number else None
        alone = isinstance(heard, Understood | DidYouMean) and heard.value == number and not heard.also
        return number if alone else ""

    def _amid(self, said: str, heard: Answer) -> Answer:
        """What stands amid a sentence's words, which is asked about; else the house is asked for again."""
        along = dict(heard.also) if isinstance(heard, Understood) else {}
        street = street_amid(along.get(self.street, ""))
        house = str(heard.value) if street else number_amid(said)
        also = {self.street: street} if street else {}
        return DidYouMean(house, f"Shall I write: “{f'{house} {street}'.strip()}”?", also=also) if house else _HOUSE

    def _read(self, text: str, today: date) -> Answer:
        house = without_lead_in(text)
        called = called_by_name(house)
        if called and len(called) <= _LONGEST_HOUSE and isinstance(self._read(called, today), Understood):
            return DidYouMean(called, f"Shall I write: “{called}”?")
        if described := DESCRIBED.fullmatch(number_in_digits(house)):
            return DidYouMean(described[1], f"Shall I write: “{described[1]}”?")
        if _is_no_house(house) or is_no_address(house, text) or is_of_another_shape(house):
            return _HOUSE
        if told := number_told(house) or _put_right(house):
            return DidYouMean(told, f"Shall I write: “{told}”?")
        if self.street and _is_a_street_alone(number_in_digits(house)):
            return _WHICH_HOUSE
        number, street = number_and_street(house) if self.street else (house, "")
        if len(number) > _LONGEST_HOUSE and not trimmed(number, is_house):
            return too_long("House", number, _LONGEST_HOUSE, "Reply with the number or name alone: the street is next")
        heard = self._read(number, today) if street else kept(number, _HOUSE, is_house, of_a_name=True)
        if street and isinstance(heard, Understood | DidYouMean):
            also = {self.street: street}
            return Understood(number, also) if heard.value == number else self._asked(str(heard.value), street)
        if isinstance(heard, DidYouMean) and (told := number_told(heard.value)):
            return DidYouMean(told, f"Shall I write: “{told}”?")
        return heard

    def show(self, value: object) -> str:
        """The house itself."""
        return str(value)


def _is_no_house(words: str) -> bool:
    """Whether they are none at all, or only what sort of house it is: "the end terrace"."""
    only_of_its_sort = _ONLY_OF_ITS_SORT.issuperset(plain(words).split()) and not words.istitle()
    return only_of_its_sort or not has_words(words)


def _house_strays(heard: Answer) -> bool:
    return strays_from(heard, is_plain_house, is_plain_street)


def _is_plain(heard: Answer) -> bool:
    """Whether a house was understood, and nothing beside it that is none."""
    if not isinstance(heard, Understood) or _house_strays(heard):
        return False
    house = str(heard.value)
    in_a_street = not STREETS.isdisjoint(plain(house).split()) and any(map(str.isdigit, house))
    return bool(heard.also) or not ("," in house or in_a_street)


def _put_right(house: str) -> str:
    """The second thought of a message that has one: "14 oops no 41" → "41"; "" where there is none."""
    first, second = second_thought(house)
    meant = TAKEN_BACK.sub("", second)
    return meant if first and meant and is_house(first) and is_house(meant) else ""


def _is_a_street_alone(words: str) -> bool:
    """Whether there is no house before it: "Acacia Avenue, Urmston"; "Park View" and "The Close" may be houses."""
    first, town, _ = words.partition(",")
    last = plain(first).rpartition(" ")[2]
    named = NAMED_STREET.fullmatch(plain(first)) and last in (STREETS if town else NEVER_A_HOUSE)
    return bool(named) and not any(map(str.isdigit, words))
