"""The day of the month on which a payment is taken: 1 to 28, or the last one."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Misunderstood, Understood
from flows.answers.dates.date_order import arrange
from flows.answers.dates.date_words import date_words
from flows.language.number_words import COUNTED, OF_THE_WEEK, UP_TO_31ST, UP_TO_99, nth
from flows.language.regex import regex
from flows.language.vocabulary import COURTESIES, Vocabulary, only, phrases

LAST = -1
_LATEST = 28  # every month has one
_LONGEST = 31
_LONGEST_REASONED = 100  # characters before why
# "Any time after payday": which day that is, only the parent knows.
_WHEN_PAID = regex(
    r"\b(?:after|when|whenever|once|before|as soon as)\b.*\b(?:pay ?day|paid|wages?|pay|money|benefits?)\b",
    re.IGNORECASE,
)
# No day is meant, and none is chosen for who does not think of one.
_WHENEVER = regex(r"\b(?:whenever|any ?time|whatever)\b", re.IGNORECASE)
_NAMES_ONE = regex(
    r"\d|\b(?:last|first|end|middle|mid|" + "|".join({*UP_TO_99[:_LONGEST], *UP_TO_31ST}) + r")\b", re.IGNORECASE
)
# "Payday's the last Friday": which date that is differs from month to month.
_OF_A_WEEKDAY = regex(
    r"\b(?:last|first|second|third|1st|2nd|3rd) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:working|week) ?day)",
    re.IGNORECASE,
)
_MONEY = frozenset("£$€%")
_MIDDLE, _ANY = "middle", "any"

_LAST = phrases("""
    last, last day, last one, the last one, the last, the last day, final day
    as late as possible, as late as poss, end, the end, month end
    months end, end month, ends, last date, lastday, last possible day, final one
""")
_FIRST = phrases("beginning, begining, beggining, start, month start, first day, first one, first date, fust, fost")
_MIDWAY = phrases("mid, middle, mid month, midmonth, mid way, midway, half way, halfway, halfway through")
_NONE_PREFERRED = phrases("""
    any, any day, any date, whichever, dont mind, do not mind, dont care
    not bothered, not fussed, no preference, you choose, you pick, you decide, your choice, up to you
""")
_PASSING = dict.fromkeys(
    phrases("""
    of, o, the, month, months, each, every, a, on, in, at, by, for, around, day, date, monthly, i, id, ill, we, wed
    like, prefer, would, would be, could, can, it, its, is, be, my, our, that, thats, works, best, better, good, great
    go, go with, go for, take, take it, taken, out, take payment, pay, payment, payment day, do, can, could you
    you, if thats ok, make, make it, set, the day
    ish, very, absolute, absolutely, dead, right at, right on
    yes, ok, okay, if possible, of the month, of each month, of every month, to, us, me, suits, with
