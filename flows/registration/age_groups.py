"""Who may play in which age group.

The FA's youth rule: a player's age group is fixed by their age at midnight on 31 August before the season. Under-n in
season Y/Y+1 is born from 1 September Y-n to 31 August Y-n+1. One group up is allowed, down never, and nobody under
six plays.
"""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache

from flows.language.regex import regex
from flows.records import Invite

YOUNGEST, OLDEST = 7, 23
AGE_GROUP = regex(r"(?:u|under)\s*-?\s*(\d{1,2})\s*'?s?", re.IGNORECASE)
SEASON = regex(r"(20\d\d)\s*[-/–]\s*(?:20)?(\d\d)")


class Fit(StrEnum):
    """How a date of birth sits with the age group that the player is invited to."""

    FITS = "fits"
    ONE_UP = "one up"
    TOO_YOUNG = "too young"
    TOO_OLD = "too old"
    UNDER_SIX = "under six"


def age_group(text: str) -> int:
    """`"u11s"`, `"U11"` or `"under 11s"` → 11. Raises ValueError with the remedy."""
    match = AGE_GROUP.fullmatch(text.strip())
    if not match or not YOUNGEST <= int(match[1]) <= OLDEST:
        raise ValueError(f"must be an age group from u{YOUNGEST}s to u{OLDEST}s, like u11s")
    return int(match[1])


@lru_cache
def season_year(text: str) -> int:
    """`"2026-27"` → 2026, the year in which the season starts. Raises ValueError with the remedy."""
    match = SEASON.fullmatch(text.strip())
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        raise ValueError("must be a season of two years that follow each other, like 2026-27")
    return int(match[1])


def last_day(invite: Invite) -> date:
    """The last day of an invite's season: players' registrations run to 30 June (the FA's rules of registration)."""
    return season_ends(invite.season)


def season_ends(season: str) -> date:
    """The last day of a season like `"2026-27"`."""
    return date(season_year(season) + 1, 6, 30)


def own_age_group(born: date, year: int) -> int:
    """The n of the under-n in which someone born then plays by right, in the season that starts in `year`."""
    return year - (born.year if born.month >= 9 else born.year - 1)


def fit(born: date, group: int, year: int) -> Fit:
    """How someone born on `born` fits the under-`group` of the season that starts in `year`."""
    own = own_age_group(born, year)
    if own < YOUNGEST:
        return Fit.UNDER_SIX
    if own > group:
        return Fit.TOO_OLD
    if own == group:
        return Fit.FITS
    return Fit.ONE_UP if own == group - 1 else Fit.TOO_YOUNG
