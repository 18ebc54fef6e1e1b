"""The plan of the monthly collections: from the first payment day that can be kept to the end of the season's months.

By days in Europe/London, so that no clock change moves a collection. A payment day on a weekend or bank holiday is
collected on the next working day, the last day of a month on the last working day of it
(https://developer.gocardless.com/api-reference/#core-endpoints-subscriptions, "Rolling dates").
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from flows.records import Plan

LAST_DAY = -1
# A Bacs mandate is active three working days after it is set up, and a collection is announced three working days
# ahead: six working days with a bank holiday in between.
LEAD = timedelta(days=10)
NOTICE = timedelta(days=5)  # three working days, over a weekend


def plan(amount: int, day: int, season: int, earliest: date, months: tuple[int, int]) -> Plan | None:
    """The collections of `amount` pence on `day` of each month of the season that starts in the year `season`, none
    before `earliest`; `months` are the first and the last. None where no month is left.
    """
    days = [each for each in _days(day, season, months) if each >= earliest]
    return Plan(first=days[0], count=len(days), amount=amount, day=day) if days else None


def days_of(plan: Plan) -> Iterator[date]:
    """The days of its collections."""
    for month in range(plan.first.month - 1, plan.first.month - 1 + plan.count):
        yield day_of(plan.first.year + month // 12, month % 12 + 1, plan.day)


def day_of(year: int, month: int, day: int) -> date:
    """The payment day of a month: from 1 to 28, or LAST_DAY."""
    return date(year, month, monthrange(year, month)[1] if day == LAST_DAY else day)


def _days(day: int, season: int, months: tuple[int, int]) -> Iterator[date]:
    first, last = months
    count = (last - first) % 12 + 1
    for each in range(first - 1, first - 1 + count):
        yield day_of(season + each // 12, each % 12 + 1, day)
