"""One inbound message: load → hear → save with its outbox → send."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from bot.logs.log_line import tell
from bot.logs.message_metrics import measure, told_of
from bot.messages.outbox import Outbox
from bot.messages.photos import Photos
from bot.messages.twilio_forms import parent_of
from bot.messages.whatsapp import WhatsApp, render
from bot.store.changes import Before
from bot.store.exchange import Exchange, Posting
from bot.store.store import AlreadyHeard, Conflict, Store, Taken
from flows.engine import families, photos
from flows.engine.conversation import hear
from flows.engine.turn import Turn
from flows.records import Conversation, Known, Message
from flows.registration.holds import team_of
from flows.registration.questions import registration as flow
from flows.templates import Club

TRIES = 3
LONGEST_TEXT = 4096  # characters, as WhatsApp's own API has it; no answer is nearly so long, and reading is not linear


def read_message(form: Mapping[str, str]) -> Message:
    """Twilio's form fields as a Message. Fields that are new to us are passed over."""
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
    )


class Inbox:
    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        whatsapp: WhatsApp,
        photos: Photos,
        club: Club,
        clock: Callable[[], datetime],
    ):
        self._store, self._outbox, self._whatsapp, self._photos = store, outbox, whatsapp, photos
        self._club, self._clock = club, clock

    def take(self, form: Mapping[str, str]) -> None:
        """Take in one message. Taken in again it changes nothing, and sends only what was never sent.

        Raises whatever kept it from being finished; the same message may then be taken in again.
        """
        parent, message, taken = parent_of(form), read_message(form), False
        for _ in range(TRIES):
            conversation = self._store.load(parent)
            message = self._completed(message, form, conversation)
            before = Before(conversation)
            turn = hear(conversation, message, self._clock(), self._club, self._known(conversation, taken=taken))
            if turn.has_to_know:
                taken = True
                continue
            exchange = self._outbox.leased(self._exchange(turn, message, before))
            try:
                self._store.save(conversation, exchange, before.changed(), before.claimed(), before.freed())
            except AlreadyHeard:
                tell(outcome="already heard")
                self._outbox.resume(parent, message.sid)
                return
            except Taken:
                taken = True
                continue
            except Conflict:
                continue
            tell(registration=conversation.active or None, replies=len(exchange.outgoing), **told_of(turn))
            measure(turn)
            if exchange.unfinished:
                self._outbox.send(exchange)
            self._discard_photos(before, message, conversation)
            return
        raise Conflict(f"{TRIES} times")

    def _completed(self, message: Message, form: Mapping[str, str], conversation: Conversation) -> Message:
        """The message with what it only refers to: its picture, and the question of ours that it quotes."""
        registration = conversation.registration
        quoted = form.get("OriginalRepliedMessageSid")
        if registration and quoted and not message.about:
            message = msgspec.structs.replace(message, about=self._store.asked_with(conversation.parent, quoted))
        if message.kind != "media" or message.picture or not photos.wanted(conversation, message.text):
            return message
        if not self._store.exchange(conversation.parent, message.sid):
            picture = self._photos.take(registration.reference, message.sid, form)
            return msgspec.structs.replace(message, picture=picture)
        return message

    def _discard_photos(self, before: Before, message: Message, conversation: Conversation) -> None:
        """Delete photos that nothing refers to any more: replaced, refused, or never taken up."""
        taken = {message.picture.key} if message.picture and message.picture.key else set()
        unused = (before.photos | taken) - photos.kept(conversation)
        if unused:
            self._photos.discard(unused)

    def _known(self, conversation: Conversation, *, taken: bool) -> Known:
        """What the house knows beside the conversation, read only where the flow may ask for it."""
        registration = conversation.registration
        if registration is None or conversation.opted_out_at:
            return Known()
        token = secrets.token_urlsafe(16)
        question = flow.questions.get(registration.state)
        if taken:
            return Known(taken=self._store.taken(team_of(registration), registration.reference), token=token)
        if question and not families.has_begun(registration):
            return Known(others=self._statuses_elsewhere(conversation), token=token, looked=False)
        return Known(token=token, looked=False)

    def _statuses_elsewhere(self, conversation: Conversation) -> tuple[str, ...]:
        """The statuses of other parents' registrations of the player."""
        invite = conversation.registration.invite
        same = self._store.registrations_of(invite.player, invite.side, invite.season)
        return tuple(each["status"] for each in same if each["parent"] != conversation.parent)

    def _exchange(self, turn: Turn, message: Message, before: Before) -> Exchange:
        known = bool(turn.conversation.registrations)  # of a stranger nothing is kept
        heard = {"text": message.text, "choice": message.choice, "kind": message.kind} if known else {}
        contents = self._whatsapp.contents if turn.replies else {}
        outgoing = [each for reply in turn.replies for each in render(reply, contents)]
        return Exchange(
            parent=turn.conversation.parent,
            key=message.sid,
            at=turn.now,
            heard=heard,
            facts=turn.facts,
            outgoing=outgoing,
            postings=[Posting(notice=notice) for notice in turn.notices],
            lines=turn.lines,
            asked=turn.replies[-1].about.rstrip("?") if turn.replies else "",
            erases=before.erased(),
        )
