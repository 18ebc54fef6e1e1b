"""The trail: who read or did what of which registration, for two years. It names nobody of a family."""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.desk.people.table import Table
from bot.store.items import Item, expires, key

KEPT = timedelta(days=2 * 365)
MOST = 500
SETTINGS = "settings"  # in the place of a reference


class Step(NamedTuple):
    """That somebody of the desk did something with a registration, or with the settings."""

    at: datetime
    who: str
    what: str
    reference: str


class Trail:
    def __init__(self, table: Table):
        self._table = table

    def note(self, step: Step) -> None:
        """Keep a step."""
        self._table.put(*self.items(step))

    def items(self, step: Step) -> list[Item]:
        """A step as it is kept: with the others of its registration and of its month."""
        when = f"{step.at.isoformat(timespec='milliseconds')}#{secrets.token_hex(3)}"
        about = {"who": {"S": step.who}, "what": {"S": step.what}, "of": {"S": step.reference}}
        kept = about | expires(step.at + KEPT)
        return [key(f"desk-trail#{where}", when) | kept for where in (step.reference, f"{step.at:%Y-%m}")]

    def of(self, where: str) -> list[Step]:
        """The newest steps of a registration's reference, or of a month like "2026-08"; the newest first."""
        return [_step(item) for item in self._table.all(f"desk-trail#{where}", most=MOST, newest_first=True)]


def _step(item: Item) -> Step:
    at = datetime.fromisoformat(item["sk"]["S"].partition("#")[0])
    return Step(at, item["who"]["S"], item["what"]["S"], item["of"]["S"])