""")
)
_CARDINALS = {words: day for day, words in enumerate(UP_TO_99[:_LONGEST], start=1)}
_ORDINALS = {words: day for day, words in enumerate(UP_TO_31ST, start=1)}
_IN_DIGITS = {
    form: day
    for day in range(1, _LONGEST + 1)
    for form in (str(day), f"{day:02}", nth(day), f"{day:02}{nth(day)[-2:]}", f"{day}th", f"{day} {nth(day)[-2:]}")
}
_VOCABULARY = Vocabulary(
    {
        **_CARDINALS,
        **_ORDINALS,
        **_IN_DIGITS,
        **dict.fromkeys(_LAST, LAST),
        **dict.fromkeys(_FIRST, 1),
        **dict.fromkeys(_MIDWAY, _MIDDLE),
        **dict.fromkeys(_NONE_PREFERRED, _ANY),
    },
    COURTESIES | _PASSING,
)
# "A week after", "two days before the 20th"; not "the 1st, a week after I'm paid".
_MANY = {"a": 1, "an": 1, "the": 1, "one": 1, "two": 2, "couple": 2, "couple of": 2, "three": 3, "four": 4, "five": 5}
_MOVED = regex(
    rf"\b(?P<many>{'|'.join(sorted(_MANY, key=len, reverse=True))}|\d) (?P<unit>days?|weeks?|fortnight)"
    r" (?P<way>after|later|before|earlier)(?: (?:that|it|then|(?:the )?\d{1,2}(?:st|nd|rd|th))\b|(?=[\s,.!]*$|[,.!]))",
    re.IGNORECASE,
)
# "The 28th, I'm paid the day before": when money comes is why, and not which day.
_WHY = regex(
    r"\b(?:paid|wages?|pay ?day|salary|benefits?|credit|money|pension|pay (?:comes|lands|goes))\b"
    r"(?:(?!\bso\b|\bthen\b)[^,.;\d])*$",
    re.IGNORECASE,
)
# "The 28th would suit me best, as I am paid on the 27th": what stands behind is why.
_BECAUSE = regex(
    r"[\s,.;-]{1,4}(?:as|because|cos|coz|cus|since|given(?: that)?|seeing as|so (?:that )?it'?s (?:after|once|when)"
    r"|so (?=i'?m paid|my wages))\s+(?:(?:i|we|he|she|they)(?:'?m|'?re|'?ve|'?s)?|my|the|our|his|her|that'?s|it'?s|its"
    r"|hubby|most|all|everything|rent|bills|wages|payday|pay ?day)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_UNDECIDED = regex(r"\b(?:or|not|n'?t|never|between|before|after|unless|if|except|anything|any|from)\b|\?", re.I)
_ENDS_ODDLY = regex(
    r"(?:(?:on|the|every|each|yes|please|ok|maybe|around|about)[ ,]+){0,4}(\d{1,2})([a-z]{2})(?: (?:please|pls|of"
    r"|the|every|each"
    r"|month|thanks|ta|is|fine|good|best)){0,4}",
    re.IGNORECASE,
)
_THE = regex(r"\bt['’] ?(?=\w)", re.IGNORECASE)  # "o' t'month"
_WILL = regex(r"['’]ll\b", re.IGNORECASE)
_EITHER = regex(r"\bor\b", re.IGNORECASE)
_NTH = regex(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_NTH_IN_WORDS = regex(rf"\b(?:{'|'.join(sorted(UP_TO_31ST, key=len, reverse=True))})\b", re.IGNORECASE)
_REMEDY = Misunderstood(
    f'Payment day must be a day from 1 to {_LATEST}, or "last day"',
    f'Reply with one number from 1 to {_LATEST}, for example 15, or "last day" for the end of the month',
)


def _names_a_day(text: str) -> bool:
    text, weekdays = _OF_A_WEEKDAY.subn(" ", text)
    if weekdays and not _NAMES_ONE.search(text):
        return False
    return not (_WHEN_PAID.search(text) or _WHENEVER.search(text)) or _NAMES_ONE.search(text) is not None


class PaymentDay:
    """1 to 28, or -1 for the last day of the month. A number is that day, never a place in the list."""

    of_few_words = True
    vocabulary = _VOCABULARY
    may_be_in = staticmethod(_names_a_day)
    __slots__ = ()

    example = "1st"
    choices = (Choice(1, "1st"), Choice(15, "15th"), Choice(LAST, "Last day"))
    labels = (*map(str, range(1, 29)), "Last day")  # of all that may be chosen
    numbered = False

    def read(self, text: str, today: date) -> Answer:
        """The day; one that not every month has, or that was only hinted at, is proposed."""
        if not _MONEY.isdisjoint(text) or OF_THE_WEEK.search(text) or COUNTED.search(text):
            return _REMEDY
        meant = only(_VOCABULARY.heard(_THE.sub("the ", _WILL.sub("", text)).rstrip(" ?")))
        if meant is None:
            day = _moved(text) or _mistyped(text) or _of_a_date(text) or _with_its_reason(text)
            return _REMEDY if day is None else _proposed(day)
        if meant == _MIDDLE:
            return _proposed(15)
        if meant == _ANY:
            return _proposed(1)
        return Understood(meant) if meant <= _LATEST else _proposed(meant)

    def show(self, value: Any) -> str:
        """ "1st of the month", or "Last day of the month"."""
        return f"{'Last day' if value == LAST else nth(int(value))} of the month"


def _proposed(day: int) -> DidYouMean:
    if day <= _LATEST:
        return DidYouMean(day, f"Shall the payment be taken on the {nth(day)} of each month?")
    missing = f"Not every month has a {nth(day)}, so it would be taken on the last day of each month"
    return DidYouMean(LAST, f"{missing}. Is that right?")


def _moved(text: str) -> int | None:
    """A day that is counted from the one that is named: "not the 15th, go a week after" → 22."""
    moved, named = _MOVED.search(text), set(_NTH.findall(text))
    if not moved or len(named) != 1 or _EITHER.search(text) or _WHY.search(text[: moved.start()]):
        return None
    many = _MANY.get(moved["many"].lower()) or int(moved["many"])
    days = many * {"d": 1, "w": 7, "f": 14}[moved["unit"][0].lower()]
    day = int(named.pop()) + (-days if moved["way"].lower() in {"before", "earlier"} else days)
    return day if 1 <= day <= _LATEST else None


def _with_its_reason(text: str) -> int | None:
    """The one day that is named before why: "the 28th would suit me best, as I am paid on the 27th" → 28."""
    told = _BECAUSE.sub("", text)
    if told == text or len(told) > _LONGEST_REASONED:
        return None
    named = [*map(int, re.findall(r"\d+", told)), *(_ORDINALS[said.lower()] for said in _NTH_IN_WORDS.findall(told))]
    plainly = len(named) == 1 and (_NTH.search(told) or _NTH_IN_WORDS.search(told))
    if not plainly or _UNDECIDED.search(told):
        return None
    return named[0] if 1 <= named[0] <= _LONGEST else None


def _mistyped(text: str) -> int | None:
    """The day of a number whose ending was mistyped: "20rh" → 20, and not "10pm"."""
    slip = _ENDS_ODDLY.fullmatch(text.strip(" .,!"))
    day = int(slip[1]) if slip else 0
    if not slip or not 1 <= day <= _LONGEST:
        return None
    typed = slip[2].lower()
    meant = {nth(day)[-2:], "th"}
    near = any(typed == right[::-1] or sum(a == b for a, b in zip(typed, right, strict=True)) == 1 for right in meant)
    return day if near else None


def _of_a_date(text: str) -> int | None:
    """The day of a whole date, such as that of the first payment: "1st December" → 1."""
    parts = date_words(text)
    written = arrange(parts)
    if not written or parts.unknown or not written.day or not (parts.month or written.complete):
        return None
    day, month = int(written.day), int(written.month or 0)
    return day if 1 <= day <= _LONGEST and 1 <= month <= 12 else None
