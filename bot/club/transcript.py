"""A parent's chat as it was: who said what when, and what became of it."""

from collections.abc import Sequence
from typing import Any

from bot.store.exchange import Exchange
from bot.store.registrations import BadCursor

PAGE, MOST = 20, 100  # exchanges


def page(exchanges: Sequence[Exchange], after: str, limit: int) -> tuple[list[dict[str, Any]], str | None]:
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


def messages(exchange: Exchange) -> list[dict[str, Any]]:
    """What the parent sent, if anything, then our answers. `status` is the newest that is known of each."""
    at, heard = exchange.at.isoformat(), exchange.heard
    said = [_message(at, "parent", heard["text"], "received") | {"kind": heard["kind"]}] if heard else []
    return said + [_message(at, "club", each.text, each.fate or each.status, each.error) for each in exchange.outgoing]


def _message(at: str, who: str, text: str, status: str, error: str = "") -> dict[str, Any]:
    message = {"at": at, "from": who, "text": text, "kind": "text", "status": status}
    return message | ({"error": error} if error else {})
