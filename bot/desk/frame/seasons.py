"""Which season the desk shows by itself, and which there are beside it."""

from datetime import datetime

from flows.london import london_day
from flows.records import Season
from flows.registration.age_groups import season_year

FIRST_MONTH = 5  # clubs invite for the next season from May on


def season_now(now: datetime, said: Season | None = None) -> str:
    """The season that the club says, on its days; else `"2026-27"` from May 2026 to April 2027."""
    today = london_day(now)
    if said and said.first <= today <= said.last:
        return said.name
    return _named(today.year - (today.month < FIRST_MONTH))


def asked_or(asked: str, present: str) -> str:
    """The season that was asked for, where it is one, else the present one."""
    try:
        season_year(asked)
    except ValueError:
        return present
    return asked.strip()


def around(season: str) -> list[str]:
    """The one before, itself, and the one after."""
    year = season_year(season)
    return [_named(each) for each in (year - 1, year, year + 1)]


def months_of(season: str, now: datetime) -> list[str]:
    """The months of a season until now, like "2026-08"."""
    year, until = season_year(season), f"{london_day(now):%Y-%m}"
    passed = [f"{year}-{month:02d}" for month in range(FIRST_MONTH, 13)]
    passed += [f"{year + 1}-{month:02d}" for month in range(1, FIRST_MONTH)]
    return [month for month in passed if month <= until]


def _named(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"
