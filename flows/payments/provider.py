"""What the provider's things mean for the ledger (flows/registration/payments.py), each by the status that it has now.

| At the provider | In the ledger |
|---|---|
| mandate pending, submitted, active | `mandate` |
| mandate failed | `mandate`, `failed` |
| mandate cancelled, expired, blocked | `mandate`, `cancelled` |
| payment confirmed, paid out | `fee`, `missed` or `monthly` |
| payment failed | the same, and `failed` |
| payment charged back | the same, and `charged back` |
| refund | `refund`, until it bounces |

What stands in the ledger of one thing is replaced whole, so that neither the order of the news nor a repetition nor
what was lost in between matters: https://developer.gocardless.com/api-reference/#appendix-webhook-events
"""

from collections.abc import Iterator
from datetime import date, timedelta

from flows.records import Billing, Payment, Registration, Resource

MANDATE, PAYMENT, SUBSCRIPTION, REFUND = "mandates", "payments", "subscriptions", "refunds"
STANDS = frozenset({"pending_customer_approval", "pending_submission", "submitted", "active"})
ACTIVE, REPLACED = "active", "replaced"
CANCELLED = frozenset({"cancelled", "expired", "blocked", "suspended_by_payer"})
COLLECTED = frozenset({"confirmed", "paid_out"})
REFUSED = frozenset({"failed", "customer_approval_denied"})
CHARGED_BACK = "charged_back"
BOUNCED = frozenset({"cancelled", "bounced", "funds_returned", "failed"})


def keep(registration: Registration, resource: Resource) -> bool:
    """Keep how a thing stands at the provider, and let the ledger say so. Whether the ledger says otherwise now."""
    billing = billing_of(registration)
    billing.resources[resource.id] = resource
    before = list(registration.payments)
    others = [each for each in before if each.id.partition("/")[0] != resource.id]
    registration.payments = [*others, *entries(resource)]
    return sorted(before, key=_by_id) != sorted(registration.payments, key=_by_id)


def billing_of(registration: Registration) -> Billing:
    """Raises LookupError where nothing is taken by a provider."""
    if registration.billing is None:
        raise LookupError(registration.reference)
    return registration.billing


def collections(billing: Billing) -> list[tuple[date, int]]:
    """Those of the monthly fee that were begun, whatever came of them: each with its day and its pence."""
    return [(each.on, each.amount) for each in _collections(billing) if each.on]


def _collections(billing: Billing) -> Iterator[Resource]:
    return (each for each in billing.resources.values() if each.monthly and each.status != "cancelled")


def months_collected(billing: Billing) -> Iterator[date]:
    """The months, by their first days, for which a collection was begun. One that falls on no working day is taken on
    the next, which for 27 and 28 February may be in March; that of the last day is taken before it, within its month.
    """
    for each in _collections(billing):
        subscription = billing.resources.get(each.of)
        is_late = each.on is not None and subscription is not None and each.on.day < subscription.day
        if each.on:
            yield (each.on.replace(day=1) - timedelta(days=is_late)).replace(day=1)


def entries(resource: Resource) -> Iterator[Payment]:
    """What a thing means for the ledger; the parts of one are `<id>/<part>`."""
    if resource.kind == MANDATE and resource.status in STANDS | CANCELLED | {"failed"}:
        yield Payment(resource.id, "mandate", resource.at)
        if resource.status not in STANDS:
            what = "failed" if resource.status == "failed" else "cancelled"
            yield Payment(f"{resource.id}/{what}", what, resource.at, None, resource.id)
    elif resource.kind == PAYMENT and resource.status in COLLECTED | REFUSED | {CHARGED_BACK}:
        for kind, part, amount in _parts(resource):
            yield Payment(part, kind, resource.at, amount)
            if resource.status not in COLLECTED:
                what = "charged back" if resource.status == CHARGED_BACK else "failed"
                yield Payment(f"{part}/{what}", what, resource.at, None, part)
    elif resource.kind == REFUND and resource.status not in BOUNCED:
        yield Payment(resource.id, "refund", resource.at, resource.amount, resource.of)


def _parts(resource: Resource) -> Iterator[tuple[str, str, int]]:
    """What a payment is for, each part with an id and its pence."""
    if resource.monthly:
        yield "monthly", resource.id, resource.amount
    elif resource.missed < resource.amount:
        yield "fee", resource.id, resource.amount - resource.missed
    if resource.missed:
        yield "missed", f"{resource.id}/missed", resource.missed


def _by_id(payment: Payment) -> str:
    return payment.id
