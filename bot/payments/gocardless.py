"""GoCardless, as its client (https://developer.gocardless.com/api-reference). Its library is imported where it is used.

Whatever creates something is called with an idempotency key that was kept before: called again, GoCardless answers with
what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bot.errors import Refused, Unavailable
from bot.references import Secret
from bot.settings import Settings
from flows.payments.orders import CANCEL_CHECKOUT, CANCEL_MANDATE, CANCEL_SUBSCRIPTION, SUBSCRIBE
from flows.payments.provider import MANDATE, PAYMENT, REFUND, SUBSCRIPTION
from flows.records import Checkout, Order, Resource

if TYPE_CHECKING:
    from gocardless_pro import Client

Answer = TypeVar("Answer")
Attributes = dict[str, Any]
TIMEOUT = 10.0  # seconds
LONGEST_REASON = 200
BILLING_REQUEST = "billing_requests"
REFERENCE = "registration"  # the name in GoCardless's metadata of which registration something is
CHECKOUT = "checkout"  # and of which checkout a billing request is
LINK_OF = {MANDATE: "mandate", PAYMENT: "payment", SUBSCRIPTION: "subscription", REFUND: "refund",
           BILLING_REQUEST: "billing_request"}  # fmt: skip
OVER = frozenset({"fulfilled", "cancelled"})


class Event(NamedTuple):
    """That something happened at the provider, to the thing of this kind with this id, `at` that time where it was
    told; `then` is what replaced it.
    """

    id: str
    kind: str
    of: str
    action: str
    then: str = ""
    at: datetime | None = None

    @classmethod
    def read(cls, told: Attributes) -> Event | None:
        """Out of GoCardless's JSON; None for what is nothing to us."""
        kind, links = told.get("resource_type", ""), told.get("links") or {}
        of = links.get(LINK_OF.get(kind, ""), "")
        at = datetime.fromisoformat(told["created_at"]) if told.get("created_at") else None
        return cls(told["id"], kind, of, told.get("action", ""), links.get("new_mandate", ""), at) if of else None


class Prefilled(NamedTuple):
    """What the parent finds filled in on GoCardless's page."""

    given_name: str
    family_name: str
    email: str


class Begun(NamedTuple):
    """A billing request: where the parent pays it; "" where it is over, and what came of it is to be looked at."""

    id: str
    url: str


