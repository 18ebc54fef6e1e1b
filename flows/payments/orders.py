"""What the provider is to be told, as a registration stands: reckoned anew after each change, each order given once.

An order's name is its idempotency key at the provider and is kept, with the order, in the transaction of the change
that it follows from: so it is carried out once, however often it is tried.
"""

from collections.abc import Iterator
from typing import Any

from flows.payments.provider import ACTIVE, MANDATE, REPLACED, STANDS, SUBSCRIPTION
from flows.records import CLOSED, Billing, Checkout, Order, Plan, RefusedOrder, Registration, Resource
from flows.registration.payments import debit_waits

SUBSCRIBE, CANCEL_SUBSCRIPTION = "subscribe", "cancel subscription"
CANCEL_MANDATE, CANCEL_CHECKOUT = "cancel mandate", "cancel checkout"
ENDED = frozenset({"cancelled", "finished", "customer_approval_denied"})


def give(registration: Registration, outdated: Checkout | None = None) -> list[Order]:
    """The orders that follow from how a registration stands and were not given yet; given now. What is `outdated` of
    what the parent was asked for is taken back.
    """
    billing = registration.billing
    if billing is None:
        return []
    if registration.status in CLOSED:
        wanted = stop(registration)
    else:
        wanted = [*_collect(registration, billing), *_taken_back(registration, outdated)]
    orders = [each for each in wanted if each.name not in billing.ordered]
    billing.ordered += [each.name for each in orders]
    return orders


def was_refused(registration: Registration, order: Order, why: str) -> None:
    """Keep that the provider will not carry out an order, and why."""
    if registration.billing:
        registration.billing.refused[order.name] = RefusedOrder(do=order.do, why=why)


def order_anew(registration: Registration) -> bool:
    """Let what was refused be ordered again with the next change, if it is still wanted. Whether there was anything."""
    billing = registration.billing
    if billing is None or not billing.refused:
        return False
    billing.ordered = [each for each in billing.ordered if each not in billing.refused]
    billing.refused = {}
    return True


def stop(registration: Registration) -> list[Order]:
    """Nothing more is to be collected: no direct debit, with all that hangs on it, and no payment that was begun."""
    billing = registration.billing
    if billing is None:
        return []
    orders = [_order(registration, CANCEL_MANDATE, each.id, of=each.id) for each in _standing(billing)]
    return [*orders, *_taken_back(registration, billing.checkout)]


def _taken_back(registration: Registration, checkout: Checkout | None) -> Iterator[Order]:
    if checkout:
        yield _order(registration, CANCEL_CHECKOUT, checkout.key, of=checkout.key, checkout=checkout)


def _collect(registration: Registration, billing: Billing) -> Iterator[Order]:
    """One subscription at a time: the next is not begun before the provider says that the one before has ended, and
    none for a player who is not registered for want of the fee.
    """
    known = [each for each in billing.resources.values() if each.kind == SUBSCRIPTION]
    live = [each for each in known if each.status not in ENDED]
    if billing.plan is None or _under_way(billing, known):
        return
    if any(_differs(each, billing.plan) for each in live):
        yield from (_order(registration, CANCEL_SUBSCRIPTION, each.id, of=each.id) for each in live)
    elif not live and not debit_waits(registration):
        for mandate in [each for each in _standing(billing) if each.status == ACTIVE][-1:]:
            name = subscription_of(registration, mandate.id, billing.plan)
            yield Order(name=name, do=SUBSCRIBE, reference=registration.reference, of=mandate.id, plan=billing.plan)


def subscription_of(registration: Registration, mandate: str, plan: Plan) -> str:
    """The name of the order for a plan: another one after each subscription that we had ended, for a parent may come
    back to the day that they left, and the key of the first would bring only that one.
    """
    ended = sum(f"-{CANCEL_SUBSCRIPTION.replace(' ', '-')}-" in name for name in _stands_ordered(registration.billing))
    again = f"-{ended}" if ended else ""
    return f"{registration.reference}-{SUBSCRIBE}-{mandate}-{plan.first}-{plan.day}{again}"


def _stands_ordered(billing: Billing | None) -> list[str]:
    """The names of the orders that were given and not refused."""
    return [name for name in billing.ordered if name not in billing.refused] if billing else []


def _under_way(billing: Billing, known: list[Resource]) -> bool:
    """Whether a subscription was ordered that the provider has not told of yet, and that may still begin, or has: its
    mandate stands, or another one stands in its place.
    """
    mandates = [each for each in billing.resources.values() if each.kind == MANDATE]
    may = {each.id for each in mandates if each.status in STANDS | {REPLACED}}
    ordered = sum(f"-{SUBSCRIBE}-{each}-" in name for name in _stands_ordered(billing) for each in may)
    return sum(each.of in may for each in known) < ordered


def _differs(subscription: Resource, plan: Plan) -> bool:
    return subscription.day != plan.day


def _standing(billing: Billing) -> list[Resource]:
    return [each for each in billing.resources.values() if each.kind == MANDATE and each.status in STANDS]


def _order(registration: Registration, do: str, name: str, **about: Any) -> Order:
    return Order(
        name=f"{registration.reference}-{do.replace(' ', '-')}-{name}",
        do=do,
        reference=registration.reference,
        **about,
    )
