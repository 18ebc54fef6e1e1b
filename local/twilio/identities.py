"""How WhatsApp names a phone's owner to the business: by number, and since 2026 by ids of Meta's; and which it shows.

https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids/
"""

import hashlib
import re
from typing import Any, NamedTuple

from local.twilio.database import Database

USER_ID = re.compile(r"[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}")


class Identity(NamedTuple):
    """`id` is the business-scoped user id, `parent_id` the one that linked businesses share; where the number is
    `withheld` the messages are from the id.
    """

    number: str
    id: str = ""
    parent_id: str = ""
    username: str = ""
    withheld: bool = False

    @property
    def fields(self) -> dict[str, str]:
        """What Twilio's forms say of it, beside the address; nothing where the phone was given no identity."""
        ids = {"ExternalUserId": self.id, "ParentExternalUserId": self.parent_id}
        said = {name: f"whatsapp:{value}" for name, value in ids.items() if value}
        return said | ({"ProfileUsername": self.username} if self.username else {})


class Identities:
    """Of each phone the present identity, and whose an id is, or was."""

    def __init__(self, database: Database):
        self._database = database

    def give(self, number: str, given: dict[str, Any]) -> Identity:
        """Let WhatsApp name the phone so from now on, in the shape of `PUT /phones/{number}/identity`: what is not
        given stays, an id that was never given is made up. ValueError for what is not of that shape.
        """
        check(given)
        before = self.of(number)
        identity = before._replace(**{"id": before.id or made_up(number), **given})
        with self._database.transaction():
            self._database.rows("insert or replace into identities values (?, ?, ?, ?, ?)", *identity)
            for each in filter(None, (identity.id, identity.parent_id)):
                self._database.rows("insert or replace into user_ids values (?, ?)", each, number)
        return identity

    def of(self, number: str) -> Identity:
        row = self._database.row("select * from identities where number = ?", number)
        return Identity(**{**dict(row), "withheld": bool(row["withheld"])}) if row else Identity(number)

    def number_of(self, user_id: str) -> str | None:
        """Whose an id is; None for nobody's."""
        row = self._database.row("select number from user_ids where id = ?", user_id)
        return row["number"] if row else None


def check(given: dict[str, Any]) -> None:
    kinds = {"username": str, "withheld": bool, "id": str, "parent_id": str}
    for name, value in given.items():
        if name not in kinds or not isinstance(value, kinds[name]):
            raise ValueError("An identity has username, withheld (true or false), id and parent_id")
        if name in {"id", "parent_id"} and not USER_ID.fullmatch(value):
            raise ValueError(f"{name} must look like GB.13491208655302741918")


def made_up(number: str) -> str:
    return f"GB.{int(hashlib.sha256(number.encode()).hexdigest()[:14], 16)}"
