"""The families that get as far as the payment: what each kind does about it at GoCardless, and what its bank does."""

from collections.abc import Callable

from flows.records import Payment
from flows.registration.payments import arrears, fee_state, mandate_state
from tests.season.season_families import DAY, HOUR, Family, Story

CASH = "cash-"


def completes_at_once(family: Family) -> Story:
    yield family.a_while(0.1, 5)
    family.answers()


def pays(family: Family) -> Story:
    yield from completes_at_once(family)
    yield family.next_day(family.random.uniform(9, 19))
    family.goes_to_pay()


def pays_half(family: Family) -> Story:
    """In cash, which the treasurer notes; the direct debit is not set up."""
    yield from completes_at_once(family)
    yield family.next_day(12)
    family.season.desk("pay", family.reference, Payment(f"{CASH}{family.index}", "fee", family.season.now))


def pays_at_the_second_try(family: Family) -> Story:
    yield from fails_to_pay(family)
    yield family.next_day(10)
    family.says("link")
    family.goes_to_pay()


def fails_to_pay(family: Family) -> Story:
    yield from completes_at_once(family)
    yield family.next_day(12)
    family.goes_to_pay("fail")
    yield from _until(lambda: fee_state(family.registration) == "failed")


def mends_a_month(family: Family) -> Story:
    """The bank refuses the first collection; the parent hears of it, asks for the link, and pays."""
    yield from misses_a_month(family)
    yield family.next_day(11)
    family.says("link")
    family.goes_to_pay()


def misses_a_month(family: Family) -> Story:
    yield from pays(family)
    family.season.gocardless.faults.refusing |= {each["id"] for each in family.has("mandates")}
    yield from _until(lambda: arrears(family.registration) > 0)


def charges_back(family: Family) -> Story:
    """The parent has their bank take the fee back."""
    yield from pays(family)
    yield 8 * DAY
    family.season.gocardless.charge_back(*family.has("payments"))
    yield from _until(lambda: fee_state(family.registration) == "charged back")


def cancels_the_debit(family: Family) -> Story:
    """At the bank; every other one sets it up anew."""
    yield from pays(family)
    yield 9 * DAY
    family.season.gocardless.cancel_mandate(*family.has("mandates"))
    yield from _until(lambda: mandate_state(family.registration) == "cancelled")
    if family.index % 2:
        yield family.next_day(10)
        family.says("link")
        family.goes_to_pay()


def leaves_with_the_fee_paid(family: Family) -> Story:
    """The club withdraws the registration, and the treasurer gives the fee back on GoCardless's dashboard."""
    yield from pays(family)
    yield 6 * DAY
    family.season.desk("withdraw", family.reference)
    yield family.next_day(15)
    family.season.gocardless.refund(*family.has("payments"), 4000)


PAYERS: dict[Callable[[Family], Story], int] = {
    completes_at_once: 2,
    pays: 6,
    pays_half: 2,
    pays_at_the_second_try: 2,
    fails_to_pay: 2,
    mends_a_month: 3,
    misses_a_month: 2,
    charges_back: 3,
    cancels_the_debit: 2,
    leaves_with_the_fee_paid: 2,
}


def _until(it_is_so: Callable[[], bool]) -> Story:
    while not it_is_so():
        yield 5 * HOUR
