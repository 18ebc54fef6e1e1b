"""The season that the club is in, as a text: `"2026-27 from 2026-05-01 to 2027-04-30"`, the days of its invites."""

from datetime import date

from flows.records import Season
from flows.registration.age_groups import season_ends, season_year


def read_season(text: str) -> Season | None:
    """None of "". The text has the form SEASON. Raises ValueError for days that are none, or none of this season's."""
    if not text:
        return None
    name, _, days = text.partition(" from ")
    first, last = map(date.fromisoformat, days.split(" to "))
    year = season_year(name)
    if first.year != year or not first < last <= season_ends(name):
        raise ValueError(f"must begin in {year}, and end before July {year + 1}")
    return Season(name, first, last)


def season_in_text(season: Season | None) -> str:
    return f"{season.name} from {season.first} to {season.last}" if season else ""
