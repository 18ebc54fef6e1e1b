"""A date as a row of words and numbers, before anybody asks what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.language.number_words import UP_TO_31ST, UP_TO_99, YEARS_AND_NUMBERS, is_a_number_word, names_a_number
from flows.language.regex import regex
from flows.language.slips import nearest
from flows.language.tidy import tidy, western_digits

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
    "just got turned son daughter sons daughters child childs players that thats would be ta cheers oh ok".split()
)
_DENIES = frozenset("not no or nor wasnt isnt never dont before after between to until either".split())
_MOST_WORDS, _LONG_ENOUGH = 8, 5  # words in which a slip is looked for, and letters that one of them has
_MOST_UNKNOWN = 3  # words; with more of them a message is about something else
_TOKEN = regex(r"(\d+)(st|nd|rd|th)?|([^\W\d_]+)")
_A_MOMENT = regex(r"\b(?:a|one|1) seconds?\b")
_YEARS_OLD = regex(r" 1/2(?![\d/ ]*\d)|[ -]years?[ -]old\b")  # "10 1/2", "a 3-year-old"
# Feasts that fall on one day of every year, by their first word.
_FEAST = regex(
    r"\b(?:(?:christmas|xmas|crimbo) day|boxing day|new ?years? day|newyears day|halloween|hallowe en"
    r"|valentines?(?: day)?|leap (?:year )?day"
    r"|(?:st|saint) (?:patricks|davids|georges|andrews) day|bonfire night|guy fawkes(?: night)?|april fools?(?: day)?"
    r"|midsummer day|burns night|hogmanay|armistice day)\b"
    r"|\b(?:noel|yule|nye|christmaseve)\b"
)
_WHOLE = regex(r"\b\d{1,2}([/.-])\d{1,2}\1(?:\d{2}|\d{4})\b")
_TO_COME = regex(r"\b(?:will be|hell be|shell be|turns|turning|be \d+|going to be|nearly|almost)\b")
_EVE = regex(r"\b(?:(christmas|xmas|crimbo)|(new ?years?)) eve\b")
_DAY_OF = {
    "christmas": "25 december", "xmas": "25 december", "crimbo": "25 december", "boxing": "26 december",
    "new": "1 january", "newyears": "1 january", "halloween": "31 october", "hallowe": "31 october",
    "valentine": "14 february", "valentines": "14 february", "leap": "29 february", "bonfire": "5 november",
    "guy": "5 november", "april": "1 april", "burns": "25 january", "hogmanay": "31 december", "nye": "31 december",
    "noel": "25 december", "yule": "25 december", "midsummer": "24 june", "armistice": "11 november",
    "patricks": "17 march", "davids": "1 march", "georges": "23 april", "andrews": "30 november",
    "christmaseve": "24 december",
}  # fmt: skip
# What stands before and behind an age: "she's 11", "aged 11", "11 years old", "11 in May". "Year 6" is a school year.
_BEFORE_AN_AGE = frozenset("hes shes theyre im aged age turned turning nearly almost now".split())
_BEHIND_AN_AGE = frozenset("years yrs yr yo".split())
_BEHIND_A_FIRST_AGE = frozenset("old in now".split())  # after "3/5/15" they say nothing of the 15
_WITHIN_A_DATE = frozenset("of the st nd rd th".split())


@dataclass(slots=True)
class DateWords:
    """The numbers in their order, the month's and weekday's number where a word named them, and what was not known.

    `month_at` is how many numbers came before the month's name, or before the word that may be a slip in it; `ordinals`
    are the places of "3rd" and the like. `ages` are the numbers that are plainly an age, and stand nowhere else;
    `ahead` where it is
    an age to come.
    """

    numbers: list[str]
    ordinals: set[int]
    unknown: list[str]
    month: int | None = None
    month_at: int = 0
    weekday: int | None = None
    ages: list[str] = field(default_factory=list)
    ahead: bool = False
    another_month: bool = False

    @property
    def harmless(self) -> bool:
        """Whether the words that were not known may stand beside a date, as a name or an "I think" does."""
        return not self.another_month and len(self.unknown) <= _MOST_UNKNOWN and _DENIES.isdisjoint(self.unknown)


def date_words(text: str) -> DateWords:
    """What a message holds, in any digits: "Sunday 3rd of May '15" → numbers 3 and 15, month 5, weekday 6."""
    said = _A_MOMENT.sub("moment", western_digits(tidy(text)).lower().replace("'", ""))
    said = _YEARS_OLD.sub(" yo", _EVE.sub(_the_eve, said))
    whole = _WHOLE.search(said)  # "14/02/88 day of valentine": then the feast says nothing more
    said = _FEAST.sub(lambda feast: " " if whole else f" {_day_of(feast[0])} ", said)
    tokens = _without_name(_with_digits([(match[1], match[2], match[3]) for match in _TOKEN.finditer(said)]))
    parts = DateWords([], set(), [], ahead=_TO_COME.search(said) is not None)
    for at, (digits, ordinal, word) in enumerate(tokens):
        if digits and _is_age(tokens, at):
            parts.ages.append(digits)
        elif digits:
            if ordinal:
                parts.ordinals.add(len(parts.numbers))
            parts.numbers.append(digits)
        elif word in _MONTH and parts.month is None:
            parts.month, parts.month_at = _MONTH[word], len(parts.numbers)
        elif word in _WEEKDAY and parts.weekday is None:
            parts.weekday = _WEEKDAY[word]
        elif word and word not in _FILLER:
            parts.unknown.append(word)
            parts.another_month |= word in _MONTH and not _is_no_month(tokens, at)
            if parts.month is None:
                parts.month_at = len(parts.numbers)
    return parts


def _is_no_month(tokens: list[_Token], at: int) -> bool:
    """Whether "may" or "march" is said of what somebody does: "it may be the 3rd"."""
    behind = tokens[at + 1][2] if at + 1 < len(tokens) else None
    return tokens[at][2] in ("may", "march") and behind in ("be", "have", "not", "well")


def _the_eve(found: re.Match[str]) -> str:
    return " 24 december " if found[1] else " 31 december "


def _day_of(feast: str) -> str:
    first, *others = feast.split()
    return _DAY_OF[others[0] if first in ("st", "saint") else first]


def may_name_a_day(text: str) -> bool:
    """Whether there is a number, a month or a feast, without which there is no date."""
    said = tidy(text).lower()
    return (
        names_a_number(said) or not _MONTH.keys().isdisjoint(re.findall(r"[a-z]+", said)) or bool(_FEAST.search(said))
    )


def nearest_month(word: str) -> int | None:
    """The month that a misspelt word is nearest to, to be proposed and never taken for granted."""
    near = nearest(word, _MONTH)
    return _MONTH[near] if near else None


def with_slips_mended(text: str) -> str:
    """A few words with the numbers that are misspelt among them: "ninteenth of dec 82" → "nineteenth of dec 82"."""
    words = tidy(text).lower().split()
    if len(words) > _MOST_WORDS or _MONTH.keys().isdisjoint(words):
        return text
    return " ".join(_mended_number(word) for word in words)


def _mended_number(word: str) -> str:
    bare = word.strip(".,;!")
    known = bare in _MONTH or bare in _WEEKDAY or bare in _FILLER or is_a_number_word(bare) or bare in _MISSPELT
    meant = nearest(bare, _OF_A_DAY_OR_YEAR) if len(bare) >= _LONG_ENOUGH and not known else None
    return word.replace(bare, meant) if meant else word


_Token = tuple[str | None, str | None, str | None]


def _is_age(tokens: list[_Token], at: int) -> bool:
    """Whether the words around a number make it an age, or a school year, sooner than a part of a date."""
    digits, ordinal, _ = tokens[at]
    before = [word for _, _, word in tokens[max(at - 2, 0) : at]]
    number_behind, _, behind = tokens[at + 1] if at + 1 < len(tokens) else (None, None, None)
    if not digits or ordinal or len(digits) > 2 or number_behind or behind in _MONTH or behind in _WITHIN_A_DATE:
        return False
    is_first = not any(number or word in _MONTH for number, _, word in tokens[:at])
    if behind in _BEHIND_AN_AGE or (is_first and behind in _BEHIND_A_FIRST_AGE):
        return True
    if before[-1:] == ["year"] and sum(bool(digits) for digits, _, _ in tokens) == 1:
        return True
    if before[-1:] == ["be"] and before[0] in ("will", "to", "hell", "shell", "ill"):
        return True
    return bool(before) and (before[-1] in _BEFORE_AN_AGE or before in (["he", "is"], ["she", "is"], ["they", "are"]))


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
    spelt: list[_Token] = []
    at = 0
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


_ORDINALS = frozenset(ordinal.split()[-1] for ordinal in UP_TO_31ST)
_MISSPELT = {"twelth": "12", "twelvth": "12", "twelf": "12", "fith": "5", "eigth": "8", "nineth": "9",
    "forteenth": "14",
             "fourtheenth": "14", "thirtyith": "30", "twentyith": "20", "thrid": "3", "secound": "2"}  # fmt: skip
_OF_A_DAY_OR_YEAR = frozenset(ordinal for ordinal in (*UP_TO_31ST, *UP_TO_99[9:]) if " " not in ordinal)
_SPELT: dict[str, str] = (
    _MISSPELT
    | {f"twenty {word}": f"2{digit}" for word, digit in _MISSPELT.items() if len(digit) == 1}
    | YEARS_AND_NUMBERS
    | {words: str(number) for number, words in enumerate(UP_TO_31ST, start=1)}
)
