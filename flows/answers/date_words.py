"""A date as a row of words and numbers, before anybody asks what they mean."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from flows.answers.tidy import tidy, western_digits

MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
WEEKDAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())

# Each month's short forms, and the slips that are still plainly that month.
_MONTHS = (
    "january jan janury janurary janaury janary jannuary januray",
    "february feb febr febuary feburary febraury febrary febuary febuari feberuary februrary",
    "march mar mrch marhc",
    "april apr apirl arpil aprill aprl",
    "may mei",
    "june jun juen",
    "july jul jully juli",
    "august aug agust augst auguest augest agu",
    "september sept sep septmber setember septembar sepember septemeber",
    "october oct octber ocotber octobre octobar",
    "november nov novemeber novmber noverber novembar",
    "december dec decemeber decmber desember decembar",
)
_WEEKDAYS = ("monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
             "saturday sat", "sunday sun")  # fmt: skip
_MONTH = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_WEEKDAY = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
_BORN = frozenset("born birthday bday dob birthdate was".split())
_FILLER = _BORN | frozenset(
    "the of on in and a an his her their my our its it is he she they hes shes theyre i im who was were birth date d o "
    "b st nd rd th day year month yes so hi thanks thank you please pls sorry x xx xxx age aged old years yrs yo now "
    "just got turned son daughter sons daughters child childs players that thats would be ta cheers".split()
)
_DENIES = frozenset("not no or nor wasnt isnt never dont before after between to until either".split())
_MOST_UNKNOWN = 3  # words; with more of them a message is about something else
_TOKEN = re.compile(r"(\d+)(st|nd|rd|th)?|([^\W\d_]+)")


@dataclass(slots=True)
class DateWords:
    """The numbers in their order, the month's and weekday's number where a word named them, and what was not known.

    `month_at` is how many numbers came before the month's name, or before the word that may be a slip in it; `ordinals`
    are the places of "3rd" and the like.
    """

    numbers: list[str]
    ordinals: set[int]
    unknown: list[str]
    month: int | None = None
    month_at: int = 0
    weekday: int | None = None

    @property
    def harmless(self) -> bool:
        """Whether the words that were not known may stand beside a date, as a name or an "I think" does."""
        return len(self.unknown) <= _MOST_UNKNOWN and _DENIES.isdisjoint(self.unknown)


def date_words(text: str) -> DateWords:
    """What a message holds, in any digits: "Sunday 3rd of May '15" → numbers 3 and 15, month 5, weekday 6."""
    found = [match.groups() for match in _TOKEN.finditer(western_digits(tidy(text)).lower().replace("'", ""))]
    tokens = _without_name(_with_digits(found))
    parts = DateWords([], set(), [])
    for digits, ordinal, word in tokens:
        if digits:
            if ordinal:
                parts.ordinals.add(len(parts.numbers))
            parts.numbers.append(digits)
        elif word in _MONTH and parts.month is None:
            parts.month, parts.month_at = _MONTH[word], len(parts.numbers)
        elif word in _WEEKDAY and parts.weekday is None:
            parts.weekday = _WEEKDAY[word]
        elif word not in _FILLER:
            parts.unknown.append(word)
            if parts.month is None:
                parts.month_at = len(parts.numbers)
    return parts


def nearest_month(word: str) -> int | None:
    """The month that a misspelt word is nearest to, to be proposed and never taken for granted."""
    near = difflib.get_close_matches(word, [name.lower() for name in MONTH_NAMES], n=1, cutoff=0.75)
    return _MONTH[near[0]] if near else None


_Token = tuple[str | None, str | None, str | None]


def _without_name(tokens: list[_Token]) -> list[_Token]:
    """ "Mia Smith was born …" without its first two words."""
    for at, (_, _, word) in enumerate(tokens[:4]):
        if word is None or word in _DENIES:
            break
        if word in _BORN:
            return tokens[at:]
    return tokens


def _with_digits(tokens: list[_Token]) -> list[_Token]:
    """ "The third of May, twenty fifteen" as "the 3rd of May, 2015"."""
    spelt, at = [], 0
    while at < len(tokens):
        for length in range(4, 0, -1):
            words = [word for _, _, word in tokens[at : at + length] if word]
            if len(words) == length and (digits := _SPELT.get(" ".join(words))):
                spelt.append((digits, "th" if words[-1] in _ORDINALS else None, None))
                at += length
                break
        else:
            spelt.append(tokens[at])
            at += 1
    return spelt


_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UP_TO_99 = [*_UNITS, *_TEENS, *(f"{ten} {unit}".strip() for ten in _TENS for unit in ("", *_UNITS))]
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
).split()
_SPELT: dict[str, str] = (
    {words: str(number) for number, words in enumerate(_UP_TO_99[:31], start=1)}
    | {words: str(number) for number, words in enumerate(_ORDINALS[:20], start=1)}
    | {f"twenty {words}": str(20 + number) for number, words in enumerate(_ORDINALS[:9], start=1)}
    | {"thirtieth": "30", "thirty first": "31", "two thousand": "2000"}
    | {f"two thousand {joint}{words}": str(2000 + number) for number, words in enumerate(_UP_TO_99[:29], start=1)
       for joint in ("", "and ")}
    | {f"twenty {words}": str(2000 + number) for number, words in enumerate(_UP_TO_99[:29], start=1) if number > 9}
    | {f"nineteen {words}": str(1900 + number) for number, words in enumerate(_UP_TO_99, start=1) if number > 9}
)  # fmt: skip
