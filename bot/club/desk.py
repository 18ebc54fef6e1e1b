"""What a person of the club does to a registration: each act is one saved turn, and what follows from it is sent."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.club.invitations import Invitations
from bot.messages.outbox import WINDOW, Outbox
from bot.messages.whatsapp import WhatsApp, render
from bot.store.changes import Before
from bot.store.exchange import Exchange, Posting
from bot.store.store import AlreadyHeard, Conflict, Store
from flows.engine.command_actions import erase_everything, go_on
from flows.engine.turn import Turn
from flows.records import Conversation, Payment, Registration
from flows.registration import payments
from flows.registration.corrections import NotCorrected, correct_fees
from flows.registration.questions import registration as flow
from flows.reminders import delivery_codes
from flows.reminders.quiet_hours import next_allowed
from flows.templates import Club

TRIES = 5
Act = Callable[[Turn, Registration], None]


class NotPossible(Exception):
    """The registration stands where this cannot be done; the message says why."""


class Desk:
    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        invitations: Invitations,
        whatsapp: WhatsApp,
        club: Club,
        clock: Callable[[], datetime],
    ):
        self._store, self._outbox, self._invitations = store, outbox, invitations
        self._whatsapp, self._club, self._clock = whatsapp, club, clock

    def resend(self, reference: str) -> None:
        """Send the invite of a registration that was not begun once more. Raises LookupError or NotPossible."""
        conversation = self._conversation_of(reference)
        registration = _of(conversation, reference)
        if registration.status != "invited":
            raise NotPossible(f"The registration is {registration.status}: an invite is sent again before it is begun")
        self._invitations.invite_again(conversation.parent, reference)

    def withdraw(self, reference: str, reason: str = "") -> None:
        """End a registration at the club's wish; its shirt number is free again."""

        def act(turn: Turn, registration: Registration) -> None:
            if not flow.allows("withdraw", registration):
                raise NotPossible(f"The registration is {registration.status} already")
            registration.proposal = None
            registration.become("withdrawn", turn.now, reason or "withdrawn by the club")
            flow.go("withdraw", registration, turn=turn)

        self._act(reference, act, silent=True)

    def release(self, reference: str) -> None:
        """Let the assistant go on in a chat that a person had taken over; it says so within WhatsApp's window."""

        def act(turn: Turn, _registration: Registration) -> None:
            if turn.conversation.paused is None:
                raise NotPossible("The chat is not paused")
            go_on(turn)
            turn.conversation.reminded_at = turn.now  # the recap counts as a reminder: the next waits its day

        self._act(reference, act)

    def pay(self, reference: str, payment_id: str, kind: str, amount: int | None, at: datetime | None) -> None:
        """Note a payment, once by its id; with the last one the player is registered, and the parent hears of it."""

        def act(turn: Turn, registration: Registration) -> None:
            payment = Payment(payment_id, kind, at or turn.now, amount)
            try:
                new = payments.note(registration, payment)
            except payments.AnotherPayment:
                raise NotPossible(f"The payment {payment_id} is known with another kind or amount") from None
            if new and payments.is_paid(registration) and registration.state == "payment_pending":
                flow.go("paid", registration, turn=turn)

        self._act(reference, act, by_day=True)

    def correct(self, reference: str, membership_fee: int, monthly_fee: int) -> None:
        """Put right the fees, in pence, of a registration that was begun; by day, and the parent hears of it."""

        def change(turn: Turn) -> None:
            try:
                correct_fees(turn, _of(turn.conversation, reference), membership_fee, monthly_fee)
            except NotCorrected as reason:
                raise NotPossible(str(reason)) from None

        self._change(self._conversation_of(reference).parent, change, by_day=True)

    def erase(self, number: str) -> None:
        """Erase everything about a parent, as if they had asked for it in the chat. Raises LookupError."""
        if not self._store.load(number).registrations:
            raise LookupError(number)
        self._change(number, erase_everything)

    def delivery(self, reference: str) -> dict[str, Any]:
        """Where the invite stands: `status` as Twilio told it, `code` with its meaning, and whether a text followed."""
        conversation = self._conversation_of(reference)
        registration = _of(conversation, reference)
        key = f"invite-{reference}-{registration.invites}"
        exchange = self._store.exchange(conversation.parent, key)
        if exchange is None or not exchange.outgoing:
            return {"status": "waiting", "code": None, "meaning": "It waits for another child's registration"}
        invite, followed = exchange.outgoing[0], self._store.exchange(conversation.parent, f"after-{key}-0")
        return {
            "status": invite.fate or invite.status,
            "code": invite.error or None,
            "meaning": delivery_codes.way(invite.error).words if invite.error else None,
            "followed_by": [name for each in followed.postings for name in each.notice.templates] if followed else [],
        }

    def released_by(self, token: str) -> str:
        """The reference of the chat that a token's link is about. Raises LookupError where nothing waits any more."""
        reference = self._store.waiting(token)
        _, pause = self.pause_of(reference or token)
        if pause is None or pause.token != token:
            raise LookupError(token)
        return reference

    def pause_of(self, reference: str) -> tuple[Registration, Any]:
        conversation = self._conversation_of(reference)
        return _of(conversation, reference), conversation.paused

    def _act(self, reference: str, act: Act, *, silent: bool = False, by_day: bool = False) -> None:
        """Do something to one registration of a parent's, and say in the chat what it leads to, if it may be said;
        with `by_day` not at night.
        """

        def change(turn: Turn) -> None:
            active, turn.conversation.active = turn.conversation.active, reference
            act(turn, turn.registration)
            if turn.conversation.active == reference and active != reference:
                turn.conversation.active = active

        self._change(self._conversation_of(reference).parent, change, silent=silent, by_day=by_day)

    def _change(
        self, parent: str, change: Callable[[Turn], None], *, silent: bool = False, by_day: bool = False
    ) -> None:
        for attempt in range(TRIES):
            conversation, now = self._store.load(parent), self._clock()
            before = Before(conversation)
            goes_at = next_allowed(now) if by_day else now
            open_window = conversation.heard_at is not None and goes_at - conversation.heard_at < WINDOW
            turn = Turn(flow, self._club, conversation, now)
            change(turn)
            speaks = open_window and not silent and not conversation.opted_out_at
            outgoing = [
                each for reply in (turn.replies if speaks else []) for each in render(reply, self._whatsapp.contents)
            ]
            exchange = Exchange(
                parent=parent,
                key=f"desk-{now:%Y%m%d%H%M%S%f}-{attempt}",
                at=now,
                facts=turn.facts,
                lines=turn.lines,
                outgoing=outgoing,
                postings=[Posting(notice=notice) for notice in turn.notices],
                asked=turn.replies[-1].about.rstrip("?") if outgoing else "",
                erases=before.erased(),
                not_before=goes_at.timestamp() if goes_at > now else 0.0,
            )
            try:
                self._store.save(
                    conversation, self._outbox.leased(exchange), before.changed(), before.claimed(), before.freed()
                )
            except (AlreadyHeard, Conflict):
                continue
            if exchange.unfinished and not exchange.not_before:
                self._outbox.send(exchange)
            return
        raise Conflict(f"{TRIES} times")

    def _conversation_of(self, reference: str) -> Conversation:
        found = self._store.registration(reference)
        if found is None:
            raise LookupError(reference)
        return self._store.load(found["parent"])


def _of(conversation: Conversation, reference: str) -> Registration:
    found = next((each for each in conversation.registrations if each.reference == reference), None)
    if found is None:
        raise LookupError(reference)
    return found
