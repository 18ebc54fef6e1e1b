"""What somebody typed when their session was over: kept for an hour, for them alone, until it is sent."""

import secrets
import zlib
from datetime import datetime, timedelta

import msgspec

from bot.desk.people.table import Table, digest
from bot.store.items import expires, key, number

KEPT = timedelta(hours=1)
LARGEST = 128 * 1024  # bytes that one is unpacked to


class Draft(msgspec.Struct, frozen=True):
    """A form that was not taken: where it was posted to, to do what, and what it had in it."""

    path: str
    about: str
    fields: list[tuple[str, str]]


class Drafts:
    def __init__(self, table: Table):
        self._table = table

    def keep(self, owner: str, draft: Draft, now: datetime) -> str:
        """The name under which its owner finds it, who has to be known for certain."""
        name, data = secrets.token_urlsafe(24), zlib.compress(msgspec.json.encode(draft))
        until = {"until": number((now + KEPT).timestamp())} | expires(now + KEPT)
        self._table.put(key(_pk(name), owner) | {"data": {"B": data}} | until)
        return name

    def find(self, owner: str, name: str, now: datetime) -> Draft | None:
        """None where it is over, was sent, or is somebody else's."""
        item = self._table.get(_pk(name), owner)
        if item is None or float(item["until"]["N"]) <= now.timestamp():
            return None
        return msgspec.json.decode(zlib.decompressobj().decompress(item["data"]["B"], LARGEST), type=Draft)

    def drop(self, owner: str, name: str) -> None:
        """It was sent."""
        self._table.take(_pk(name), owner)


def _pk(name: str) -> str:
    return f"desk-draft#{digest(name)}"
