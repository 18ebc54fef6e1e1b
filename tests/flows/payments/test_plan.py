"""When the monthly fee is collected: by days, to the penny, for the months that are left."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.fees import plan_in_words
from flows.london import london_day
from flows.payments.plan import LAST_DAY, plan
from flows.records import Plan

SEPTEMBER_TO_MAY = 9, 5
# when the first collection may be, the payment day, the months → the first collection and how many there are
TABLE = {
    "before the season": (date(2026, 6, 12), 15, SEPTEMBER_TO_MAY, (date(2026, 9, 15), 9)),
    "on the very day": (date(2026, 9, 15), 15, SEPTEMBER_TO_MAY, (date(2026, 9, 15), 9)),
    "a day too late": (date(2026, 9, 16), 15, SEPTEMBER_TO_MAY, (date(2026, 10, 15), 8)),
    "in the middle of the season": (date(2027, 1, 2), 1, SEPTEMBER_TO_MAY, (date(2027, 2, 1), 4)),
    "over the new year": (date(2026, 12, 29), 28, SEPTEMBER_TO_MAY, (date(2027, 1, 28), 5)),
    "28 February": (date(2027, 2, 27), 28, SEPTEMBER_TO_MAY, (date(2027, 2, 28), 4)),
    "the last day of February": (date(2027, 2, 1), LAST_DAY, SEPTEMBER_TO_MAY, (date(2027, 2, 28), 4)),
    "the last day, 29 February": (date(2028, 2, 1), LAST_DAY, SEPTEMBER_TO_MAY, (date(2028, 2, 29), 4)),
    "28 February in a leap year": (date(2028, 2, 28), 28, SEPTEMBER_TO_MAY, (date(2028, 2, 28), 4)),
    "from 29 February on": (date(2028, 2, 29), 28, SEPTEMBER_TO_MAY, (date(2028, 3, 28), 3)),
    "the last day of a month of 30": (date(2026, 11, 30), LAST_DAY, SEPTEMBER_TO_MAY, (date(2026, 11, 30), 7)),
    "the last day of a month of 31": (date(2026, 12, 1), LAST_DAY, SEPTEMBER_TO_MAY, (date(2026, 12, 31), 6)),
    "the last one of all": (date(2027, 5, 1), 1, SEPTEMBER_TO_MAY, (date(2027, 5, 1), 1)),
    "none is left": (date(2027, 5, 2), 1, SEPTEMBER_TO_MAY, None),
    "the last day of the last month": (date(2027, 5, 31), LAST_DAY, SEPTEMBER_TO_MAY, (date(2027, 5, 31), 1)),
    "a club that collects in the whole year": (date(2026, 8, 1), 1, (8, 7), (date(2026, 8, 1), 12)),
    "a club that collects in one month": (date(2026, 8, 1), 10, (10, 10), (date(2026, 10, 10), 1)),
}


def season_of(earliest: date) -> int:
    return earliest.year if earliest.month >= 6 else earliest.year - 1


@pytest.mark.parametrize(("earliest", "day", "months", "expected"), TABLE.values(), ids=TABLE)
def test_the_first_collection_and_how_many(earliest: date, day: int, months: tuple[int, int], expected: object):
    found = plan(2600, day, season_of(earliest), earliest, months)
    assert (found and (found.first, found.count)) == expected


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2027, 3, 27, 23, 59, tzinfo=UTC), date(2027, 3, 27)),
        (datetime(2027, 3, 28, 22, 59, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 23, 1, tzinfo=UTC), date(2027, 3, 29)),  # in summer London's day begins an hour earlier
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_the_day_is_londons_on_both_sides_of_a_clock_change(at: datetime, day: date):
    assert london_day(at) == day


days = st.one_of(st.integers(1, 28), st.just(LAST_DAY))
any_day = st.dates(date(2026, 6, 1), date(2027, 6, 30))


@given(any_day, days, st.integers(1, 100_000), st.tuples(st.integers(1, 12), st.integers(1, 12)))
def test_the_total_is_the_sum_of_its_collections_and_none_is_too_early(
    earliest: date, day: int, amount: int, months: tuple[int, int]
):
    found = plan(amount, day, 2026, earliest, months)
    if found is None:
        return
    assert found.first >= earliest
    assert found.total == sum([amount] * found.count)
    assert 1 <= found.count <= 12


@given(st.lists(any_day, min_size=2), days)
def test_who_joins_later_pays_no_more(joins: list[date], day: int):
    counts = [p.count if (p := plan(2600, day, 2026, each, SEPTEMBER_TO_MAY)) else 0 for each in sorted(joins)]
    assert all(later <= earlier for earlier, later in pairwise(counts))


def test_in_words():
    september = Plan(first=date(2026, 9, 15), count=9, amount=2650, day=15)
    assert plan_in_words(september) == "9 times £26.50 from 15 September 2026, £238.50 in all"
    assert plan_in_words(Plan(first=date(2027, 5, 15), count=1, amount=2650, day=15)) == "£26.50 once, on 15 May 2027"