class GoCardless:
    def __init__(self, settings: Settings, token: Secret):
        self._settings, self._token = settings, token
        self._client_with = cache(self._make)

    def begin(self, reference: str, what: str, checkout: Checkout, prefilled: Prefilled, paid: str, left: str) -> Begun:
        """Ask for a payment and a direct debit at once, and for the page on which the parent gives both; `what` is what
        they read there, `paid` where they come back to, and `left` where they do not pay. Raises Refused and
        Unavailable.
        """
        asked = _billing_request(reference, what, checkout)
        request = self._ask(lambda client: client.billing_requests.create(asked, headers=_once(checkout.key)))
        if request.attributes["status"] in OVER:
            return Begun(request.attributes["id"], "")
        flow = {
            "redirect_uri": paid,
            "exit_uri": left,
            "links": {"billing_request": request.attributes["id"]},
            "prefilled_customer": {name: value for name, value in prefilled._asdict().items() if value},
        }
        begun = self._ask(lambda client: client.billing_request_flows.create(flow))
        return Begun(request.attributes["id"], begun.attributes["authorisation_url"])

    def reference_of(self, event: Event) -> str:
        """Which registration an event is about; "" where it is none of ours. Raises Refused and Unavailable."""
        found = self._get(event.kind, event.of)
        named = (found.get("metadata") or {}).get(REFERENCE, "")
        links = found.get("links") or {}
        for kind in (PAYMENT, SUBSCRIPTION, MANDATE):
            if not named and links.get(LINK_OF[kind]):
                named = self.reference_of(Event(event.id, kind, links[LINK_OF[kind]], event.action))
        return str(named)

    def checkout_of(self, request: str) -> str:
        """The key of the checkout that a billing request is of; "" where it does not say. Raises Refused and
        Unavailable.
        """
        return str((self._get(BILLING_REQUEST, request).get("metadata") or {}).get(CHECKOUT, ""))

    def look(self, reference: str, event: Event) -> list[Resource]:
        """How what an event is of stands now, and with a subscription its payments. What came of a billing request, or
        in another's place, is named as the registration's, so that later news of it are known by that. Raises Refused
        and Unavailable.
        """
        if event.kind == SUBSCRIPTION:
            return [self._resource(SUBSCRIPTION, event.of), *self._collections(event.of)]
        if event.then:
            self._name(event.kind, event.then, {REFERENCE: reference})
        if event.kind != BILLING_REQUEST:
            return [self._resource(event.kind, each) for each in (event.of, event.then) if each]
        request = self._get(BILLING_REQUEST, event.of)
        links = request.get("links") or {}
        came = {MANDATE: links.get("mandate_request_mandate"), PAYMENT: links.get("payment_request_payment")}
        found = [(kind, of) for kind, of in came.items() if of]
        for kind, of in found:
            self._name(kind, of, request.get("metadata") or {REFERENCE: reference})
        return [self._resource(kind, of) for kind, of in found]

    def events(self, since: datetime) -> Iterator[Event]:
        """Everything that happened since then, oldest first. Raises Refused and Unavailable."""
        asked = {"created_at[gte]": since.isoformat(), "limit": 500}
        found = self._ask(lambda client: [each.attributes for each in client.events.all(asked)])
        yield from filter(None, map(Event.read, reversed(found)))

    def carry_out(self, order: Order) -> None:
        """Do it, or leave it done. Raises Refused where it cannot be any more, and Unavailable."""
        self._orders[order.do](order)

    @property
    def _orders(self) -> dict[str, Callable[[Order], object]]:
        return {
            SUBSCRIBE: self._subscribe,
            CANCEL_SUBSCRIPTION: lambda order: self._cancel(SUBSCRIPTION, order.of),
            CANCEL_MANDATE: lambda order: self._cancel(MANDATE, order.of),
            CANCEL_CHECKOUT: self._cancel_checkout,
        }

    def _subscribe(self, order: Order) -> None:
        asked = _subscription(order)
        self._ask(lambda client: client.subscriptions.create(asked, headers=_once(order.name)))

    def _cancel(self, kind: str, of: str) -> None:
        """What is over already is left so."""
        if self._get(kind, of)["status"] not in {"cancelled", "failed", "expired", "finished", "consumed", "replaced"}:
            self._ask(lambda client: getattr(client, kind).cancel(of))

    def _cancel_checkout(self, order: Order) -> None:
        """By its key it is found, whether or not anybody has heard its id."""
        if order.checkout is None:
            raise Refused("no checkout")
        asked = _billing_request(order.reference, "", order.checkout)
        request = self._ask(lambda client: client.billing_requests.create(asked, headers=_once(order.of)))
        if request.attributes["status"] not in OVER:
            self._ask(lambda client: client.billing_requests.cancel(request.attributes["id"]))

    def _name(self, kind: str, of: str, metadata: dict[str, str]) -> None:
        if (self._get(kind, of).get("metadata") or {}).get(REFERENCE) != metadata.get(REFERENCE):
            self._ask(lambda client: getattr(client, kind).update(of, {"metadata": metadata}))

    def _resource(self, kind: str, of: str) -> Resource:
        return _read(kind, self._get(kind, of))

    def _collections(self, of: str) -> list[Resource]:
        """All payments of a subscription: asked for after it, those of one that has ended are complete."""
        found = self._ask(lambda client: [each.attributes for each in client.payments.all({"subscription": of})])
        return [_read(PAYMENT, each) for each in found]

    def _get(self, kind: str, of: str) -> Attributes:
        found = self._ask(lambda client: getattr(client, kind).get(of))
        return dict(found.attributes)

    def _ask(self, call: Callable[[Client], Answer]) -> Answer:
        """Raises Refused where GoCardless will never do it, and Unavailable where it is not known whether it did."""
        import gocardless_pro
        import requests

        refusals = (
            gocardless_pro.errors.ValidationFailedError,
            gocardless_pro.errors.InvalidStateError,
            gocardless_pro.errors.InvalidApiUsageError,
        )
        try:
            return call(self._client_with(self._token.current()))
        except refusals as error:
            raise Refused(_reason(error)) from None
        except (gocardless_pro.errors.GoCardlessProError, requests.RequestException) as error:
            raise Unavailable(type(error).__name__) from None

    def _make(self, token: str) -> Client:
        import gocardless_pro

        at = {"base_url": self._settings.gocardless_url} if self._settings.gocardless_url else {}
        return gocardless_pro.Client(access_token=token, environment=self._settings.gocardless, timeout=TIMEOUT, **at)


def _reason(error: Any) -> str:
    """In GoCardless's words, without the fields that they are about."""
    reasons = {str(each.get("reason") or each.get("message")) for each in error.errors or []}
    return ", ".join(sorted(reasons))[:LONGEST_REASON] or str(error.type)


def _once(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key}


def _billing_request(reference: str, what: str, checkout: Checkout) -> Attributes:
    named = {REFERENCE: reference, "missed": str(checkout.missed), CHECKOUT: checkout.key}
    payment = {"description": what, "amount": checkout.amount, "currency": "GBP", "metadata": named}
    asked: Attributes = {"metadata": named}
    if checkout.amount:
        asked["payment_request"] = payment
    if checkout.mandate:
        asked["mandate_request"] = {"scheme": "bacs", "currency": "GBP", "metadata": {REFERENCE: reference}}
    return asked


def _subscription(order: Order) -> Attributes:
    if order.plan is None:
        raise Refused("no plan")
    plan = order.plan
    return {
        "amount": plan.amount,
        "currency": "GBP",
        "interval_unit": "monthly",
        "interval": 1,
        "day_of_month": plan.day,
        "start_date": plan.first.isoformat(),
        "count": plan.count,
        "metadata": {REFERENCE: order.reference},
        "links": {"mandate": order.of},
    }


def _read(kind: str, found: Attributes) -> Resource:
    """A thing of GoCardless's as we keep it."""
    links, metadata = found.get("links") or {}, found.get("metadata") or {}
    of = {SUBSCRIPTION: "mandate", REFUND: "payment", PAYMENT: "subscription"}.get(kind, "")
    charged = found.get("charge_date")
    return Resource(
        id=found["id"],
        kind=kind,
        status=found["status"],
        at=datetime.fromisoformat(found["created_at"]),
        amount=int(found.get("amount") or 0),
        missed=int(metadata.get("missed") or 0),
        of=links.get(of, ""),
        on=date.fromisoformat(charged) if charged else None,
        payout=links.get("payout", ""),
        monthly=kind == PAYMENT and bool(links.get("subscription")),
        day=int(found.get("day_of_month") or 0),
    )
