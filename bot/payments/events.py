"""What the provider tells: each piece of news once by its id, in any order.

News only says where to look. How the thing stands is asked for after the chat was loaded and kept over the version that
was loaded (see UnitOfWork), so that whoever saves last has looked last, and the ledger ends where the provider is. What
no webhook brought is found in the provider's list, which is read on every ten minutes.
"""

import json
import time
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.club.desk import Desk, settle
from bot.errors import Refused
from bot.logs.log_line import story, tell
from bot.logs.logs import log_failure, logs
from bot.payments.gocardless import BILLING_REQUEST, Event, GoCardless
from bot.store.exchange import JUST_NOW, PAYMENT_NEWS
from bot.store.store import Store
from bot.whatsapp.contents import PAYMENT_MISSED
from flows.london import london_day
from flows.payments.orders import CANCEL_MANDATE, order_anew
from flows.payments.provider import MANDATE, STANDS, billing_of, keep
from flows.payments.terms import prepare
from flows.payments.wording import trouble
from flows.records import CLOSED, Billing, Order, Payment, Registration
from flows.registration import payments
from flows.templates import called
from flows.understanding.turn import Turn

EVERY = timedelta(minutes=10)
OVERLAP = timedelta(minutes=5)  # what happened in the same moment as the last look is looked at twice
AT_FIRST = timedelta(days=1)  # back, where nobody has looked before
ONE_RUN = 20.0  # seconds
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
TROUBLE = ("email/payment-trouble", "sms/payment-trouble")


class Events:
    def __init__(self, provider: GoCardless, store: Store, desk: Desk, clock: Callable[[], datetime]):
        self._provider, self._store, self._desk, self._clock = provider, store, desk, clock
        self._next = NEVER

    def take_told(self, told: str) -> None:
        """Take an event as the provider's webhook brought it: its JSON. Raises as `take`."""
        if event := Event.read(json.loads(told)):
            self.take(event)

    def take(self, event: Event) -> None:
        """Keep how what the event is of stands, and let the parent and the club hear of it. Raises Unavailable."""
        try:
            reference = self._provider.reference_of(event)
        except Refused:
            reference = ""
        if not reference:
            tell(outcome="of nobody's registration", event=event.action)
            return
        tell(registration=reference, event=f"{event.kind} {event.action}")
        try:
            self._desk.act(reference, partial(self._keep, event), key=f"{PAYMENT_NEWS}{event.id}", by_day=self._by_day)
        except LookupError:
            self._stop(reference, event)

    def reconcile(self) -> int:
        """Look through the provider's list, if it is time to. How many pieces of news were looked at."""
        now = self._clock()
        if now < self._next:
            return 0
        self._next = now + EVERY
        with story("payments"):
            try:
                return self._look(now)
            except Exception as error:
                log_failure("the payment provider's list could not be looked through", error)
                tell(outcome="failed", error=type(error).__name__)
                return 0

    def _look(self, now: datetime) -> int:
        """Of several pieces of news of one thing one is enough: they all lead to how it stands now. What one run has no
        time for, the next one begins with.
        """
        since, deadline = self._store.payments_looked_until() or now - AT_FIRST, time.monotonic() + ONE_RUN
        looked: set[tuple[str, str, str]] = set()
        until = now
        for event in self._provider.events(since - OVERLAP):
            if time.monotonic() > deadline and event.at:
                until, self._next = event.at + OVERLAP, now
                break
            if (thing := (event.kind, event.of, event.then)) not in looked:
                self.take(event)
                looked.add(thing)
        self._store.keep_payments_looked_until(until)
        tell(looked_at=len(looked))
        return len(looked)

    def _keep(self, event: Event, turn: Turn, registration: Registration) -> bool:
        """Whether anything is otherwise now."""
        before, billing_before = list(registration.payments), deepcopy(registration.billing)
        order_anew(registration)
        for resource in self._provider.look(registration.reference, event):
            keep(registration, resource)
        if turn.club.collected:
            prepare(registration, turn.club.collected, london_day(turn.now), "")
        if event.kind == BILLING_REQUEST and event.action in {"cancelled", "failed"}:
            self._forget_checkout(billing_of(registration), event.of)
        news = [each for each in registration.payments if each not in before]
        was = registration.status
        if not settle(turn, registration):
            _tell_of_trouble(turn, registration, news)
        elif was == registration.status:
            _tell_that_it_is_mended(turn, registration, news)
        _tell_the_club(turn, registration, news)
        return registration.billing != billing_before

    def _forget_checkout(self, billing: Billing, request: str) -> None:
        """The next press of the button begins another one; news of one that was taken back before changes nothing."""
        if billing.checkout and self._provider.checkout_of(request) in {"", billing.checkout.key}:
            billing.checkout = None

    def _by_day(self, registration: Registration) -> bool:
        checkout = registration.billing.checkout if registration.billing else None
        return checkout is None or self._clock() - checkout.at > JUST_NOW

    def _stop(self, reference: str, event: Event) -> None:
        """Who had everything erased is collected from no more, though they paid in the last second."""
        for each in self._provider.look(reference, event):
            logs.error("the provider tells of an erased registration", event=event.action, kind=each.kind)
            if each.kind == MANDATE and each.status in STANDS:
                self._provider.carry_out(Order(name=f"erased-{each.id}", do=CANCEL_MANDATE, reference="", of=each.id))


def _tell_of_trouble(turn: Turn, registration: Registration, news: list[Payment]) -> None:
    """What did not come about, with the way to mend it; where a person decides, or has taken over, nothing is said."""
    if registration.status in CLOSED or turn.conversation.paused or payments.charged_back(registration):
        return
    found = {undone.id: trouble(registration, undone, called(registration)) for undone in news}
    told = {of: said for of, said in found.items() if said}
    for of, said in told.items():
        turn.recite("payment_trouble", trouble=said)
        turn.notify(f"{registration.reference}-{of.replace('/', '-')}", TROUBLE, trouble=said)
    if told:
        turn.open_with(PAYMENT_MISSED, trouble=" ".join(told.values()))


def _tell_that_it_is_mended(turn: Turn, registration: Registration, news: list[Payment]) -> None:
    came = any(each.kind == payments.MISSED for each in news)
    if came and registration.status not in CLOSED and not turn.conversation.paused:
        turn.recite("payment_mended")


def _tell_the_club(turn: Turn, registration: Registration, news: list[Payment]) -> None:
    """The desk is told of what only a person can decide."""
    if any(each.kind == payments.CHARGED_BACK for each in news):
        turn.tell_club("charged_back")
    money = {payments.FEE, *payments.COLLECTIONS}
    if registration.status in CLOSED and any(each.kind in money for each in news):
        turn.tell_club("to_refund")
