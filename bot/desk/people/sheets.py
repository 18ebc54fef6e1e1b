"""A sheet of invites between its upload and its last row: kept for a day, for who brought it."""

import secrets
import zlib
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from bot.desk.people.table import Table, digest
from bot.store.items import encoded, expires, key

KEPT = timedelta(days=1)
LARGEST = 256 * 1024  # bytes: an item of the table holds 400 KB


class Sheet(NamedTuple):
    """The file as it came, and which field each of its headings means where that was said."""

    data: bytes
    columns: dict[str, str]


class Sheets:
    def __init__(self, table: Table):
        self._table = table

    def keep(self, owner: str, sheet: Sheet, now: datetime, name: str = "") -> str:
        """The name under which it is found again; a given one is written over."""
        name = name or secrets.token_urlsafe(12)
        data = {"data": {"B": zlib.compress(sheet.data)}, "columns": encoded(sheet.columns)}
        self._table.put(key(f"desk-sheet#{digest(name)}", owner) | data | expires(now + KEPT))
        return name

    def find(self, owner: str, name: str) -> Sheet | None:
        """None where it is over, or somebody else's."""
        item = self._table.get(f"desk-sheet#{digest(name)}", owner)
        if item is None:
            return None
        data = zlib.decompressobj().decompress(item["data"]["B"], LARGEST)
        return Sheet(data, msgspec.json.decode(item["columns"]["S"], type=dict[str, str]))
