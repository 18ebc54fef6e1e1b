"""When nobody is written to of our own accord: between 20:00 and 08:30 in Europe/London, through both clock changes.

Answers to a parent who writes are not meant: they go out at any hour.
"""

from datetime import UTC, date, datetime, time, timedelta

from flows.london import LONDON

MORNING, EVENING = time(8, 30), time(20)
LAST_CALL = time(19, 30)  # what is meant for the evening goes out before it is over, a retry or two included


def allowed(moment: datetime) -> bool:
    return MORNING <= moment.astimezone(LONDON).time() < EVENING


def next_allowed(moment: datetime) -> datetime:
    """The moment itself where it is allowed, else the morning that ends the quiet hours, in UTC."""
    if allowed(moment):
        return moment
    here = moment.astimezone(LONDON)
    return _at(MORNING, here.date() if here.time() < MORNING else here.date() + timedelta(days=1))


def last_allowed(moment: datetime) -> datetime:
    """The moment itself where it is allowed, else 19:30 of the evening on which the quiet hours began, in UTC."""
    if allowed(moment):
        return moment
    here = moment.astimezone(LONDON)
    return _at(LAST_CALL, here.date() if here.time() >= EVENING else here.date() - timedelta(days=1))


def _at(hour: time, day: date) -> datetime:
    return datetime.combine(day, hour, LONDON).astimezone(UTC)
