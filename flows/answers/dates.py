"""A date of birth, day first as in Britain, in any of the ways people write one. Day and month are never guessed."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from flows.answers.date_order import Written, arrange, without_one_number
from flows.answers.date_words import MONTH_NAMES, WEEKDAY_NAMES, DateWords, date_words, nearest_month
from flows.answers.kinds import Answer, DidYouMean, Misunderstood, Understood, in_words, sentence_case

_OLDEST = 110  # years
_OLDEST_IN_TWO_DIGITS = 90  # "3/12/26" is a slip in the year sooner than somebody born in 1926


@dataclass(frozen=True, slots=True)
class DateOfBirth:
    """An ISO date, "2015-05-03". `of` names the question: "date of birth", "Mia's date of birth"."""

    of: str = "date of birth"

    choices = ()

    def read(self, text: str, today: date) -> Answer:
        """The date, a proposal where it has a slip or stands among other words, or what the date still needs."""
        parts = date_words(text)
        slip = _mend_month(parts) or bool(parts.unknown)
        written = arrange(parts) or _without_age(parts, today)
        if written is None or (parts.unknown and not (parts.harmless and written.complete)):
            return self._must("include a day, a month and a year, for example 3 5 2014")
        answer = self._complete(written, today)
        if not isinstance(answer, Understood):
            return answer
        if slip:
            return DidYouMean(answer.value, f"Did you mean {self.show(answer.value)}?")
        return answer if parts.weekday is None else _on_weekday(answer, parts.weekday)

    def show(self, value: object) -> str:
        """ "2015-05-03" → "3 May 2015"."""
        return _in_words(date.fromisoformat(str(value)))

    def _must(self, do: str) -> Misunderstood:
        return Misunderstood(
            f"{sentence_case(self.of)} must {do}",
            f"Write {self.of} as the day, then the month, then the year, for example 3 May 2014",
        )

    def _complete(self, written: Written, today: date) -> Answer:
        """The date, once nothing is missing and nothing in it is impossible."""
        names = {"a day": written.day, "a month": written.month, "a year": written.year}
        missing = [name for name, part in names.items() if part is None]
        if written.day and written.month:
            day, month = int(written.day), int(written.month)
            if written.year and month > 12 and 1 <= day <= 12 and month <= 31:
                return self._swapped(day, month, written.year, today)
            if impossible := _impossible(day, month):
                return self._must(impossible)
            if written.year:
                return self._dated(written.year, month, day, today)
        return self._must(f"include {in_words(missing, 'and')}")

    def _swapped(self, first: int, second: int, year: str, today: date) -> Answer:
        """ "5/13/2014": the month first is proposed, where that is a date."""
        answer = self._dated(year, first, second, today)
        if not isinstance(answer, Understood):
            return answer
        shown = f"{first}/{second}/{year} has no {_nth(second)} month"
        return DidYouMean(answer.value, f"{shown}. Did you mean {self.show(answer.value)}?")

    def _dated(self, written_year: str, month: int, day: int, today: date) -> Understood | Misunderstood:
        year = _full_year(written_year, month, day, today)
        if year is None:
            return self._must("include the year in full, for example 2014")
        if (year, month, day) >= (today.year, today.month, today.day):
            return self._must("be in the past")
        if (year, month, day) < (today.year - _OLDEST, today.month, today.day):
            return self._must(f"be within the last {_OLDEST} years")
        if day > monthrange(year, month)[1]:
            return self._must(f"be a real date: {MONTH_NAMES[month - 1]} {year} had {monthrange(year, month)[1]} days")
        return Understood(date(year, month, day).isoformat())


def _in_words(born: date) -> str:
    return f"{born.day} {MONTH_NAMES[born.month - 1]} {born.year}"


def _nth(number: int) -> str:
    """13 → "13th", 21 → "21st"; for the numbers above 12 and up to 31."""
    ending = {21: "st", 22: "nd", 23: "rd", 31: "st"}.get(number, "th")
    return f"{number}{ending}"


def _impossible(day: int, month: int) -> str | None:
    """What a day and a month must do to be in the calendar of some year."""
    if not 1 <= month <= 12:
        return "have a month from 1 to 12"
    if not 1 <= day <= 31:
        return "have a day from 1 to 31"
    if month == 2 and day > 29:
        return "be a real date: February has 28 days, or 29 in a leap year"
    if day == 31 and month in (4, 6, 9, 11):
        return f"be a real date: {MONTH_NAMES[month - 1]} has 30 days"
    return None


def _full_year(year: str, month: int, day: int, today: date) -> int | None:
    """Four digits as they are, two in the century that puts a birth in the past, None where neither is sure."""
    if len(year) == 4:
        return int(year)
    if len(year) != 2:
        return None
    if (2000 + int(year), month, day) <= (today.year, today.month, today.day):
        return 2000 + int(year)
    return 1900 + int(year) if today.year - 1900 - int(year) <= _OLDEST_IN_TWO_DIGITS else None


def _mend_month(parts: DateWords) -> bool:
    """Take the one unknown word for the month it is nearest to, and say whether that was done, since it is a guess."""
    month = nearest_month(parts.unknown[0]) if len(parts.unknown) == 1 and parts.month is None else None
    if month is None:
        return False
    parts.month, parts.unknown = month, []
    return True


def _without_age(parts: DateWords, today: date) -> Written | None:
    """ "3 May 2015, she's 11": a number more is left out where it is the age."""
    for number, written in without_one_number(parts):
        month, day = int(written.month), int(written.day)
        year = _full_year(written.year, month, day, today)
        if year and number == str(today.year - year - ((today.month, today.day) < (month, day))):
            return written
    return None


def _on_weekday(answer: Understood, weekday: int) -> Understood | DidYouMean:
    """The date, if it was that day of the week; otherwise one of the two is a slip."""
    born = date.fromisoformat(str(answer.value))
    if born.weekday() == weekday:
        return answer
    shown, was, said = _in_words(born), WEEKDAY_NAMES[born.weekday()], WEEKDAY_NAMES[weekday]
    return DidYouMean(answer.value, f"{shown} was a {was}, not a {said}. Did you mean {was} {shown}?")
