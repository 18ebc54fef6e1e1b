"""One inbound message: what the parent says is heard, and what is answered goes out (see unit_of_work.py)."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

import msgspec

from bot.logs.log_line import tell
from bot.logs.message_figures import told_of
from bot.messages.guesses import Guesses, NoGuesses
from bot.messages.identities import Identities, KnownAs
from bot.pictures.photos import Photos, folder
from bot.store.exchange import Exchange, Outgoing, Posting
from bot.store.store import Store
from bot.store.transaction import AlreadyHeard, Taken
from bot.store.unit_of_work import Anew, UnitOfWork, Work
from bot.whatsapp.rendering import render
from bot.whatsapp.twilio_forms import Person
from bot.whatsapp.whatsapp import WhatsApp
from flows.engine import photos
from flows.engine.conversation import hear
from flows.records import Alert, Guess, Known, Message, Registration, Unclear
from flows.registration.holds import team_of
from flows.understanding.turn import Turn

LONGEST_TEXT = 4096  # characters, as WhatsApp's own API has it; no answer is nearly so long, and reading is not linear


def read_message(form: Mapping[str, str], *, followed: bool = False) -> Message:
    """Twilio's form fields as a Message, `followed` by another one. Fields that are new to us are passed over."""
    if form.get("NumMedia", "0") not in {"", "0"}:
        kind = "media"
    elif form.get("Latitude"):
        kind = "location"
    else:
        kind = "text"
    return Message(
        sid=form["MessageSid"],
        text=(form.get("Body") or form.get("ButtonText") or form.get("ListTitle") or "")[:LONGEST_TEXT],
        choice=form.get("ButtonPayload") or form.get("ListId") or "",
        kind=kind,
        opt_out=form.get("OptOutType", "").upper(),
        sent_at=datetime.fromisoformat(form["SentAt"]) if "SentAt" in form else None,
        followed=followed,
    )


class Inbox:
    """`alert` sends what was raised, if it is saved, and never raises."""

    def __init__(
        self,
        store: Store,
        unit: UnitOfWork,
        whatsapp: WhatsApp,
        photos: Photos,
        identities: Identities,
        alert: Callable[[list[Alert]], None],
        guesses: Guesses | NoGuesses,
    ):
        self._store, self._unit, self._whatsapp, self._photos = store, unit, whatsapp, photos
        self._identities, self._alert, self._guesses = identities, alert, guesses

    def take(self, form: Mapping[str, str], *, followed: bool = False) -> None:
        """Take in one message. Taken in again it changes nothing, and sends only what was never sent (idempotency).
        Where it is `followed` by another one that is taken in next, that one's reply may be the reply to both.

        Raises whatever kept it from being finished; the same message may then be taken in again.
        """
        sender, raised = Person.read(form), list[Alert]()
        hearing = self._hearing(form, sender, raised, followed=followed)

        def act(work: Work) -> Exchange:
            self._identities.recognise(work, sender, form)
            if work.conversation.parent != sender.address and self._store.exchange(sender.address, form["MessageSid"]):
                raise AlreadyHeard(form["MessageSid"])  # from a stranger, before it was known who they are
            return hearing(work)

        try:
            self._unit.change(sender.address, act)
        except KnownAs as known:
            self._unit.change(known.parent, hearing)
        finally:  # the parent first: who is told to call 999 waits for nobody, and an alert for no Twilio
            self._alert(raised)

    def _hearing(
        self, form: Mapping[str, str], sender: Person, raised: list[Alert], *, followed: bool
    ) -> Callable[[Work], Exchange]:
        """Hears the message; what it raises is in `raised` afterwards."""
        message = read_message(form, followed=followed)
        guess: Guess | None = None

        def act(work: Work) -> Exchange:
            nonlocal message, guess  # what a try has fetched, the next one has
            notices = self._identities.hear_from(work, sender)
            message = self._completed(message, form, work)
            turn = self._hear(work, message, guess)
            if turn.unclear:
                guess = self._guess(work, message, turn.unclear)
                raise Anew
            exchange = self._exchange(work, message, turn)
            exchange.postings[:0] = [Posting(notice=notice) for notice in notices]
            raised[:] = exchange.alerts
            return exchange

        return act

    def _hear(self, work: Work, message: Message, guess: Guess | None) -> Turn:
        """Raises Taken where the answer depends on what the team holds, which is not looked up for every message."""
        may = self._guesses.on and guess is None
        known = msgspec.structs.replace(self._known(work), may_guess=may, guess=guess)
        turn = hear(work.flow, work.conversation, message, work.now, work.club, known)
        if turn.has_to_know:
            raise Taken(message.sid)
        return turn

    def _guess(self, work: Work, message: Message, unclear: Unclear) -> Guess:
        """What a language model takes it for: asked once a message, and never for one that was heard before."""
        if self._store.exchange(work.conversation.parent, message.sid):
            raise AlreadyHeard(message.sid)
        return self._guesses.of(unclear, work.now)

    def _exchange(self, work: Work, message: Message, turn: Turn) -> Exchange:
        work.came = [message.picture.key] if message.picture and message.picture.key else []
        exchange = Exchange.of_turn(turn, message.sid, self._rendered(turn))
        if work.conversation.registrations:  # of a stranger nothing is kept
            exchange.heard = {"text": message.text, "choice": message.choice, "kind": message.kind}
        work.once_saved = partial(_told, turn, exchange)
        return exchange

    def _rendered(self, turn: Turn) -> list[Outgoing]:
        contents = self._whatsapp.contents if turn.replies else {}
        return [each for reply in turn.replies for each in render(reply, contents)]

    def _completed(self, message: Message, form: Mapping[str, str], work: Work) -> Message:
        """The message with what it only refers to: its picture, and the question of ours that it quotes."""
        conversation, registration = work.conversation, work.conversation.registration
        if registration is None:
            return message
        quoted = form.get("OriginalRepliedMessageSid")
        if quoted and not message.about:
            message = msgspec.structs.replace(message, about=self._store.asked_with(conversation.parent, quoted))
        picture, own = message.picture, folder(registration.reference)
        fetched = picture and (picture.trouble or picture.key.startswith(own))
        if message.kind != "media" or fetched or not photos.wanted(work.flow, conversation, message.text):
            return message  # a try before this one may have met another child at the photo
        if not self._store.exchange(conversation.parent, message.sid):
            picture = self._photos.take(registration.reference, message.sid, form)
            return msgspec.structs.replace(message, picture=picture)
        return message

    def _known(self, work: Work) -> Known:
        """What the house knows beside the conversation, read only where the flow may ask for it."""
        conversation, registration = work.conversation, work.conversation.registration
        token = secrets.token_urlsafe(16)
        if registration is None or conversation.opted_out_at:
            return Known(token=token)
        if work.taken:
            return Known(taken=self._store.taken(team_of(registration), registration.reference), token=token)
        if work.flow.is_open(registration) and not work.flow.has_begun(registration):
            others = self._statuses_elsewhere(registration, conversation.parent)
            return Known(others=others, token=token, looked=False)
        return Known(token=token, looked=False)

    def _statuses_elsewhere(self, registration: Registration, parent: str) -> tuple[str, ...]:
        """The statuses of other parents' registrations of the player."""
        invite = registration.invite
        same = self._store.registrations_of(invite.player, invite.side, invite.season)
        return tuple(each["status"] for each in same if each["parent"] != parent)


def _told(turn: Turn, exchange: Exchange) -> None:
    tell(registration=turn.conversation.active or None, replies=len(exchange.outgoing), **told_of(turn))
