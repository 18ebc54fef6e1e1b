"""The outbox (a transactional outbox): what was saved is sent, once, by whoever holds the exchange's lease."""

import secrets
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import NoTexts, Refused, Stopped, Unavailable
from bot.logs.log_line import story, tell
from bot.logs.logs import current_request_id, log_failure, logs
from bot.messages.sender_client import SenderClient
from bot.pictures.photos import Photos
from bot.store.exchange import FAILED, SENT, UNSENT, Exchange, Ordered, Outgoing, Posting, invite_key
from bot.store.store import Store
from bot.store.templates import Templates
from bot.whatsapp.contents import is_template
from bot.whatsapp.whatsapp import WhatsApp
from flows.engine import photos
from flows.records import CLOSED, Conversation, Notice, Order
from flows.reminders.quiet_hours import allowed
from flows.templates import Club

WINDOW = timedelta(hours=24)
DELETED_AT_ONCE = 25  # messages at Twilio, in one run of the sweeper's
WINDOW_CLOSED, OPTED_OUT, OUT_OF_DATE, NO_TEXTS = "63016", "opted out", "out of date", "no texts"


class Provider(Protocol):
    """Who takes payments (bot/payments/gocardless.py)."""

    def carry_out(self, order: Order) -> None: ...


class Busy(Exception):
    """Somebody else is sending this exchange: come back later."""


