"""One unit of work: load a conversation, change it, save it with what goes out, and send that.

Whoever changes a conversation does it here, under three rules:

- *Optimistic lock*: it is saved only over the version that was loaded. Who was overtaken loads and changes again, at
  once: the retry after a conflict is here, TRIES in all; the retry after a failure is the queue's (worker.py).
- *Idempotency*: the key of an exchange is saved once. Where it is saved already (AlreadyHeard), what was saved before
  stands, and is resumed: what is left of it is sent.
- *Outbox*: what goes out is saved in the transaction of the change, and sent only then. What is cut short in between
  is resumed by whoever brings it again, or by the sweeper.
"""

import secrets
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Protocol

from bot.logs.log_line import tell
from bot.store.exchange import Exchange, Ordered
from bot.store.items import Changes, Hold, Listed
from bot.store.roll import line
from bot.store.store import Store
from bot.store.transaction import AlreadyHeard, Conflict, Taken
from flows.engine import photos
from flows.families.bounces import keep_up
from flows.grammar.flow import Flow
from flows.london import london_day
from flows.payments.discounts import give_discounts
from flows.payments.orders import give, stop
from flows.payments.terms import outdated, prepare
from flows.records import Conversation, Known, Order, Registration
from flows.registration.blockers import blocked_by
from flows.registration.holds import held, team_of
from flows.reminders.agenda import next_at
from flows.templates import Club
from flows.understanding.turn import Turn

TRIES = 5


class Anew(Exception):
    """An act knows more now than it did, and is to be done again, to the conversation as it is stored."""


class Outbox(Protocol):
    """Sends what was saved, once, and deletes photos that are of no use (bot/messages/outbox.py)."""

    def leased(self, exchange: Exchange) -> Exchange: ...

    def send(self, exchange: Exchange) -> None: ...

    def resume(self, parent: str, key: str) -> Exchange | None: ...

    def discard(self, photos: Collection[str]) -> None: ...


class Before:
    """A conversation before it is changed: asked afterwards, what is to be saved with it."""

    def __init__(self, flow: Flow, club: Club, conversation: Conversation):
        self._flow, self._club = flow, club
        self._registrations = {each.reference: _mark(flow, each, conversation) for each in conversation.registrations}
        self._holds = _holds(conversation)
        self._photos = photos.kept(flow, conversation)
        self._addresses = _addresses(conversation)
        self._billed = [each for each in conversation.registrations if each.billing]

    def changes(self, after: Conversation) -> Changes:
        """When something is next due; every registration that the club's lists show otherwise now; the holds."""
        before, holds = self._registrations, _holds(after)
        changed = [each for each in after.registrations if before.get(each.reference) != _mark(self._flow, each, after)]
        return Changes(
            due_at=next_at(self._flow, self._club, after),
            listed=[listed(self._flow, each, after) for each in changed],
            claimed=sorted(holds - self._holds),
            freed=sorted(self._holds - holds),
            known_as=sorted(_addresses(after) - self._addresses),
        )

    def orders(self, after: Conversation, now: datetime) -> list[Order]:
        """What the payment provider is to do now: also for registrations of which nothing is left."""
        left = {each.reference for each in after.registrations}
        gone = [each for each in self._billed if each.reference not in left]
        return [order for each in gone for order in stop(each)] + [
            order for each in after.registrations for order in give(each, outdated(each, now))
        ]

    def erased(self, after: Conversation) -> list[str]:
        """The references of registrations of which nothing is to be left."""
        return sorted(set(self._registrations) - {each.reference for each in after.registrations})

    def unused(self, after: Conversation, came: Collection[str]) -> set[str]:
        """The photos, of before and of those that came, that nothing refers to: replaced, refused or not taken up."""
        return (self._photos | set(came)) - photos.kept(self._flow, after)


class Work:
    """One try: a conversation as it was loaded, for an act to change in place.

    `taken` says that an earlier try met what others of the team hold, so that it has to be known now. An act may leave
    the keys of photos that `came`, and what is to be done `once_saved`, before anything is sent. In the end `exchange`
    is what was saved, or what stands of an earlier time; None where nothing does.
    """

    def __init__(self, flow: Flow, club: Club, conversation: Conversation, now: datetime, *, taken: bool):
        self.flow, self.club, self.conversation, self.now, self.taken = flow, club, conversation, now, taken
        _prepare_payments(conversation, club, now)
        self.before = Before(flow, club, conversation)
        self.came: Collection[str] = ()
        self.once_saved: Callable[[], object] = lambda: None
        self.exchange: Exchange | None = None

    def turn(self) -> Turn:
        """A turn of nobody's: what the club or the clock changes, and says."""
        known = Known(token=secrets.token_urlsafe(16))
        return Turn(self.flow, self.club, self.conversation, self.now, known)


Act = Callable[[Work], Exchange | None]


