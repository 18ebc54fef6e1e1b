"""The parent's way to the provider: one billing request for what is owed, however often and in however many windows the
button is pressed.
"""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from bot.club.invitations import registration_of
from bot.payments.events import Events
from bot.payments.gocardless import BILLING_REQUEST, Event, GoCardless, Prefilled
from bot.store.exchange import Exchange
from bot.store.store import Store
from bot.store.unit_of_work import UnitOfWork, Work
from flows.engine.identity import SILENCE
from flows.london import london_day
from flows.payments.discounts import give_discounts
from flows.payments.provider import billing_of
from flows.payments.terms import prepare, to_pay_now
from flows.records import Checkout, Conversation, Registration
from flows.templates import Club, payment_link

LONGEST_TOKEN = 64
BACK, PAID, LEFT = "back", "paid", "left"  # how a parent comes back from the provider, in the address
TRIES = 2  # a billing request that is over is looked at once, and another one begun


class NothingToPay(Exception):
    """As it stands by now."""


class Standing(NamedTuple):
    """A registration whose link was opened, with the chat that it is in, and what is to be paid now."""

    registration: Registration
    conversation: Conversation
    due: Checkout | None


class Checkouts:
    def __init__(
        self,
        store: Store,
        unit: UnitOfWork,
        provider: GoCardless,
        events: Events,
        club: Callable[[], Club],
        clock: Callable[[], datetime],
    ):
        self._store, self._unit, self._provider, self._events = store, unit, provider, events
        self._club, self._clock = club, clock

    def look(self, token: str) -> Standing:
        """What the link's page shows. Raises LookupError. It changes nothing."""
        conversation, registration = self._found(token)
        give_discounts(conversation.registrations, self._club().discount)
        if collected := self._club().collected:
            prepare(registration, collected, london_day(self._clock()), "")
        return Standing(registration, conversation, to_pay_now(registration, "", self._clock()))

    def begin(self, token: str) -> str:
        """Where the parent pays. Raises LookupError, NothingToPay, Refused and Unavailable."""
        for _ in range(TRIES):
            conversation, registration, checkout = self._agreed(token)
            back = f"{payment_link(self._club(), registration)}?{BACK}="
            what, filled_in = _described(registration), self._prefilled(conversation, registration)
            begun = self._provider.begin(registration.reference, what, checkout, filled_in, back + PAID, back + LEFT)
            if begun.url:
                return begun.url
            self._events.take(Event(f"{begun.id}-{checkout.key}", BILLING_REQUEST, begun.id, "cancelled"))
        raise NothingToPay

    def _agreed(self, token: str) -> tuple[Conversation, Registration, Checkout]:
        """What is asked for, saved with its key before the provider hears of it."""

        def act(work: Work) -> Exchange | None:
            registration = _opened(work.conversation, token)
            billing, due = billing_of(registration), to_pay_now(registration, secrets.token_urlsafe(16), work.now)
            if due is None:
                raise NothingToPay
            if due == billing.checkout:
                return None
            billing.checkout = due
            return Exchange(parent=work.conversation.parent, key=f"checkout-{due.key}", at=work.now)

        conversation = self._unit.change(self._parent_of(token), act).conversation
        registration = _opened(conversation, token)
        checkout = billing_of(registration).checkout
        if checkout is None:
            raise NothingToPay
        return conversation, registration, checkout

    def _prefilled(self, conversation: Conversation, registration: Registration) -> Prefilled:
        """Nothing where it is in doubt who the parent is, or might be if they wrote: the number may be another's."""
        heard_at = conversation.heard_at
        if conversation.in_doubt or heard_at is None or self._clock() - heard_at >= SILENCE:
            return Prefilled("", "", "")
        answers = registration.for_the_club.answers
        given, _, family = str(answers.get("parent_name") or registration.invite.parent).partition(" ")
        return Prefilled(given, family, str(answers.get("email") or ""))

    def _found(self, token: str) -> tuple[Conversation, Registration]:
        conversation = self._store.load(self._parent_of(token))
        return conversation, _opened(conversation, token)

    def _parent_of(self, token: str) -> str:
        """Raises LookupError."""
        found = self._store.registration(token.partition(".")[0]) if len(token) <= LONGEST_TOKEN else None
        if found is None:
            raise LookupError(token)
        return str(found["parent"])


def _opened(conversation: Conversation, token: str) -> Registration:
    """The registration that a link opens. Raises LookupError."""
    reference, _, key = token.partition(".")
    registration = registration_of(conversation, reference)
    if not hmac.compare_digest(billing_of(registration).key.encode(), key.encode()):
        raise LookupError(token)
    return registration


def _described(registration: Registration) -> str:
    """What stands on the provider's page and on the bank's statement: no child's name."""
    return f"{registration.invite.side}, {registration.invite.season}, {registration.reference}"
