"""One inbound message: load → hear → save with its outbox → send."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime

from bot.exchanges import Exchange, Posting
from bot.logs import logger
from bot.outbox import Outbox
from bot.store import AlreadyHeard, Conflict, Store
from bot.whatsapp import WhatsApp, render
from flows.conversation import hear
from flows.records import Conversation, Message
from flows.turn import Turn
from flows.words import Club

TRIES = 3
LONGEST_TEXT = 4096  # characters, as WhatsApp's own API has it; no answer is nearly so long, and reading is not linear


def parent_of(form: Mapping[str, str]) -> str:
    """Whom a message is from: the number in E.164, or what WhatsApp gives for a user without one; "" for nobody."""
    return form.get("From", "").removeprefix("whatsapp:")


def group_of(form: Mapping[str, str]) -> str:
    """The message group that keeps one parent's messages in order: at most the 128 characters that SQS takes."""
    return parent_of(form)[:128] or "-"


def form_of(body: str) -> dict[str, str]:
    """Twilio's form fields out of a queue message; {} for what is none: only somebody's hand can have put it there."""
    try:
        form = json.loads(body)
    except ValueError:
        return {}
    return form if isinstance(form, dict) else {}


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
    )


class Inbox:
    def __init__(self, store: Store, outbox: Outbox, whatsapp: WhatsApp, club: Club, clock: Callable[[], datetime]):
        self._store, self._outbox, self._whatsapp, self._club, self._clock = store, outbox, whatsapp, club, clock

    def take(self, form: Mapping[str, str]) -> None:
        """Take in one message. Taken in again it changes nothing, and sends only what was never sent.

        Raises whatever kept it from being finished; the same message may then be taken in again.
        """
        parent, message = parent_of(form), read_message(form)
        for _ in range(TRIES):
            conversation = self._store.load(parent)
            before = {each.reference: len(each.history) for each in conversation.registrations}
            turn = hear(conversation, message, self._clock(), self._club)
            exchange = self._outbox.leased(self._exchange(turn, message, parent))
            changed = [each for each in conversation.registrations if len(each.history) != before[each.reference]]
            try:
                self._store.save(conversation, exchange, changed)
            except AlreadyHeard:
                logger.info("message heard before", exchange=message.sid)
                self._outbox.resume(parent, message.sid)
                return
            except Conflict:
                continue
            self._log(conversation, exchange)
            if exchange.unsent:
                self._outbox.send(exchange)
            return
        raise Conflict(f"{TRIES} times")

    def _exchange(self, turn: Turn, message: Message, parent: str) -> Exchange:
        known = bool(turn.conversation.registrations)  # of a stranger nothing is kept
        heard = {"text": message.text, "choice": message.choice, "kind": message.kind} if known else {}
        contents = self._whatsapp.contents if turn.replies else {}
        outgoing = [each for reply in turn.replies for each in render(reply, contents)]
        return Exchange(
            parent=parent,
            key=message.sid,
            at=turn.now,
            heard=heard,
            facts=turn.facts,
            outgoing=outgoing,
            postings=[Posting(notice=notice) for notice in turn.notices],
        )

    @staticmethod
    def _log(conversation: Conversation, exchange: Exchange) -> None:
        registration = conversation.registration
        logger.info(
            "message heard",
            exchange=exchange.key,
            registration=registration.reference if registration else None,
            step=registration.state if registration else None,
            facts=[fact for _, fact in exchange.facts],
            replies=len(exchange.outgoing),
        )
