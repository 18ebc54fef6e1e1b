"""A day that is told by another: "the day after bonfire night, 2015", "two days before the 3rd of May 2016"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from flows.language.regex import regex

_COUNTED = {"a": 1, "the": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_FEASTS = (
    "christmas|xmas|crimbo|boxing day|new ?year'?s|halloween|hallowe'?en|valentine|bonfire night|guy fawkes|april fool"
    "|burns night|hogmanay|armistice|leap day|leap year day|midsummer day|(?:st|saint) (?:patrick|david|george|andrew)"
)
# The day that is counted from follows at once: "the day after we moved, 3 May" is no day beside another.
_BESIDE = regex(
    rf"\b(?:(?:(?:(?P<count>the|a|one|two|couple of|three|four|five|six|[1-9]) )?(?P<unit>day|night|week)s? "
    rf"(?P<way>after|before|following))|(?P<eve>eve of)) (?:the )?(?=(?:{_FEASTS})|\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|\d{{1,2}}[ ./-](?:\d|{_MONTHS})|(?:{_MONTHS})[a-z]{{0,6}} \d)",
    re.IGNORECASE,
)
_BARE_FEAST = regex(r"\b(christmas|xmas|crimbo|new ?year'?s)\b(?! ?(?:day|eve))", re.IGNORECASE)
_A_WEEK = 7  # days
_LONGEST = 200  # characters; a longer message tells more than a day


class DayBeside(NamedTuple):
    """What is told of the other day, and how many days later or earlier the one that is meant comes."""

    told: str
    days: int

    def of(self, iso: str) -> str:
        """The day that is meant, from the other one."""
        return (date.fromisoformat(iso) + timedelta(days=self.days)).isoformat()


def day_beside(text: str) -> DayBeside | None:
    """How a day is told by another; None where it is not.

    >>> day_beside("the day after bonfire night, 2015")
    DayBeside(told='bonfire night, 2015', days=1)
    """
    found = _BESIDE.search(text) if len(text) <= _LONGEST else None
    if not found:
        return None
    count = (found["count"] or "a").lower()
    days = (int(count) if count.isdigit() else _COUNTED[count]) * (_A_WEEK if found["unit"] == "week" else 1)
    earlier = found["eve"] or found["way"].lower() == "before"
    told = _BARE_FEAST.sub(r"\1 day", f"{text[: found.start()]}{text[found.end() :]}")
    return DayBeside(told.strip(), -days if earlier else days)
