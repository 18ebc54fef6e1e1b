"""That a form does what it does once, however often its button is pressed.

While it is being done it is leased: where whoever did it died, or the table was away in the end, it may be pressed
again when the lease is over. What it did is then met by its name (see Desk.named).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from botocore.exceptions import BotoCoreError, ClientError
from flask import request

from bot.desk.frame.page import Visit
from bot.desk.people.table import Table
from bot.store.items import expires, number

FORM = re.compile(r"[\w-]{16}", re.ASCII)
KEPT = timedelta(days=1)
LEASE = timedelta(seconds=30)  # API Gateway gives up after 29


class BeingDone(Exception):
    """The same form was posted a moment ago, and nobody knows yet what became of it."""


class Once:
    def __init__(self, table: Table):
        self._table = table

    @contextmanager
    def form(self, visit: Visit) -> Iterator[bool]:
        """Whether the form that was posted is to be done: it is free again where that fails. Raises BeingDone."""
        name = named()
        place = f"desk-form#{visit.person.email}#{name}", "form"
        if not FORM.fullmatch(name) or not self._begun(place, visit):
            yield False
            return
        try:
            yield True
        except Exception:
            with suppress(ClientError, BotoCoreError):  # the lease runs out by itself
                self._table.take(*place)
            raise
        self._table.update(*place, "SET done = :yes", "attribute_exists(pk)", {":yes": {"BOOL": True}})

    def _begun(self, place: tuple[str, str], visit: Visit) -> bool:
        """Take the lease; False where it was done before."""
        values = {":now": number(visit.now.timestamp()), ":lease": number((visit.now + LEASE).timestamp())}
        values[":expires"] = expires(visit.now + KEPT)["expires"]
        change, free = "SET leased = :lease, expires = :expires", "attribute_not_exists(done) AND leased <= :now"
        if self._table.update(*place, change, f"attribute_not_exists(pk) OR ({free})", values):
            return True
        item = self._table.get(*place)
        if item is None or "done" not in item:
            raise BeingDone
        return False


def named() -> str:
    """The name of the form that was posted."""
    return request.form.get("once", "")
