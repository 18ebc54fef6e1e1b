"""A date that is nobody's birthday: it may lie ahead as well as behind."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.kinds import Misunderstood, Understood
from flows.answers.dates.date_of_birth import DateOfBirth
from flows.answers.dates.date_words import MONTH_NAMES

_BEHIND, _AHEAD = 100, 20  # years


@dataclass(frozen=True, slots=True)
class AnyDate(DateOfBirth):
    """An ISO date, read as a date of birth is: day first, never guessed. Two digits are a year of this century."""

    example = "3 May 2026"

    def _outside(self, year: int, today: date) -> str | None:
        far = not today.year - _BEHIND <= year <= today.year + _AHEAD
        return f"have a year from {today.year - _BEHIND} to {today.year + _AHEAD}" if far else None

    def _dated(self, written_year: str, month: int, day: int, today: date) -> Understood | Misunderstood:
        year = int(written_year) + (2000 if len(written_year) == 2 else 0)
        so_far = {"day": day, "month": month}
        if outside := self._outside(year, today):
            return self._must(outside, so_far)
        if day > monthrange(year, month)[1]:
            return self._must(f"be a real date: {MONTH_NAMES[month - 1]} {year} has {monthrange(year, month)[1]} days")
        return Understood(date(year, month, day).isoformat())
