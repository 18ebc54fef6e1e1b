"""When nobody is written to of our own accord: as a rule between 20:00 and 08:30 in Europe/London, through both clock
changes; a club may say other hours.

Answers to a parent who writes are not meant: they go out at any hour.
"""

from datetime import UTC, date, datetime, time, timedelta

from flows.london import LONDON
from flows.records import USUAL_NIGHT, Night

LAST_CALL = timedelta(minutes=30)  # what is meant for the evening goes out before it is over, a retry or two included


def allowed(moment: datetime, night: Night = USUAL_NIGHT) -> bool:
    return night.ends <= moment.astimezone(LONDON).time() < night.begins


def next_allowed(moment: datetime, night: Night = USUAL_NIGHT) -> datetime:
    """The moment itself where it is allowed, else the morning that ends the quiet hours, in UTC."""
    if allowed(moment, night):
        return moment
    here = moment.astimezone(LONDON)
    return _at(night.ends, here.date() if here.time() < night.ends else here.date() + timedelta(days=1))


def last_allowed(moment: datetime, night: Night = USUAL_NIGHT) -> datetime:
    """The moment itself where it is allowed, else the last call of the evening on which the quiet hours began, in
    UTC.
    """
    if allowed(moment, night):
        return moment
    here = moment.astimezone(LONDON)
    day = here.date() if here.time() >= night.begins else here.date() - timedelta(days=1)
    return _at(night.begins, day) - LAST_CALL


def _at(hour: time, day: date) -> datetime:
    return datetime.combine(day, hour, LONDON).astimezone(UTC)
