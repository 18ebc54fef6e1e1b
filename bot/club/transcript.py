"""A parent's chat as it was: who said what when, and what became of it."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from bot.club.serialize import Moment
from bot.store.exchange import Exchange
from bot.store.registrations import BadCursor

PAGE, MOST = 20, 100  # exchanges
Who = Literal["parent", "club"]


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`status` is the newest that is known of it, `error` Twilio's code where it failed."""

    at: Moment
    who: Who = msgspec.field(name="from")
    text: str
    kind: str
    status: str
    error: str = ""


def page(exchanges: Sequence[Exchange], after: str, limit: int) -> tuple[list[Message], str | None]:
    """The messages of up to `limit` exchanges, oldest first, and the `after` of the page that follows, if one does.

    Raises BadCursor where `after` is none of the chat's.
    """
    keys = [exchange.key for exchange in exchanges]
    if after and after not in keys:
        raise BadCursor(after)
    start = keys.index(after) + 1 if after else 0
    shown = exchanges[start : start + limit]
    more = len(exchanges) > start + limit
    return [message for exchange in shown for message in messages(exchange)], shown[-1].key if more else None


def messages(exchange: Exchange) -> list[Message]:
    """What the parent sent, if anything, then our answers."""
    at, heard = exchange.at.isoformat(), exchange.heard
    said = [Message(at=at, who="parent", text=heard["text"], kind=heard["kind"], status="received")] if heard else []
    return said + [
        Message(at=at, who="club", text=each.text, kind="text", status=each.fate or each.status, error=each.error)
        for each in exchange.outgoing
    ]
