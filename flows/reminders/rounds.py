"""When a child-safety alert goes out again, to whom, and when the parent hears that nobody has taken it yet.

By day and by night, until a person has taken it: at once, after 5 minutes, and from a quarter of an hour on to the
deputy too, who is told at once where the club has no texts; from the first hour on once an hour. After an outage one
round stands for all that were missed.
"""

from datetime import datetime, timedelta

from flows.records import Alert, Case

FIRST = tuple(timedelta(minutes=minutes) for minutes in (0, 5, 15, 30, 60))
HOUR = timedelta(hours=1)
DEPUTY_FROM = 3  # the round from which the deputy is told too
OVERDUE_FROM = 4  # the round from which it is an alarm that nobody has taken it
UNHEARD = (3, 5)  # the rounds with which the parent is told so
SPEAKS_FOR = timedelta(hours=23)  # WhatsApp's window, with something to spare


def round_at(alert: Alert, now: datetime) -> int:
    """How many rounds are due by now, the first of them when the alert is raised."""
    since = now - alert.at
    return sum(after <= since for after in FIRST) + max(0, since // HOUR - 1)


def next_round(alert: Alert) -> datetime:
    """When the round after the present one is due."""
    more = alert.round - len(FIRST)
    return alert.at + (FIRST[alert.round] if more < 0 else HOUR * (more + 2))


def addressed(alert: Alert, *, by_text: bool) -> list[Case]:
    """The officers' cases that the present round is for: where no text wakes the first, the deputy's from the start."""
    deputy_too = alert.round >= DEPUTY_FROM or not by_text
    return [case for case in alert.cases if case.officer == 1 or deputy_too]


def is_overdue(alert: Alert) -> bool:
    return alert.round >= OVERDUE_FROM


def tells_the_parent(alert: Alert, now: datetime) -> bool:
    """Whether the parent is to hear now, once more, that nobody has taken it."""
    due = sum(alert.round >= each for each in UNHEARD)
    return alert.told < due and now - alert.at < SPEAKS_FOR
