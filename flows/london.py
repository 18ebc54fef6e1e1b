"""The day and the hour are those of Europe/London, wherever the code runs."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DIGEST_OF, DIGEST_AT = time(18, 30), time(18, 35)  # what it is about, and when it goes: after work, before the night


def london_day(now: datetime) -> date:
    return now.astimezone(LONDON).date()


def moment(at: datetime) -> str:
    """`"1:41pm on Saturday 28 November 2026"`, as a person reads it."""
    here = at.astimezone(LONDON)
    return f"{here:%I:%M%p}".lstrip("0").lower() + f" on {here:%A} {here.day} {here:%B %Y}"


def digest_day(now: datetime) -> str:
    """The day in whose digest something that happens now will be: today's until it is sent, then tomorrow's."""
    here = now.astimezone(LONDON)
    return (here.date() + timedelta(days=here.time() >= DIGEST_OF)).isoformat()
