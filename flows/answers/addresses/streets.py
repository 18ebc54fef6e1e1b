"""The street of an address, and the town."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from flows.answers.addresses.lines import (
    NAMED_STREET,
    TAKEN_BACK,
    WITH_TOWN,
    called_by_name,
    is_no_address,
    is_street,
    number_and_street,
    strays_from,
    too_long,
    what_is_told,
    without_lead_in,
)
from flows.answers.addresses.other_shapes import is_of_another_shape
from flows.answers.addresses.plain_addresses import (
    is_plain_house,
    is_plain_street,
    street_amid,
)
from flows.answers.addresses.postcodes import without_postcodes
from flows.answers.addresses.remarks import is_as_the_parents
from flows.answers.addresses.renamed_streets import renamed_streets
from flows.answers.addresses.spans import Address, address_in
from flows.answers.addresses.told_in_parts import street_told_in_parts
from flows.answers.addresses.words import (
    BESIDE_IT,
    BUILDINGS,
    FLATS,
    NO_STREET,
    SORTS,
    STRAY,
)
from flows.answers.basics.kept_words import is_a_name, kept, says_nothing, trimmed
from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.language.clauses import second_thought
from flows.language.dictation import unspelt
from flows.language.regex import regex
from flows.language.tidy import plain, tidy_lines

_LONGEST_STREET = 150
_LINE = "road|street|lane|avenue|close|crescent|drive"
_OVER_THERE = regex(r",? (?:over|up|down|out|round) (?:in |at |by |near )?([A-Z]\w+)(?: way| end| side)?$")
# "Elm Drive, Stretford, over by Aldi": behind the town that is a shop.
_BY_A_PLACE = regex(
    r"(?<=\w), (?:(?:just|right|over|up|down|out|round|along|back) ){1,2}(?:by|near|past|behind|opposite) [A-Z][\w' ]*$"
)
_THAT_IS = regex(r"\b(?:that's|thats|that is|it's|its|it is)\s+", re.IGNORECASE)
_IN_BEHIND = regex(r", in (?=[A-Z])")
# "Kingsway, all one word, in Stretford", "Heol-y-Mynydd, with the dashes".
_IN_ONE_WORD = regex(
    r",? \(?(?:(?:it'?s )?(?:all )?(?:as |in )?(?:one|1) word"
    r"|with (?:the |an? )?(?:dash(?:es)?|hyphens?|apostrophe))\)?"
    r"(?=[\s,.]|$)",
    re.IGNORECASE,
)
_IN_TOWN = regex(r"\s+in (?=[A-Z])")
# "By the club in Urmston": where somewhere beside the street is, the street is too.
_IN_ITS_TOWN = regex(r" in (?!(?:the|a|our|my) )[^\W\d_]+(?: [^\W\d_]+)?$")
_STREET = Misunderstood(
    "Address must have the street and the town, for example Acacia Avenue, Urmston",
    "Reply with the street, a comma and the town: Acacia Avenue, Urmston",
)


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
        said = what_is_told(text)
        told_in_parts = street_told_in_parts(tidy_lines(without_postcodes(text)).strip(" .!"))
        if whole := _renamed(tidy_lines(said)) or told_in_parts:
            return DidYouMean(whole, f"Shall I write: “{whole}”?")
        street = _IN_BEHIND.sub(", ", WITH_TOWN.sub(r"\1, ", without_lead_in(said)))
        if none := NO_STREET.match(street):
            return self._without_a_street(street[none.end() :])
        if (likely := _likely_street(street)) and is_plain_street(likely):
            return DidYouMean(likely, f"Shall I write: “{likely}”?")
        heard = self._kept(street, said)
        strays = strays_from(heard, is_plain_street, is_plain_house)
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
        if sum(c.isalpha() for c in street) < 3 or is_no_address(street, text):
            return _STREET
        if len(street) > _LONGEST_STREET and not trimmed(street, is_street):
            return too_long("Address", street, _LONGEST_STREET, "Reply with the street and the town alone")
        heard = kept(street, _STREET, is_street, of_a_name=True)
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
        return DidYouMean(town, f"Shall I write: “{town}”?") if town and is_street(town) else _STREET

    def _without_house(self, heard: Understood) -> Answer:
        """The street alone of "12 Acacia Avenue, Urmston", where the house was told before."""
        number, street = number_and_street(str(heard.value)) if self.known else ("", "")
        if not street:
            return heard
        if _is_a_town(number):
            whole = f"{street}, {number}"
            return DidYouMean(whole, f"Shall I write: “{whole}”?")
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


def _is_a_town(named: str) -> bool:
    """Whether what stands before a street is no house, where the house is known: "eccles, church st"."""
    said = plain(named).split()
    a_house = any(map(str.isdigit, named)) or not (BUILDINGS | FLATS | SORTS).isdisjoint(said)
    return len(said) == 1 and not a_house


def _renamed(said: str) -> str:
    """What a street is called now, with its town, where it was called otherwise before; "" where it was not."""
    for old, now in renamed_streets(said):
        street = without_lead_in(now)
        if _is_named(without_lead_in(old)) and _is_named(street) and is_street(street):
            return street
    return ""


def _likely_street(street: str) -> str:
    """The street that a message comes to by what it is called, or without where that is; "" where it is none."""
    if (called := called_by_name(street) or _street_in_the_end(street)) and is_street(called):
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


def _with_its_town(address: Address, said: str) -> Address:
    """The address with the town that is told before it: "still urmston, Winifred Rd"."""
    whole = "" if "," in address.street else street_amid(said)
    return address._replace(street=whole) if whole.startswith(f"{address.street}, ") else address


def _street_in_the_end(street: str) -> str:
    """The second thought of a message that has one: "Mill Lane no sorry Mill Road", "… that's Mill Road in Sale"; ""
    where there is none.
    """
    first, second = second_thought(street)
    if not (first and second):
        return ""
    meant = next(reversed(_THAT_IS.split(TAKEN_BACK.sub("", second))))
    meant = _IN_TOWN.sub(", ", meant, count=1)
    return meant if _is_named(first.removesuffix(" no")) and _is_named(meant) and meant.istitle() else ""


def _is_named(words: str) -> bool:
    """Whether it begins with a street's name, and not with what is said of one: "the road that runs"."""
    first = words.partition(",")[0]
    return NAMED_STREET.fullmatch(plain(first)) is not None and is_a_name(first) and " that " not in first
