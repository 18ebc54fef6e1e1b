"""Links that sign in: sent by e-mail, for a quarter of an hour, once. Only what tells a token is kept."""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.desk.people.people import address
from bot.desk.people.table import Table, digest
from bot.store.items import expires, key, number

GOOD_FOR, APART, A_DAY = timedelta(minutes=15), timedelta(seconds=30), timedelta(days=1)
MOST_A_DAY = 20  # links to one address


class TooMany(Exception):
    """A link went to this address a moment ago, or many did today."""


class Link(NamedTuple):
    """Whom a link signs in, where it leads to, and whether it was asked for in this browser."""

    email: str
    leads_to: str
    same_browser: bool


class Links:
    def __init__(self, table: Table):
        self._table = table

    def make(self, email: str, leads_to: str, browser: str, now: datetime) -> str:
        """A token for this address, that leads to a path; `browser` is a secret of the one that asks.

        Raises TooMany.
        """
        self._count(email, now)
        token = secrets.token_urlsafe(32)
        about = {"email": {"S": address(email)}, "leads_to": {"S": leads_to}, "browser": {"S": digest(browser)}}
        until = {"until": number((now + GOOD_FOR).timestamp())} | expires(now + GOOD_FOR)
        self._table.add(key(_pk(token), "link") | about | until)
        return token

    def spend(self, token: str, browser: str, now: datetime) -> Link | None:
        """What the link says, the first time; None where it is spent, too old, or none of ours."""
        item = self._table.take(_pk(token), "link")
        if item is None or float(item["until"]["N"]) <= now.timestamp():
            return None
        return Link(item["email"]["S"], item["leads_to"]["S"], item["browser"]["S"] == digest(browser))

    def _count(self, email: str, now: datetime) -> None:
        """Begin a day's count, or go on with it."""
        at = f"desk-asked#{digest(address(email))}", "asked"
        ago = {":now": number(now.timestamp()), ":ago": number((now - APART).timestamp())}
        day = {
            ":day": number((now - A_DAY).timestamp()),
            ":one": {"N": "1"},
            ":expires": expires(now + A_DAY)["expires"],
        }
        begun = self._table.update(
            *at, "SET asked_at = :now, began = :now, asked = :one, expires = :expires",
            "attribute_not_exists(pk) OR began < :day", {k: v for k, v in (ago | day).items() if k != ":ago"},
        )  # fmt: skip
        again = {":most": {"N": str(MOST_A_DAY)}, ":one": {"N": "1"}}
        if not begun and not self._table.update(
            *at, "SET asked_at = :now ADD asked :one", "asked_at <= :ago AND asked < :most", ago | again
        ):
            raise TooMany


def _pk(token: str) -> str:
    return f"desk-link#{digest(token)}"
