"""The day and the hour are those of Europe/London, wherever the code runs."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london_day(now: datetime) -> date:
    return now.astimezone(LONDON).date()
