"""That a form does what it does once, however often its button is pressed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from flask import request

from bot.desk.frame.page import Visit
from bot.desk.people.table import Table
from bot.store.items import expires, key

FORM = re.compile(r"[\w-]{16}", re.ASCII)
KEPT = timedelta(days=1)


class Once:
    def __init__(self, table: Table):
        self._table = table

    @contextmanager
    def form(self, visit: Visit) -> Iterator[bool]:
        """Whether the form that was posted is to be done: it is free again where that fails."""
        name = request.form.get("once", "")
        mine = key(f"desk-form#{visit.person.email}#{name}", "form") | expires(visit.now + KEPT)
        if not FORM.fullmatch(name) or not self._table.add(mine):
            yield False
            return
        try:
            yield True
        except Exception:
            self._table.take(mine["pk"]["S"], "form")
            raise
