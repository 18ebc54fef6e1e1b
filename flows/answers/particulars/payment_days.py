"""The day of the month on which a payment is taken: 1 to 28, or the last one."""

from __future__ import annotations

from datetime import date
from typing import Any

from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Misunderstood, Understood
from flows.answers.dates.date_order import arrange
from flows.answers.dates.date_words import date_words
from flows.language.number_words import UP_TO_31ST, UP_TO_99, nth
from flows.language.vocabulary import COURTESIES, Vocabulary, only, phrases

LAST = -1
_LATEST = 28  # every month has one
_LONGEST = 31
_MONEY = frozenset("£$€%")
_MIDDLE, _ANY = "middle", "any"

_LAST = phrases("""
    last, last day, last one, the last one, the last, the last day, very last day, final day, end, the end, month end
    months end, end month, ends, last date, lastday
""")
_FIRST = phrases("beginning, begining, beggining, start, month start, first day, first one, first date")
_MIDWAY = phrases("mid, middle, mid month, midmonth, mid way, midway, half way, halfway, halfway through")
_NONE_PREFERRED = phrases("""
    any, any day, any date, anytime, any time, whenever, whatever, whichever, dont mind, do not mind, dont care
    not bothered, not fussed, no preference, you choose, you pick, you decide, your choice, up to you
""")
_PASSING = dict.fromkeys(
    phrases("""
    of, the, month, months, each, every, a, on, in, at, by, for, around, day, date, monthly, i, id, ill, we, wed, like
    prefer, would, would be, could, can, it, its, is, be, my, our, that, thats, works, best, better, good, great, go
    go with, go for, take, take it, taken, out, take payment, pay, payment, payment day, do, can, could you
    you, if thats ok, make, make it, set, the day
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
_REMEDY = Misunderstood(
    f'Payment day must be a day from 1 to {_LATEST}, or "last day"',
    f'Reply with one number from 1 to {_LATEST}, for example 15, or "last day" for the end of the month',
)


class PaymentDay:
    """1 to 28, or -1 for the last day of the month. A number is that day, never a place in the list."""

    of_few_words = True
    vocabulary = _VOCABULARY
    __slots__ = ()

    example = "1st"
    choices = (Choice(1, "1st"), Choice(15, "15th"), Choice(LAST, "Last day"))
    labels = (*map(str, range(1, 29)), "Last day")  # of all that may be chosen
    numbered = False

    def read(self, text: str, today: date) -> Answer:
        """The day; one that not every month has, or that was only hinted at, is proposed."""
        if not _MONEY.isdisjoint(text):
            return _REMEDY
        meant = only(_VOCABULARY.heard(text.rstrip(" ?")))
        if meant is None:
            day = _of_a_date(text)
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


def _of_a_date(text: str) -> int | None:
    """The day of a whole date, such as that of the first payment: "1st December" → 1."""
    parts = date_words(text)
    written = arrange(parts)
    if not written or parts.unknown or not written.day or not (parts.month or written.complete):
        return None
    day, month = int(written.day), int(written.month or 0)
    return day if 1 <= day <= _LONGEST and 1 <= month <= 12 else None
