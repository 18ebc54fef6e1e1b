"""Inviting a parent: one invite for however many triggers, saved before it is sent."""

import secrets
import time
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from bot.contents import invite_text
from bot.messages.outbox import Busy, Outbox
from bot.store.exchange import FAILED, Exchange, Outgoing
from bot.store.store import AlreadyHeard, Conflict, Store
from flows.engine.families import add, find
from flows.records import COMPLETE, Change, Conversation, Invite, Registration
from flows.registration.invites import variables
from flows.reminders.delivery_codes import BY_TEXT, way
from flows.templates import Club

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
TRIES = 5


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
    def __init__(self, store: Store, outbox: Outbox, club: Club, clock: Callable[[], datetime]):
        self._store, self._outbox, self._club, self._clock = store, outbox, club, clock

    def invite(self, invite: Invite) -> Invited:
        """Invite a parent, or answer as the first time.

        Raises NotInvited or InviteRefused; Unavailable or Busy with the invite saved.
        """
        for _ in range(TRIES):
            conversation = self._store.load(invite.parent_phone)
            self._refuse(conversation, invite)
            registration = find(conversation, invite)
            if registration is None:
                registration = add(conversation, invite, _reference(), self._clock())
            else:
                before = self._as_before(conversation, registration, invite)
                if before:
                    return before
                registration.invite, registration.invites = invite, registration.invites + 1
            exchange = self._outbox.leased(self._exchange(conversation, registration))
            try:
                self._store.save(conversation, exchange, [registration])
            except (AlreadyHeard, Conflict):
                continue
            if exchange.outgoing:
                self._outbox.send(exchange)
            return self._told(registration, exchange)
        raise Busy(invite.season)

    def invite_again(self, parent: str, reference: str) -> None:
        """Send the invite of a registration that was not begun once more. Raises NotInvited, Unavailable or Busy."""
        for _ in range(TRIES):
            conversation = self._store.load(parent)
            registration = next(each for each in conversation.registrations if each.reference == reference)
            self._refuse(conversation, registration.invite)
            registration.invites += 1
            registration.history.append(Change("invited", self._clock(), "the invite was sent again"))
            conversation.active = reference
            exchange = self._outbox.leased(self._exchange(conversation, registration))
            try:
                self._store.save(conversation, exchange, [registration])
            except (AlreadyHeard, Conflict):
                continue
            self._outbox.send(exchange)
            return
        raise Busy(reference)

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
        mine = find(conversation, invite)
        if mine and mine.status in COMPLETE:
            return mine.invite.side
        same = self._store.registrations_of(invite.player, invite.side, invite.season)
        return invite.side if any(each["status"] in COMPLETE for each in same) else None

    def _as_before(self, conversation: Conversation, registration: Registration, invite: Invite) -> Invited | None:
        """The answer to a repeated trigger: what the first one sent, or what it could not send, now.

        None where the invite goes out anew: it was refused, or its details were put right before the parent began.
        """
        if registration.invite != invite:
            if registration.status == "invited":
                return None
            raise NotInvited(f"The registration of {invite.player} is under way with other details than these")
        exchange = self._wait_for(conversation.parent, _key(registration))
        if exchange and any(outgoing.status == FAILED for outgoing in exchange.outgoing):
            return None
        return self._told(registration, exchange)

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

    def _exchange(self, conversation: Conversation, registration: Registration) -> Exchange:
        invite = registration.invite
        outgoing = []
        if conversation.active == registration.reference:
            values = variables(invite)
            outgoing = [Outgoing(text=invite_text(self._club, values.values()), content="invite", variables=values)]
        return Exchange(
            parent=invite.parent_phone,
            key=_key(registration),
            at=self._clock(),
            outgoing=outgoing,
            asked=registration.state,
        )

    @staticmethod
    def _told(registration: Registration, exchange: Exchange | None) -> Invited:
        outgoing = exchange.outgoing if exchange else []
        if outgoing and outgoing[0].status == FAILED:
            raise InviteRefused(outgoing[0].error)
        if not outgoing:
            return Invited(registration, None, "waiting")
        invite = outgoing[0]
        why = (
            f" ({way(invite.error).words}; a text follows)" if invite.error and way(invite.error).do == BY_TEXT else ""
        )
        return Invited(registration, invite.sid, f"{invite.fate or invite.status}{why}")


def _key(registration: Registration) -> str:
    return f"invite-{registration.reference}-{registration.invites}"


def _reference() -> str:
    """A reference that can be read out on the phone: no letters or digits that are mistaken for one another."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(2))