class UnitOfWork:
    """`flow` is what the conversations play, `clock` tells the time in UTC."""

    def __init__(
        self, store: Store, outbox: Outbox, flow: Flow, club: Callable[[], Club], clock: Callable[[], datetime]
    ):
        self._store, self._outbox, self._flow, self._club, self._clock = store, outbox, flow, club, clock

    def change(self, address: str, act: Act) -> Work:
        """Do an act to the conversation of the parent with this address, save it, and send what goes out.

        The act changes the conversation and returns the exchange to be saved with it, or None where nothing is to be.
        Each try does it anew; it raises Taken to be tried again with what is taken, Anew with what it has
        learnt itself. Raises whatever the act raises, and
        Conflict, with nothing saved; and whatever keeps the sending (Busy, Unavailable), with everything saved.
        """
        taken = False
        for _ in range(TRIES):
            work = Work(self._flow, self._club(), self._store.load(address), self._clock(), taken=taken)
            try:
                exchange = act(work)
                if exchange is None:
                    return work
                self._save(work, exchange)
            except AlreadyHeard as heard:
                return self._resumed(work, heard.key)
            except Taken:
                taken = True
            except (Conflict, Anew):
                continue
            else:
                return self._sent(work, exchange)
        raise Conflict(f"{TRIES} times")

    def put_off(self, conversation: Conversation, until: datetime | None = None) -> None:
        """Correct when something is next due with a parent, and nothing else; or have it wait. Raises Conflict."""
        moment = until or next_at(self._flow, self._club(), conversation, self._clock())
        self._store.put_off(conversation, moment)

    def _save(self, work: Work, exchange: Exchange) -> None:
        exchange.erases = work.before.erased(work.conversation)
        if exchange.erases:  # with them goes the memory of what is at Twilio
            exchange.erases_before = _first_invite(work.conversation)
            known = [each for each in self._store.exchanges(work.conversation.parent) if exchange.erases_of(each)]
            exchange.forgets = [sid for each in (*known, exchange) for sid in each.sids]
        keep_up(work.flow, work.conversation)
        exchange.to, exchange.known_as = work.conversation.address, work.conversation.ids
        exchange.reply_to = work.club.contact
        _prepare_payments(work.conversation, work.club, work.now)  # by what was learnt of them in between
        exchange.orders = [Ordered(order=each) for each in work.before.orders(work.conversation, work.now)]
        self._store.save(work.conversation, self._outbox.leased(exchange), work.before.changes(work.conversation))

    def _sent(self, work: Work, exchange: Exchange) -> Work:
        """What waits for its time is left for the sweeper."""
        work.exchange = exchange
        work.once_saved()
        if exchange.unfinished and not exchange.not_before:
            self._outbox.send(exchange)
        if unused := work.before.unused(work.conversation, work.came):
            self._outbox.discard(unused)
        return work

    def _resumed(self, work: Work, key: str) -> Work:
        tell(outcome="already heard")
        work.exchange = self._outbox.resume(work.conversation.parent, key)
        return work


def listed(flow: Flow, registration: Registration, conversation: Conversation) -> Listed:
    """A registration for the club's lists."""
    blocks = blocked_by(flow, registration, conversation)
    return Listed(registration, conversation.parent, blocks, line(registration, conversation, blocks))


def _mark(flow: Flow, registration: Registration, conversation: Conversation) -> tuple[object, ...]:
    """What the club's lists show: status, invite, payments, notes and blocks, and the answers that it was sent."""
    grown = registration.invites, len(registration.history), tuple(registration.payments)
    billing = registration.billing
    provided = (billing.plan, dict(billing.resources)) if billing else None
    blocks = blocked_by(flow, registration, conversation)
    brief = line(registration, conversation, blocks)
    return registration.invite, grown, provided, dict(registration.noted), brief, dict(registration.confirmed)


def _first_invite(conversation: Conversation) -> datetime | None:
    """When the first of a parent's registrations began; None for whom none is left."""
    return min((each.history[0].at for each in conversation.registrations if each.history), default=None)


def _prepare_payments(conversation: Conversation, club: Club, now: datetime) -> None:
    """Every sibling has a price, and every registration its link and its plan where a provider takes payments, from the
    first change on.
    """
    give_discounts(conversation.registrations, club.discount)
    if club.collected:
        for each in conversation.registrations:
            prepare(each, club.collected, london_day(now), secrets.token_urlsafe(16))


def _addresses(conversation: Conversation) -> set[str]:
    """Where the parent is known beside what the conversation is kept under."""
    return {*conversation.ids, conversation.number, conversation.address} - {"", conversation.parent}


def _holds(conversation: Conversation) -> set[Hold]:
    registrations = conversation.registrations
    return {Hold(team_of(each), what, each.reference) for each in registrations for what in held(each)}