class Outbox:
    """`patience` is the inbox queue's visibility timeout, `one_send` the longest that one send may take, in seconds;
    `club` is the club as it is in force.

    A lease is shorter than the patience, so that it is over when the queue hands out the message of a worker that died;
    and whoever holds one starts no send that could outlast it. `keep_refusal` is told what the payment provider will
    not do, and why.
    """

    def __init__(
        self,
        store: Store,
        whatsapp: WhatsApp,
        templates: Templates,
        sender: SenderClient,
        photos: Photos,
        clock: Callable[[], datetime],
        *,
        patience: float,
        one_send: float,
        club: Callable[[], Club],
        provider: Provider | None = None,
    ):
        self._store, self._whatsapp, self._templates = store, whatsapp, templates
        self._sender, self._photos, self._clock = sender, photos, clock
        self._lease, self._one_send, self._club, self._provider = 0.8 * patience, one_send, club, provider
        self.keep_refusal: Callable[[Order, str], object] = lambda order, why: None

    def leased(self, exchange: Exchange) -> Exchange:
        """The same exchange, about to be saved by this request, with the right to send it at once."""
        tell(exchange=exchange.key)
        exchange.request_id = current_request_id()
        exchange.lease = secrets.token_hex(8)
        exchange.lease_until = exchange.at.timestamp() + self._lease
        return exchange

    def send(self, exchange: Exchange) -> None:
        """Send what this process has just saved. Raises Unavailable where Twilio does not answer, and Stopped."""
        self._deliver(exchange, {})

    def resume(self, parent: str, key: str, *, by_day: bool = False) -> Exchange | None:
        """Send what is left of an exchange that somebody else began; what Twilio already took is not sent again.

        With `by_day` what no parent waits for is left for the morning. None where there is no such exchange. Raises
        Busy while another sender holds it, Unavailable and Stopped.
        """
        exchange = self._store.exchange(parent, key)
        now = self._clock()
        if exchange is None or not exchange.unfinished or now.timestamp() < exchange.not_before:
            return exchange
        if by_day and exchange.waits_for_day(now) and not allowed(now, self._club().night):
            return exchange
        mine = self._store.lease(exchange, secrets.token_hex(8), now.timestamp(), now.timestamp() + self._lease)
        if mine is None:
            raise Busy(key)
        with story("exchange taken up", request_id=mine.request_id, exchange=key):
            self._finish(mine)
        return mine

    def _finish(self, mine: Exchange) -> None:
        """Send what is left of an exchange of which we have the lease."""
        conversation = self._store.load(mine.parent)
        self._give_up_what_is_out_of_date(mine, conversation)
        try:
            taken = self._taken(mine) if any(each.status == UNSENT for each in mine.outgoing) else {}
        except Unavailable:
            self._store.mark(mine, done=False)
            raise
        self._give_up_outside_the_window(mine, conversation, taken)
        if not mine.unsent:  # the goodbye goes first
            self._forget(mine)
        self._deliver(mine, taken)

    def discard(self, photos: Iterable[str]) -> None:
        """Delete photos that nothing refers to any more."""
        self._photos.discard(photos)

    def sweep(self) -> int:
        """Send what was left behind by senders that died or found Twilio down. How many exchanges were finished.

        Where one cannot be sent the rest of that parent's wait for it, so that none overtakes another.
        """
        finished = 0
        behind: set[str] = set()
        for parent, key in list(self._store.unsent(before=self._clock().timestamp() - self._lease)):
            if parent in behind:
                continue
            try:
                self.resume(parent, key, by_day=True)
                finished += 1
            except Busy:
                behind.add(parent)
            except Exception as error:
                behind.add(parent)
                log_failure("an exchange stays in the outbox", error, exchange=key)
        return finished

    def _deliver(self, exchange: Exchange, taken: dict[int, str]) -> None:
        stopped = None
        try:
            self._erase(exchange)
            try:
                self._hand_all_over(exchange, taken)
            except Stopped as why:
                stopped = why
            if any(outgoing.status == FAILED for outgoing in exchange.outgoing):
                exchange.release()
            for posting in exchange.postings:
                if posting.status == UNSENT:
                    self._post(exchange, posting)
            for ordered in exchange.ungiven:
                self._carry_out(exchange, ordered)
        finally:
            tell(**exchange.outcome())
            self._store.mark(exchange, done=not exchange.unfinished, held_back=stopped is not None)
        if stopped:
            raise stopped

    def _hand_all_over(self, exchange: Exchange, taken: dict[int, str]) -> None:
        for index, outgoing in enumerate(exchange.outgoing):
            if outgoing.status == UNSENT:
                if self._clock().timestamp() + self._one_send > exchange.lease_until:
                    raise Busy(exchange.key)
                self._hand_over(exchange, outgoing, index, taken.get(index))

    def _give_up_what_is_out_of_date(self, exchange: Exchange, conversation: Conversation) -> None:
        """What was left behind is not sent once the parent has opted out; nor, unprompted, once they have written or a
        person has taken over; nor an invite in whose place there is another, or whose registration is closed.
        """
        opted_out_at, heard_at = conversation.opted_out_at, conversation.heard_at
        moved_on = conversation.paused is not None or (heard_at is not None and heard_at >= exchange.at)
        if opted_out_at is not None and opted_out_at > exchange.at:
            reason = OPTED_OUT
        elif (exchange.unprompted and moved_on) or _is_an_old_invite(exchange, conversation):
            reason = OUT_OF_DATE
        else:
            return
        for each in [*exchange.unsent, *exchange.held]:
            if isinstance(each, Outgoing) or _is_to(conversation, each.notice):
                each.status, each.error = FAILED, reason

    def _give_up_outside_the_window(
        self, exchange: Exchange, conversation: Conversation, taken: Collection[int]
    ) -> None:
        """Free-form messages go within 24 hours of the parent's last one, however late they were made."""
        heard_at = conversation.heard_at
        if heard_at is None or self._clock() - heard_at < WINDOW:
            return
        for index, each in enumerate(exchange.outgoing):
            if each.status == UNSENT and not is_template(each.content) and index not in taken:
                each.status, each.error = FAILED, WINDOW_CLOSED

    def _erase(self, exchange: Exchange) -> None:
        """Delete what a parent wanted deleted; cut short, it is begun again and finished."""
        if exchange.erases:
            spared = photos.kept(self._store.flow, self._store.load(exchange.parent))  # by who returned with theirs
            for reference in exchange.erases:
                self._photos.erase(reference, spared)
            self._store.erase(exchange)
            exchange.erases = []

    def _forget(self, exchange: Exchange) -> None:
        """Delete some messages at Twilio of who wanted everything deleted; what fails comes last next time."""
        total = len(exchange.forgets)
        for sid in exchange.forgets[:DELETED_AT_ONCE]:
            try:
                self._whatsapp.delete(sid)
                exchange.forgets.remove(sid)
            except (Refused, Unavailable) as error:
                exchange.forgets.append(exchange.forgets.pop(0))
                log_failure("a message is not yet deleted at Twilio", error, exchange=exchange.key)
                break
        if total:
            tell(deleted_at_twilio=total - len(exchange.forgets), left_at_twilio=len(exchange.forgets))

    def _hand_over(self, exchange: Exchange, outgoing: Outgoing, index: int, sid: str | None) -> None:
        """Send one message, unless Twilio has it already, by the name of `sid`."""
        try:
            outgoing.sid = sid or self._send(exchange, outgoing, index)
            outgoing.status = SENT
            if exchange.forgets:
                exchange.forgets.append(outgoing.sid)
            if outgoing.is_invite:
                tell(invited=True)
        except Refused as refused:
            _refuse(exchange, outgoing, "WhatsApp", refused.code)

    def _post(self, exchange: Exchange, posting: Posting) -> None:
        """Hand a notice to the sender. While it is away the notice stays in the outbox, and the chat goes on."""
        try:
            self._sender.post(posting.notice, exchange.reply_to, exchange.request_id)
            posting.status = SENT
        except NoTexts:
            posting.status, posting.error = FAILED, NO_TEXTS
        except Refused as refused:
            _refuse(exchange, posting, "sender", refused.code)
        except Unavailable as error:
            log_failure("a notice stays in the outbox", error, exchange=exchange.key)

    def _carry_out(self, exchange: Exchange, ordered: Ordered) -> None:
        """Give the payment provider an order. While it is away the order stays in the outbox."""
        if self._provider is None:
            return
        try:
            self._provider.carry_out(ordered.order)
            ordered.status = SENT
        except Refused as refused:
            self.keep_refusal(ordered.order, refused.code)
            ordered.status, ordered.error = FAILED, refused.code
            logs.error("an order was refused", exchange=exchange.key, order=ordered.order.do, code=refused.code)
        except Unavailable as error:
            log_failure("an order stays in the outbox", error, exchange=exchange.key)

    def _send(self, exchange: Exchange, outgoing: Outgoing, index: int) -> str:
        """Within 24 hours of the parent's message anything is delivered, later only a template (Twilio 63016)."""
        if not is_template(outgoing.content) and self._clock() - exchange.at > WINDOW:
            raise Refused(WINDOW_CLOSED)
        if is_template(outgoing.content):
            self._check(outgoing.content)
        return self._whatsapp.send(exchange.address, outgoing, exchange.key, index, whose=exchange.parent)

    def _check(self, template: str) -> None:
        """Raises Stopped where WhatsApp lets nobody have this template at present."""
        if self._templates.sid(template) not in {"", self._whatsapp.sid(template)}:
            self._whatsapp.forget_contents()
        verdict = self._templates.stopped().get(template)
        if verdict and self._templates.sid(template) == self._whatsapp.sid(template):
            raise Stopped(verdict.told)

    def _taken(self, exchange: Exchange) -> dict[int, str]:
        """The sids of unsent messages that Twilio has after all: of the same text, and of no other exchange."""
        found = self._whatsapp.sent_since(exchange.address, exchange.at)
        known = {each.sid for other in self._store.exchanges(exchange.parent) for each in other.outgoing if each.sid}
        found = [(sid, text) for sid, text in found if sid not in known]
        taken: dict[int, str] = {}
        for index, outgoing in enumerate(exchange.outgoing):
            match = next((sid for sid, text in found if text == outgoing.text and sid not in taken.values()), None)
            if match and outgoing.status == UNSENT:
                taken[index] = match
        return taken


def _is_an_old_invite(exchange: Exchange, conversation: Conversation) -> bool:
    present = {invite_key(each) for each in conversation.registrations if each.status not in CLOSED}
    return exchange.key.startswith("invite-") and exchange.key not in present


def _is_to(conversation: Conversation, notice: Notice) -> bool:
    """Whether it is a message to the parent; that the sender is to be silent is never out of date."""
    return notice.phone == conversation.phone and notice.kind != "suppress"


def _refuse(exchange: Exchange, each: Outgoing | Posting, at: str, code: str) -> None:
    each.status, each.error = FAILED, code
    invite = isinstance(each, Outgoing) and each.is_invite
    logs.error("a message was refused", exchange=exchange.key, at=at, code=code, invite=invite)
