"""What is settled before anything is paid: the parent's own link, the plan of the collections, what is to pay now."""

from datetime import date, datetime, timedelta

from flows.fees import asked
from flows.london import london_day
from flows.payments.orders import subscription_of
from flows.payments.plan import LAST_DAY, LEAD, NOTICE, plan
from flows.payments.provider import MANDATE, PAYMENT, STANDS, months_collected
from flows.records import CLOSED, Billing, Checkout, Plan, Registration
from flows.registration import payments
from flows.registration.age_groups import last_day, season_year

PENDING = frozenset({"pending_customer_approval", "pending_submission", "submitted"})
PAYMENT_DAY = "payment_day"
SKEW = timedelta(minutes=1)  # between our clock and the provider's


def prepare(registration: Registration, months: tuple[int, int], today: date, key: str) -> None:
    """Have a link and a plan ready. Until a direct debit stands the plan is that of today; then only another payment
    day, or a first collection that can no longer be kept, makes another one, for the months that are left.
    """
    if registration.billing is None:
        registration.billing = Billing(key=key)
    billing = registration.billing
    if registration.status not in CLOSED and not _holds(registration, billing, today):
        billing.plan = _plan(registration, billing, months, today)
        # By the latest day, not the parent's: else the answer would decide whether it is asked for.
        billing.months_left = _on(LAST_DAY, 1, registration, billing, months, today) is not None


def to_pay_now(registration: Registration, key: str, now: datetime) -> Checkout | None:
    """What the parent is to be asked for at the provider, less what is on its way; None where that is nothing, or where
    a person has to decide first. Once the season is over that is only what was missed of it. What was asked for already
    is asked for again, under its own key.
    """
    if registration.billing is None or registration.status in CLOSED or payments.charged_back(registration):
        return None
    owed = payments.owed(registration)
    if is_over(registration, now):
        owed = [each for each in owed if each == payments.MISSED]
    fee = asked(registration).fee - payments.fee_received(registration) if payments.FEE in owed else 0
    coming, missed_coming = _on_its_way(registration.billing)
    fee, missed = max(0, fee - coming), max(0, payments.arrears(registration) - missed_coming)
    mandate = payments.MANDATE in owed
    if not (fee or missed or mandate):
        return None
    wanted, before = Checkout(key=key, at=now, fee=fee, missed=missed, mandate=mandate), registration.billing.checkout
    return before if before and (before.fee, before.missed, before.mandate) == (fee, missed, mandate) else wanted


def is_over(registration: Registration, now: datetime) -> bool:
    """Whether the season has ended that it is for."""
    return london_day(now) > last_day(registration.invite)


def outdated(registration: Registration, now: datetime) -> Checkout | None:
    """What was asked for at the provider, nothing has come of yet, and is by now too much, too little or settled."""
    billing = registration.billing
    before = billing.checkout if billing else None
    if billing is None or before is None or _came_of(billing, before):
        return None
    return None if to_pay_now(registration, before.key, now) == before else before


def _came_of(billing: Billing, checkout: Checkout) -> bool:
    once = (each for each in billing.resources.values() if each.kind in {MANDATE, PAYMENT} and not each.monthly)
    return any(each.at >= checkout.at - SKEW for each in once)


def _plan(registration: Registration, billing: Billing, months: tuple[int, int], today: date) -> Plan | None:
    amount = asked(registration).monthly
    return _on(registration.answers.get(PAYMENT_DAY, LAST_DAY), amount, registration, billing, months, today)


def _on(
    day: int, amount: int, registration: Registration, billing: Billing, months: tuple[int, int], today: date
) -> Plan | None:
    """The plan with this payment day; None where nothing is to be collected, or no month is left."""
    earliest = max(today + LEAD, _after_what_was_collected(billing))
    return plan(amount, day, season_year(registration.invite.season), earliest, months) if amount else None


def _holds(registration: Registration, billing: Billing, today: date) -> bool:
    """Whether the plan that there is stays: it is on the day that was agreed, and ordered or still in time."""
    plan, agreed = billing.plan, registration.confirmed.get(PAYMENT_DAY, LAST_DAY)
    standing = [each.id for each in billing.resources.values() if each.kind == MANDATE and each.status in STANDS]
    if plan is None or plan.day != agreed or not standing:
        return False
    in_time = plan.first >= max(today + NOTICE, _after_what_was_collected(billing))
    return in_time or any(_is_ordered(billing, subscription_of(registration, each, plan)) for each in standing)


def _is_ordered(billing: Billing, name: str) -> bool:
    return name in billing.ordered and name not in billing.refused


def _after_what_was_collected(billing: Billing) -> date:
    """The first day of the month after the last one for which a collection was begun: no month is collected twice."""
    last = max(months_collected(billing), default=None)
    return (last + timedelta(days=32)).replace(day=1) if last else date.min


def _on_its_way(billing: Billing) -> tuple[int, int]:
    """In pence, towards the fee and towards what was missed: payments that were made and are not confirmed yet."""
    under_way = [
        each
        for each in billing.resources.values()
        if each.kind == PAYMENT and not each.monthly and each.status in PENDING
    ]
    missed = sum(each.missed for each in under_way)
    return sum(each.amount for each in under_way) - missed, missed
