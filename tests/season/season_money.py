"""The season's money: each family's by our books and by GoCardless's, each summed up for itself."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from flows.payments.figures import figures
from flows.records import CLOSED, Registration
from local.gocardless.books import Resource
from tests.season.season_books import of_registration
from tests.season.season_course import Season
from tests.season.season_payers import CASH, PAYERS

CAME, WENT_BACK = {"confirmed", "paid_out"}, {"failed", "charged_back"}


class Sums(NamedTuple):
    """In pence. What was charged back failed, too."""

    collected: int
    failed: int
    refunded: int
    paid_out: int


class Account(NamedTuple):
    """One registration's: `live` are its subscriptions that go on, `may_be` whether any may."""

    kind: str
    ours: Sums
    theirs: Sums
    live: int
    may_be: bool


def accounts_of(season: Season) -> list[Account]:
    """Of all families that got as far as the payment."""
    kinds = {kind.__name__ for kind in PAYERS}
    families = (family for family in season.families if family.kind in kinds)
    return [
        _account(season, family.kind, each) for family in families for each in family.parent.conversation.registrations
    ]


def paid_out(season: Season) -> int:
    return sum(each["amount"] for each in season.gocardless.books.of("payouts").values())


def _account(season: Season, kind: str, registration: Registration) -> Account:
    def of(what: str) -> list[Resource]:
        return of_registration(season.gocardless.books.of, what, registration.reference)

    live = sum(each["status"] == "active" for each in of("subscriptions"))
    theirs = _theirs(of("payments"), of("refunds"))
    return Account(kind, _ours(registration), theirs, live, registration.status not in CLOSED)


def _ours(registration: Registration) -> Sums:
    """As the treasurer's figures have it, without what came in cash."""
    by_provider = [each for each in registration.payments if not each.id.startswith(CASH)]
    total = figures([replace(registration, payments=by_provider)]).total
    return Sums(total.collected, total.failed, total.refunded, total.paid_out)


def _theirs(payments: list[Resource], refunds: list[Resource]) -> Sums:
    def sum_of(found: Iterator[Resource]) -> int:
        return sum(each["amount"] for each in found)

    return Sums(
        sum_of(each for each in payments if each["status"] in CAME),
        sum_of(each for each in payments if each["status"] in WENT_BACK),
        sum_of(iter(refunds)),
        sum_of(each for each in payments if "payout" in each["links"]),
    )
