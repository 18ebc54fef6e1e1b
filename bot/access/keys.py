"""API keys: who calls, and what they may do.

Only a key's SHA-256 is kept, which is enough for a key of 256 random bits. `bot.commands.keys` makes and revokes them.

| pk | sk | what |
|---|---|---|
| `key#<sha256 of the key>` | `key` | its name, scopes, when it was made, its last day, and when it was used |
| `keys` | `<name>` | which key goes by this name |

A key that was made before keys had a last day is good until it is revoked.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from bot.logs.log_line import tell
from bot.references import Secret

SCOPES = {
    "invite": "invite parents, one by one or from a sheet",
    "read": "list and read registrations and transcripts",
    "act": "resend, withdraw, release, put right, move, put in a photo, note payments, proof of age and no pictures",
    "export": "everything as a CSV",
    "erase": "delete a parent's data",
    "safety": "see which alerts of a child's safety nobody has taken",
    "chat": "take over a chat and write in it",
    "settings": "change what the club says: fees, contact, the welfare officers",
    "people": "let people in to the desk, and take them away",
    "medical": "with read or export: what is told of a player's health, and the words of a chat",
}
MEDICAL, API_KEY = "medical", "API_KEY"
# Health and what is feared for a child go to keys that were made for it (UK GDPR, article 9), and so do a chat, the
# people of the desk, who see such things, and the settings, which say whom an alert reaches.
OF_API_KEY = frozenset(SCOPES.keys() - {MEDICAL, "safety", "chat", "people", "settings"})
FORM = re.compile(r"club_[\w-]{43}", re.ASCII)
LIFE = 365  # days, where nothing else is said
NAME = re.compile(r"[\w .'-]{1,60}")


class Forbidden(Exception):
    """The key is none of ours, and the message says so as the trigger does."""

    def __init__(self, reason: str = "Invalid or missing API key"):
        super().__init__(f"Forbidden: {reason}")


class Expired(Forbidden):
    """The key was good; the message says until when."""

    def __init__(self, last_day: date):
        super().__init__(f"This API key was good until {last_day.isoformat()}: have a new one made")


class MissingScope(Forbidden):
    """The key is good, but not for this."""

    def __init__(self, scope: str):
        super().__init__(f"This API key does not have the scope {scope}")


class NotMade(ValueError):
    """The key was not made, and the message says why."""


class KeyHolder(NamedTuple):
    """Whose key it is. `id` stands for the key where it is counted or logged; the days are UTC's."""

    id: str
    name: str
    scopes: frozenset[str]
    last_day: date | None = None
    used_on: date | None = None


class Keys:
    """`api_key` is the setting API_KEY: it has every scope of OF_API_KEY, and works before anything is in the table."""

    def __init__(self, dynamodb: Any, table: str, api_key: Secret, clock: Callable[[], datetime]):
        self._dynamodb, self._table, self._api_key, self._clock = dynamodb, table, api_key, clock

    def check(self, key: str, scope: str) -> KeyHolder:
        """Whose key this is. Raises Forbidden for a key that is none, Expired for one whose time is over, MissingScope
        for one that may not do this.
        """
        holder, today = self._holder(key), self._clock().date()
        tell(key_id=holder.id)
        if holder.last_day and today > holder.last_day:
            raise Expired(holder.last_day)
        if scope not in holder.scopes:
            raise MissingScope(scope)
        if holder.name != API_KEY and holder.used_on != today:
            self._used(key, holder.name, today)
        return holder

    def make(self, name: str, scopes: Collection[str], now: datetime, days: int = LIFE) -> str:
        """A new key, good for so many days. Raises NotMade for a name that is taken or a scope that there is not."""
        unknown = sorted(set(scopes) - SCOPES.keys())
        if unknown or not scopes:
            raise NotMade(f"A key has one or more of the scopes {', '.join(SCOPES)}")
        if not NAME.fullmatch(name):
            raise NotMade("A name has up to 60 letters, digits, spaces and the marks . ' -")
        key = f"club_{secrets.token_urlsafe(32)}"
        last_day = (now.date() + timedelta(days=days)).isoformat()
        about = {"name": {"S": name}, "scopes": {"SS": sorted(set(scopes))}, "made_at": {"S": now.isoformat()}}
        about["last_day"] = {"S": last_day}
        items = [_by_digest(_digest(key)) | about, _by_name(name) | about | {"digest": {"S": _digest(key)}}]
        try:
            self._dynamodb.transact_write_items(TransactItems=[{"Put": self._new(item)} for item in items])
        except self._dynamodb.exceptions.TransactionCanceledException:
            raise NotMade(f"There is a key {name} already") from None
        return key

    def listed(self) -> list[KeyHolder]:
        """Every key but API_KEY, by name."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :keys",
            ExpressionAttributeValues={":keys": {"S": "keys"}},
            ConsistentRead=True,
        )
        return [_holder_of(item["digest"]["S"], item) for page in pages for item in page["Items"]]

    def revoke(self, name: str) -> bool:
        """End the key of this name. False where there is none."""
        item = self._get(_by_name(name))
        if item is None:
            return False
        both = [_by_digest(item["digest"]["S"]), _by_name(name)]
        self._dynamodb.transact_write_items(
            TransactItems=[{"Delete": {"TableName": self._table, "Key": key}} for key in both]
        )
        return True

    def _holder(self, key: str) -> KeyHolder:
        if self._is_api_key(key):
            return KeyHolder(_id(_digest(key)), API_KEY, OF_API_KEY)
        item = self._get(_by_digest(_digest(key))) if FORM.fullmatch(key) else None
        if item is None:
            raise Forbidden
        return _holder_of(_digest(key), item)

    def _used(self, key: str, name: str, today: date) -> None:
        """Note the day under both of the key's items, once a day; who revokes it meanwhile brings back nothing."""
        for item in (_by_digest(_digest(key)), _by_name(name)):
            with suppress(self._dynamodb.exceptions.ConditionalCheckFailedException):
                self._dynamodb.update_item(
                    TableName=self._table,
                    Key=item,
                    UpdateExpression="SET used_on = :today",
                    ConditionExpression="attribute_exists(pk)",
                    ExpressionAttributeValues={":today": {"S": today.isoformat()}},
                )

    def _is_api_key(self, key: str) -> bool:
        known = self._api_key.current()
        if hmac.compare_digest(key.encode(), known.encode()):
            return True
        rotated = not FORM.fullmatch(key) and self._api_key.changed(known)
        return rotated and hmac.compare_digest(key.encode(), self._api_key.current().encode())

    def _get(self, key: dict[str, Any]) -> dict[str, Any] | None:
        return self._dynamodb.get_item(TableName=self._table, Key=key, ConsistentRead=True).get("Item")

    def _new(self, item: dict[str, Any]) -> dict[str, Any]:
        return {"TableName": self._table, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _id(digest: str) -> str:
    return digest[:16]


def _holder_of(digest: str, item: dict[str, Any]) -> KeyHolder:
    last_day, used_on = (
        date.fromisoformat(item[name]["S"]) if name in item else None for name in ("last_day", "used_on")
    )
    return KeyHolder(_id(digest), item["name"]["S"], frozenset(item["scopes"]["SS"]), last_day, used_on)


def _by_digest(digest: str) -> dict[str, Any]:
    return {"pk": {"S": f"key#{digest}"}, "sk": {"S": "key"}}


def _by_name(name: str) -> dict[str, Any]:
    return {"pk": {"S": "keys"}, "sk": {"S": name}}
