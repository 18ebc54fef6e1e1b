"""Nights begin and end by the clock in the parent's kitchen, whatever it was put to."""

import pytest

from flows.reminders.quiet_hours import allowed, last_allowed, next_allowed
from tests.support.chats.silences import london


@pytest.mark.parametrize(
    ("day", "hour", "last", "first"),
    [
        ("28 March 2026", "20:00", ("28 March 2026", "19:30"), ("29 March 2026", "08:30")),
        ("29 March 2026", "00:59", ("28 March 2026", "19:30"), ("29 March 2026", "08:30")),
        ("29 March 2026", "08:29", ("28 March 2026", "19:30"), ("29 March 2026", "08:30")),
        # There are two of this one.
        ("25 October 2026", "01:30", ("24 October 2026", "19:30"), ("25 October 2026", "08:30")),
        ("28 March 2027", "23:59", ("28 March 2027", "19:30"), ("29 March 2027", "08:30")),
        ("31 December 2026", "23:59", ("31 December 2026", "19:30"), ("1 January 2027", "08:30")),
    ],
)
def test_a_night_begins_and_ends_by_the_clock(day: str, hour: str, last: tuple[str, str], first: tuple[str, str]):
    moment = london(day, hour)
    assert not allowed(moment)
    assert (last_allowed(moment), next_allowed(moment)) == (london(*last), london(*first))


@pytest.mark.parametrize("hour", ["08:30", "12:00", "19:59"])
def test_by_day_every_moment_is_as_good_as_another(hour: str):
    moment = london("25 October 2026", hour)
    assert allowed(moment)
    assert last_allowed(moment) == next_allowed(moment) == moment
