"""The callers: who may do what, from which senders and how much a day, each revocable alone.

| pk | sk | what |
|---|---|---|
| `callers` | `<name>` | the caller as JSON; a revoked one stays, so that its name opens nothing any more |
"""

import hashlib
import hmac
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from sender.auth.webhooks import Webhook, checked
from sender.settings import Settings
from sender.store.spending import Caps
from service.settings import entries

SEND, READ, READ_ALL, SUPPRESS, TEMPLATES = "send", "read", "read-all", "suppress", "templates"
SCOPES = {
    SEND: "send messages, and cancel its own while they are queued",
    READ: "ask what became of its own messages",
    READ_ALL: "with read: ask what became of everybody's",
    SUPPRESS: "list, take and lift opt-outs",
    TEMPLATES: "read and change the stored templates",
}
UNLISTED = frozenset({SEND, READ, SUPPRESS})  # of a good token whose caller nobody listed
KEPT = ("webhook", "generation", "added_at")  # whatever else of a caller is changed
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")


class NotAdded(ValueError):
    """The caller was not listed or changed, and the message says why."""


class Caller(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`senders` are the addresses and originators that are its own, of those that the stage has; none: all of them.

    Of a `test` caller everything is accepted and recorded, and nothing is sent. `generation` counts how often it was
    added: another key each time; 0 is a caller that nobody listed.
    """

    name: str
    scopes: frozenset[str] = UNLISTED
    senders: tuple[str, ...] = ()
    caps: Caps = Caps()
    test: bool = False
    webhook: Webhook = Webhook()
    generation: int = 0
    added_at: datetime | None = None
    revoked_at: datetime | None = None

    def own_key(self, secret: str) -> str:
        """The key that signs tokens of this caller alone. It follows from the shared secret, and is kept nowhere."""
        about = f"sender-caller\n{self.name}\n{self.generation}"
        return hmac.new(secret.encode(), about.encode(), hashlib.sha256).hexdigest()

    def outlived(self, issued_at: float) -> bool:
        """Whether a token of that time (epoch seconds) is of before this caller was revoked and added again."""
        return self.generation > 1 and self.added_at is not None and issued_at < int(self.added_at.timestamp())

    @property
    def is_told(self) -> bool:
        """Whether it hears of what became of its messages."""
        return bool(self.webhook.address) and self.revoked_at is None

    def within(self, settings: Settings) -> Settings:
        """The settings with no other senders than its own."""
        if not self.senders:
            return settings
        mine = {sender.casefold() for sender in self.senders}

        def own(listed: str) -> str:
            return ", ".join(entry for entry in entries(listed) if entry.casefold() in mine)

        return msgspec.structs.replace(
            settings,
            allowed_senders=own(settings.allowed_senders),
            allowed_originators=own(settings.allowed_originators),
        )


class Callers:
    """The list, in the ledger's table. `dynamodb` is a low-level boto3 client."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def get(self, name: str) -> Caller | None:
        """The caller of that name, also a revoked one; None for one that nobody listed, or could."""
        if not NAME.fullmatch(name):
            return None
        key = {"pk": {"S": "callers"}, "sk": {"S": name}}
        item = self._dynamodb.get_item(TableName=self._table, Key=key, ConsistentRead=True).get("Item")
        return _caller(item) if item else None

    def all(self) -> Iterator[Caller]:
        """Every caller that was ever listed, by name."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            ConsistentRead=True,
            KeyConditionExpression="pk = :callers",
            ExpressionAttributeValues={":callers": {"S": "callers"}},
        )
        for page in pages:
            yield from map(_caller, page["Items"])

    def add(self, caller: Caller, now: datetime) -> Caller:
        """List a new caller, or one that was revoked; as it is from now on. Raises NotAdded."""
        before = self.get(caller.name)
        if before and not before.revoked_at:
            raise NotAdded(f"There is a caller {caller.name} already: change it, or revoke it first")
        generation = before.generation + 1 if before else 1
        return self._put(msgspec.structs.replace(caller, generation=generation, added_at=now), before)

    def change(self, caller: Caller) -> Caller:
        """Give a listed caller other rights; its key and its webhook stay. Raises NotAdded."""
        before = self._listed(caller.name)
        same = {name: getattr(before, name) for name in KEPT}
        return self._put(msgspec.structs.replace(caller, **same), before)

    def set_webhook(self, name: str, address: str, *, local: bool) -> Caller:
        """Have a listed caller told at this address; at the same as before, nothing changes. Raises NotAdded."""
        before = self._listed(name)
        try:
            checked(address, local=local)
        except ValueError as fault:
            raise NotAdded(str(fault)) from None
        return self._put(msgspec.structs.replace(before, webhook=before.webhook.at(address)), before)

    def rotate_webhook(self, name: str, now: datetime) -> Caller:
        """Give a listed caller's webhook another secret; for a day the one before signs too. Raises NotAdded."""
        before = self._listed(name)
        if not before.webhook.address:
            raise NotAdded(f"{name} has no webhook")
        return self._put(msgspec.structs.replace(before, webhook=before.webhook.rotated(now)), before)

    def end_webhook(self, name: str) -> Caller:
        """Tell a listed caller nothing any more. Raises NotAdded."""
        before = self._listed(name)
        return self._put(msgspec.structs.replace(before, webhook=Webhook()), before)

    def revoke(self, name: str, now: datetime) -> bool:
        """From now on nothing that was signed for this name is good. False where it is not listed."""
        before = self.get(name)
        if before is None or before.revoked_at:
            return False
        self._put(msgspec.structs.replace(before, revoked_at=now), before)
        return True

    def _listed(self, name: str) -> Caller:
        caller = self.get(name)
        if caller is None or caller.revoked_at:
            raise NotAdded(f"There is no caller {name}")
        return caller

    def _put(self, caller: Caller, before: Caller | None) -> Caller:
        """Only over what was read: of two who change a caller at once, one is told."""
        if not NAME.fullmatch(caller.name):
            raise NotAdded("A name has 1 to 64 letters, digits or . _ @ -, the first a letter or digit")
        if unknown := sorted(caller.scopes - SCOPES.keys()):
            raise NotAdded(f"There is no scope {', '.join(unknown)}; there are {', '.join(SCOPES)}")
        item = {"pk": {"S": "callers"}, "sk": {"S": caller.name}, "caller": {"S": _written(caller)}}
        same: dict[str, Any] = {"ConditionExpression": "attribute_not_exists(pk)"}
        if before:
            known = {":before": {"S": _written(before)}}
            same = {"ConditionExpression": "caller = :before", "ExpressionAttributeValues": known}
        try:
            self._dynamodb.put_item(TableName=self._table, Item=item, **same)
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            raise NotAdded(f"Somebody else is changing {caller.name}: look at it and try again") from None
        return caller


def _caller(item: dict[str, Any]) -> Caller:
    return msgspec.json.decode(item["caller"]["S"], type=Caller)


def _written(caller: Caller) -> str:
    return msgspec.json.encode(caller, order="deterministic").decode()
