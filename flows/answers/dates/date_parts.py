"""The parts of a date that are known already, so that a parent is asked only for the rest."""

from __future__ import annotations

import re
from datetime import date

from flows.answers.dates.date_order import Written
from flows.answers.dates.date_words import DateWords, date_words
from flows.language.regex import regex
from flows.language.tidy import tidy

PARTS = ("day", "month", "year")
_BETWEEN = {"day": (1, 31), "month": (1, 12), "year": (1900, 2199)}
_OLDEST_AGE = 90  # years; "92" is a year sooner than an age
_YEAR_INSTEAD = regex(
    r"\b(?:born|year)\b(?: (?:in|is|was|should be|be|of birth))* (?:19|20)?'?(?P<new>\d\d),? "
    r"(?:and )?not (?:in )?(?:19|20)?'?(?P<old>\d\d)\b",
    re.IGNORECASE,
)
_DENIED = regex(r",? (?:and )?(?:not|instead of|rather than) (.+)$", re.IGNORECASE)
# "Wasn't due till 1 Sept", "his due date was 10/6/2016", up to what says when the child came.
_DUE = regex(
    r"\b(?:(?:was|were|wasn'?t|he|she|they|his|her|actually|originally) ){0,3}"
    r"(?:due|expected|supposed to (?:be|come|arrive)|should(?:'ve| have| of) (?:been|come|arrived)"
    r"|meant to (?:be|come|arrive))\b(?:(?! but\b|\bborn\b|\bcame\b|\barrived\b|, (?:he|she)\b)[^.;\n]){1,60}",
    re.IGNORECASE,
)


def date_parts(iso: str) -> dict[str, int]:
    """ "2015-05-03" → `{"day": 3, "month": 5, "year": 2015}`. ValueError for what is no ISO date."""
    whole = date.fromisoformat(iso)
    return {part: getattr(whole, part) for part in PARTS}


def known_parts(known: object) -> dict[str, int]:
    """What of it is a day, a month or a year; nothing where it is something else altogether."""
    if not isinstance(known, dict):
        return {}
    return {
        part: known[part]
        for part, (least, most) in _BETWEEN.items()
        if type(known.get(part)) is int and least <= known[part] <= most
    }


def missing_parts(found: dict[str, int]) -> list[str]:
    """The parts that are still to be asked for, day first."""
    return [part for part in PARTS if part not in found]


def with_known(written: Written, known: dict[str, int]) -> Written:
    """What was written, and what is known in the places where nothing was."""
    return Written(*(getattr(written, part) or (str(known[part]) if part in known else None) for part in PARTS))


def lone_number(parts: DateWords, known: dict[str, int]) -> Written | None:
    """A number that only what is known gives a place. "10" is no year, since it may be an age; "09" and "92" are."""
    missing = missing_parts(known)
    if len(parts.numbers) != 1 or len(parts.numbers[0]) > 2:
        return None
    number = parts.numbers[0]
    if parts.month:  # "May 15", where 2015 is known, or another year
        return Written(day=number, month=str(parts.month)) if "day" in missing and "year" in known else None
    if len(missing) != 1:
        return None
    if missing == ["year"] and not (int(number) > _OLDEST_AGE or re.fullmatch("0[0-9]", number)):
        return None
    return Written(**{missing[0]: number})


def in_another_year(known: str, text: str) -> str | None:
    """An ISO date as the text puts its year right: "born in 87 not 88"; None where it does not."""
    found = _YEAR_INSTEAD.search(tidy(text))
    if not found or found["old"] != known[2:4] or found["new"] == found["old"]:
        return None
    return f"{known[:2]}{found['new']}{known[4:]}"


def without_denied(text: str, known: dict[str, int]) -> str:
    """ "4 May, not 3" without its end, where that names what is known so far."""
    found = _DENIED.search(tidy(text)) if known else None
    if not found:
        return text
    denied, so_far = date_words(found[1]), {str(part) for part in known.values()}
    month_known = denied.month in (None, known.get("month"))
    names_it = denied.month or denied.numbers
    is_known = names_it and month_known and all(number.lstrip("0") in so_far for number in denied.numbers)
    return tidy(text)[: found.start()] if is_known and not denied.unknown else text


def without_due_date(text: str) -> str:
    """A text without the day on which a child was due, where another is told: "due 1 June but came 28 May 2016"."""
    left = _DUE.sub(" ", text)
    return left if len(re.findall(r"\d+", left)) > 1 and left != text else text
