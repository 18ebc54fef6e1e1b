"""Inviting a parent: one invite for however many triggers, saved before it is sent."""

import secrets
import time
from functools import partial
from typing import NamedTuple

from bot.messages.outbox import Busy, Outbox
from bot.store.exchange import FAILED, Exchange, Outgoing, invite_key
from bot.store.store import Store
from bot.store.templates import OwnInvite, Templates
from bot.store.transaction import Conflict
from bot.store.unit_of_work import Act, UnitOfWork, Work
from bot.whatsapp.contents import invite_text
from flows.families import add, find
from flows.families.references import ALPHABET
from flows.fees import priced
from flows.payments.discounts import give_discounts
from flows.records import COMPLETE, Change, Conversation, Invite, Registration
from flows.registration.invites import variables
from flows.registration.usual import Draft, as_told
from flows.reminders.delivery_codes import BY_TEXT, way


class NotInvited(Exception):
    """The parent is not written to, and the message says why: opted out, or the player is registered."""


class InviteRefused(Exception):
    """WhatsApp will not take the invite for this number. `code` is Twilio's."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class Invited(NamedTuple):
    """`message_sid` is Twilio's, None while the invite waits for another child's registration to be done; `delivery` is
    where the invite stands, as far as Twilio has told.
    """

    registration: Registration
    message_sid: str | None
    delivery: str


class Invitations:
    def __init__(self, store: Store, outbox: Outbox, unit: UnitOfWork, templates: Templates):
        self._store, self._outbox, self._unit, self._templates = store, outbox, unit, templates

    def invite(self, draft: Draft) -> Invited:
        """Invite a parent, or answer as the first time (idempotency: by the invite itself).

        Raises NotInvited or InviteRefused; Unavailable or Busy with the invite saved.
        """
        invite = draft.invite
        work = self._change(invite.parent_phone, partial(self._invited, draft))
        return _told(_mine(work, invite), work.exchange)

    def invite_again(self, parent: str, reference: str, name: str = "") -> None:
        """Send the invite of a registration that was not begun once more, and once by the same `name`.

        Raises LookupError or NotInvited; Unavailable or Busy with all saved.
        """

        def act(work: Work) -> Exchange | None:
            if name and (sent := self._sent_by(parent, name)):
                work.exchange = self._wait_for(parent, sent.key)
                return None
            registration = registration_of(work.conversation, reference)
            self._refuse(work.conversation, registration.invite)
            registration.invites += 1
            registration.history.append(Change("invited", work.now, "the invite was sent again"))
            work.conversation.active = reference
            exchange = self._exchange(work, registration)
            exchange.name = name
            return exchange

        self._change(parent, act)

    def _change(self, parent: str, act: Act) -> Work:
        """Whoever invites knows one word for all that is to be repeated later: Busy."""
        try:
            return self._unit.change(parent, act)
        except Conflict as conflict:
            raise Busy(str(conflict)) from None

    def _invited(self, draft: Draft, work: Work) -> Exchange | None:
        conversation, invite = work.conversation, draft.invite
        self._refuse(conversation, invite)
        registration = find(work.flow, conversation, invite)
        if registration is None:
            return self._exchange(work, add(work.flow, conversation, invite, _reference(), work.now))
        invite = as_told(draft, registration.invite)
        if self._stands(work, registration, invite):
            return None
        registration.invite, registration.invites = invite, registration.invites + 1
        return self._exchange(work, registration)

    def _exchange(self, work: Work, registration: Registration) -> Exchange:
        return _exchange(work, registration, self._templates.invite(work.club.payment_line))

    def _refuse(self, conversation: Conversation, invite: Invite) -> None:
        if conversation.erased_at:
            raise NotInvited("The parent had their data deleted; only they can come back, by sending START")
        if conversation.opted_out_at:
            raise NotInvited("The parent has opted out of messages; only they can come back, by sending START")
        side = self._registered_with(conversation, invite)
        if side:
            raise NotInvited(f"{invite.player} is already registered with {side} for {invite.season}")

    def _registered_with(self, conversation: Conversation, invite: Invite) -> str | None:
        """The side with which the player is registered: by this parent with any, by another with the same."""
        mine = find(self._store.flow, conversation, invite)
        if mine and mine.status in COMPLETE:
            return mine.invite.side
        same = self._store.registrations_of(invite.player, invite.side, invite.season)
        return invite.side if any(each["status"] in COMPLETE for each in same) else None

    def _stands(self, work: Work, registration: Registration, invite: Invite) -> bool:
        """Whether this is a repeated trigger: what the first one saved stands, and what it could not send goes now.

        Not where the invite goes out anew: it was refused, or its details were put right before the parent began.
        """
        if registration.invite != invite:
            if registration.status == "invited":
                return False
            raise NotInvited(f"The registration of {invite.player} is under way with other details than these")
        work.exchange = self._wait_for(work.conversation.parent, invite_key(registration))
        return work.exchange is None or all(each.status != FAILED for each in work.exchange.outgoing)

    def _sent_by(self, parent: str, name: str) -> Exchange | None:
        return next((each for each in self._store.exchanges(parent) if each.name == name), None)

    def _wait_for(self, parent: str, key: str) -> Exchange | None:
        """The invite's exchange, once whoever sends it right now has finished. Raises Busy after ten seconds."""
        deadline = time.monotonic() + 10
        while True:
            try:
                return self._outbox.resume(parent, key)
            except Busy:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)


def _exchange(work: Work, registration: Registration, own: OwnInvite) -> Exchange:
    """The invite; nothing goes out while the parent is asked about another child."""
    outgoing = []
    if work.conversation.active == registration.reference:
        give_discounts(work.conversation.registrations, work.club.discount)
        values = variables(registration.invite, priced(registration))
        text = invite_text(work.club, values.values(), own.body)
        outgoing = [Outgoing(text=text, content=own.content, variables=values)]
    key, parent = invite_key(registration), work.conversation.parent
    return Exchange(parent=parent, key=key, at=work.now, outgoing=outgoing, asked=registration.state)


def _told(registration: Registration, exchange: Exchange | None) -> Invited:
    outgoing = exchange.outgoing if exchange else []
    if outgoing and outgoing[0].status == FAILED:
        raise InviteRefused(outgoing[0].error)
    if not outgoing:
        return Invited(registration, None, "waiting")
    invite = outgoing[0]
    why = f" ({way(invite.error).words}; a text follows)" if invite.error and way(invite.error).do == BY_TEXT else ""
    return Invited(registration, invite.sid, f"{invite.fate or invite.status}{why}")


def registration_of(conversation: Conversation, reference: str) -> Registration:
    """The one of these by its reference. Raises LookupError."""
    found = next((each for each in conversation.registrations if each.reference == reference), None)
    if found is None:
        raise LookupError(reference)
    return found


def _mine(work: Work, invite: Invite) -> Registration:
    """The registration that was invited, or had been. Raises LookupError."""
    registration = find(work.flow, work.conversation, invite)
    if registration is None:
        raise LookupError(invite.season)
    return registration


def _reference() -> str:
    """A reference that can be read out on the phone: no letters or digits that are mistaken for one another."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(2))
