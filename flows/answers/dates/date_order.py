"""Which number is the day, which the month and which the year: day first, and nothing where that would be a guess."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.answers.dates.date_words import DateWords
from flows.language.regex import regex

_YEAR = regex(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Written:
    """Day, month and year in the digits they were written in, None where they were not."""

    day: str | None = None
    month: str | None = None
    year: str | None = None

    @property
    def complete(self) -> bool:
        return None not in (self.day, self.month, self.year)


def arrange(parts: DateWords) -> Written | None:
    """The parts of a date in their places; None when there are too few, too many, or more than one way."""
    if parts.month:
        return _around_month(parts)
    if len(parts.numbers) == 1 and 0 in parts.ordinals:
        return Written(day=parts.numbers[0]) if len(parts.numbers[0]) <= 2 else None
    return _of_numbers(parts.numbers)


def without_one_number(parts: DateWords) -> list[tuple[str, Written]]:
    """The whole dates that are left when the last number or the first is put aside, each with that number."""
    if len(parts.numbers) < 2:
        return []
    last, first = parts.numbers[-1], parts.numbers[0]
    shifted = {at - 1 for at in parts.ordinals}
    without_first = replace(parts, numbers=parts.numbers[1:], ordinals=shifted, month_at=parts.month_at - 1)
    rest = ((last, arrange(replace(parts, numbers=parts.numbers[:-1]))), (first, arrange(without_first)))
    return [(number, written) for number, written in rest if written and written.complete]


def _around_month(parts: DateWords) -> Written | None:
    """3 May 2015, May 3rd 2015, 2015 May 3, and what has only some of that."""
    month, numbers = str(parts.month), parts.numbers
    if not numbers:
        return Written(month=month)
    if len(numbers) == 1:
        return _beside_month(month, numbers[0], parts)
    if len(numbers) != 2:
        return None
    if parts.ordinals == {1} and len(numbers[0]) == 2 and int(numbers[0]) > 31:  # "in 84, 4th june"
        return Written(numbers[1], month, numbers[0])
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    return Written(day, month, year) if len(day) <= 2 and (1 not in parts.ordinals or len(year) == 4) else None


def _beside_month(month: str, number: str, parts: DateWords) -> Written | None:
    if _YEAR.fullmatch(number):
        return Written(month=month, year=number)
    # "15 May" and "May 15th" are days; "May 15" may be a year as well.
    is_day = len(number) == 1 or parts.month_at == 1 or 0 in parts.ordinals
    return Written(day=number, month=month) if is_day and len(number) <= 2 else None


def _of_numbers(numbers: list[str]) -> Written | None:
    """3/5/2015, 3 5 15, 2015-05-03, 03052015, and what has only some of that."""
    if len(numbers) == 1:
        return _run_together(numbers[0])
    if len(numbers) == 2:
        return _two(*numbers)
    if len(numbers) == 3 and len(numbers[1]) <= 2:
        day, month, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
        return Written(day, month, year) if len(day) <= 2 else None
    return None


def _two(first: str, second: str) -> Written | None:
    if len(first) <= 2 and len(second) <= 2:
        return Written(day=first, month=second)
    month, year = (first, second) if _YEAR.fullmatch(second) else (second, first)
    is_month = len(month) <= 2 and 1 <= int(month) <= 12
    return Written(month=month, year=year) if is_month and _YEAR.fullmatch(year) else None


def _run_together(digits: str) -> Written | None:
    """DDMMYYYY, DDMMYY, YYYYMMDD or a year alone. No eight digits are both of the long ones: 1231 is no year here."""
    if _YEAR.fullmatch(digits):
        return Written(year=digits)
    if len(digits) == 8 and _YEAR.match(digits) and not _YEAR.match(digits, 4):
        return Written(digits[6:], digits[4:6], digits[:4])
    if len(digits) in (6, 8):
        return Written(digits[:2], digits[2:4], digits[4:])
    return None
