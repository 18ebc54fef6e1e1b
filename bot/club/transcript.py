"""A parent's chat as it was: who said what when, and what became of it.

The words are the parent's until they send them: an exchange is shown whole once the parent has said yes to everything
that was begun by then, about whichever child. A condition may be told at any question, so whoever may not see medical
details sees no words but the invite's.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from bot.club.serialize import Moment
from bot.store.exchange import Exchange
from bot.store.registrations import BadCursor
from flows.records import Conversation, Registration

PAGE, MOST = 20, 100  # exchanges
Who = Literal["parent", "club"]
Shown = Callable[[Exchange], bool]


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`status` is the newest that is known of it, `error` Twilio's code where it failed."""

    at: Moment
    who: Who = msgspec.field(name="from")
    text: Annotated[
        str | None, Meta(description="Null until the parent has sent it to the club, and without the scope medical.")
    ]
    kind: str
    status: str
    error: str = ""


def page(exchanges: Sequence[Exchange], after: str, limit: int, shown: Shown) -> tuple[list[Message], str | None]:
    """The messages of up to `limit` exchanges, oldest first, and the `after` of the page that follows, if one does.

    `shown` says of which the words are told. Raises BadCursor where `after` is none of the chat's.
    """
    keys = [exchange.key for exchange in exchanges]
    if after and after not in keys:
        raise BadCursor(after)
    start = keys.index(after) + 1 if after else 0
    those = exchanges[start : start + limit]
    more = len(exchanges) > start + limit
    found = [message for exchange in those for message in messages(exchange, with_words=shown(exchange))]
    return found, those[-1].key if more else None


def messages(exchange: Exchange, *, with_words: bool) -> list[Message]:
    """What the parent sent, if anything, then our answers."""
    at, heard = exchange.at.isoformat(), exchange.heard

    def message(who: Who, text: str, kind: str, status: str, error: str = "") -> Message:
        words = text if with_words else None
        return Message(at=at, who=who, text=words, kind=kind, status=status, error=error)

    said = [message("parent", heard["text"], heard["kind"], "received")] if heard else []
    return said + [
        message("club", each.text, "text", each.fate or each.status, each.error) for each in exchange.outgoing
    ]


def what_was_sent(registration: Registration, family: Conversation, *, medical: bool) -> Shown:
    """Which exchanges may be read: what we sent before anything was begun, and what the parent has sent to the club."""

    def shown(exchange: Exchange) -> bool:
        begun = [each for each in family.registrations if each.begun_at and each.begun_at <= exchange.at]
        if not begun and not exchange.heard:
            return True
        return medical and all(_confirmed_since(each, exchange) for each in (registration, *begun))

    return shown


def _confirmed_since(registration: Registration, exchange: Exchange) -> bool:
    return registration.confirmed_at is not None and exchange.at <= registration.confirmed_at
