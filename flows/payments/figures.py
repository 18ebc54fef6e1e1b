"""The treasurer's figures: what was expected and what came of it, by month and team, in pence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from flows.fees import asked, priced
from flows.london import london_day
from flows.payments.plan import days_of
from flows.payments.provider import PAYMENT, REFUND, collections, months_collected
from flows.records import CLOSED, COMPLETE, Billing, Payment, Registration, Resource
from flows.registration import payments

EXPECTED, COLLECTED, FAILED, REFUNDED, PAID_OUT = COLUMNS = "expected", "collected", "failed", "refunded", "paid_out"
MONEY = frozenset({payments.FEE, *payments.COLLECTIONS})


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One month of one team, like `"2026-09"` and `"Panthers u11s"`; "" of all months, or of all teams.

    What was `paid_out` stands in the month in which it was collected, as the rest of the line does.
    """

    month: str
    team: str
    expected: int
    collected: int
    failed: int
    refunded: int
    paid_out: int


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """`payouts` are the provider's, by id: what each brought of these registrations, before its charges."""

    lines: list[Line]
    total: Line
    payouts: dict[str, int]

    @property
    def by_month(self) -> list[Line]:
        """Of all teams."""
        return [_sum([line for line in self.lines if line.month == m], month=m) for m in _each(self.lines, "month")]

    @property
    def by_team(self) -> list[Line]:
        """Of all months."""
        return [_sum([line for line in self.lines if line.team == t], team=t) for t in _each(self.lines, "team")]


def figures(registrations: Iterable[Registration]) -> Figures:
    """Of these registrations, each counted once; the total is the sum of the lines."""
    cells: Counter[tuple[str, str, str]] = Counter()
    payouts: Counter[str] = Counter()
    for each in registrations:
        for day, column, amount in (*_expected(each), *_happened(each)):
            cells[f"{day:%Y-%m}", each.invite.side, column] += amount
        for paid in _paid_out(each):
            cells[f"{paid.on or london_day(paid.at):%Y-%m}", each.invite.side, PAID_OUT] += paid.amount
            payouts[paid.payout] += paid.amount
    places = sorted({(month, team) for month, team, _ in cells})
    lines = [Line(month=m, team=t, **{column: cells[m, t, column] for column in COLUMNS}) for m, t in places]
    return Figures(lines=lines, total=_sum(lines), payouts=dict(payouts))


def _sum(lines: list[Line], month: str = "", team: str = "") -> Line:
    return Line(month=month, team=team, **{column: sum(getattr(line, column) for line in lines) for column in COLUMNS})


def _each(lines: list[Line], by: str) -> list[str]:
    return sorted({getattr(line, by) for line in lines})


def _paid_out(registration: Registration) -> Iterator[Resource]:
    for each in registration.billing.resources.values() if registration.billing else ():
        if each.kind == PAYMENT and each.payout:
            yield each


def _expected(registration: Registration) -> Iterator[tuple[date, str, int]]:
    """The fee on the day on which the answers were first sent, and the collections; nothing of who left."""
    sent = next((each.at for each in registration.history if each.status in COMPLETE), registration.confirmed_at)
    if sent is None or registration.status in CLOSED:
        return
    yield london_day(sent), EXPECTED, asked(registration).fee
    if registration.billing:
        yield from _collections(registration.billing)


def _collections(billing: Billing) -> Iterator[tuple[date, str, int]]:
    """Those that were begun, whatever plan they were of, and what is planned after them."""
    for day, amount in collections(billing):
        yield day, EXPECTED, amount
    if plan := billing.plan:
        last = max(months_collected(billing), default=date.min)
        yield from ((day, EXPECTED, plan.amount) for day in days_of(plan) if day.replace(day=1) > last)


def _happened(registration: Registration) -> Iterator[tuple[date, str, int]]:
    undone = {each.of for each in registration.payments if each.kind in payments.UNDOES}
    for each in registration.payments:
        if each.kind in MONEY:
            amount = priced(registration).fee if each.amount is None else each.amount
            yield _day(registration, each), FAILED if each.id in undone else COLLECTED, amount
        elif each.kind == REFUND.removesuffix("s") and each.of not in undone:
            yield _day(registration, each), REFUNDED, each.amount or 0


def _day(registration: Registration, payment: Payment) -> date:
    """The day of the collection, as the provider has it, else of when it was told."""
    resources = registration.billing.resources if registration.billing else {}
    resource = resources.get(payment.id.partition("/")[0])
    return (resource.on if resource else None) or london_day(payment.at)
