"""Child-safety alerts in the table: one item for each parent and reason, in the index `Due` until it is done with.

| pk | sk | what |
|---|---|---|
| `alert#<address>` | `<reason>` | the newest alert of this parent and reason as JSON, with its version |
| `waiting#<token>` | `waiting` | a case: what somebody of the club is asked to see to, behind a link |
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from bot.store.items import Item, encoded, expires, key, number
from bot.store.transaction import Conflict
from flows.records import Alert

KEPT = timedelta(days=30)  # after somebody took it
DUE = "alert"


class Alerts:
    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def due(self, before: datetime) -> Iterator[tuple[str, str]]:
        """The parents and reasons with which something is to be done by then, the longest due first."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            IndexName="Due",
            KeyConditionExpression="due = :due AND due_at <= :before",
            ExpressionAttributeValues={":due": {"S": DUE}, ":before": number(before.timestamp())},
        )
        for page in pages:
            for item in page["Items"]:
                yield item["pk"]["S"].removeprefix("alert#"), item["sk"]["S"]

    def find(self, parent: str, reason: str) -> Alert | None:
        wanted = key(f"alert#{parent}", reason)
        item = self._dynamodb.get_item(TableName=self._table, Key=wanted, ConsistentRead=True).get("Item")
        return _read(item) if item else None

    def keep(self, alert: Alert) -> None:
        """Save an alert over the version that was read. Raises Conflict."""
        try:
            self._dynamodb.put_item(TableName=self._table, Item=_item(alert), **_unchanged(alert.version))
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            raise Conflict(alert.reason) from None
        alert.version += 1

    def raised(self, alert: Alert) -> tuple[Item, bool]:
        """What raises an alert in the transaction of the chat, and whether it is a new one.

        One that nobody has taken yet stands for what the parent writes meanwhile, if that is still so.
        """
        before = self.find(alert.parent, alert.reason)
        alert.version = before.version if before else 0
        unchanged = {"TableName": self._table} | _unchanged(alert.version)
        if before and not before.taken_at:
            return {"ConditionCheck": {"Key": key(f"alert#{alert.parent}", alert.reason)} | unchanged}, False
        return {"Put": {"Item": _item(alert)} | unchanged}, True


def _item(alert: Alert) -> Item:
    """The next version; in the index while something is to be done, and kept for a while once nothing is."""
    item = key(f"alert#{alert.parent}", alert.reason) | {
        "version": {"N": str(alert.version + 1)},
        "body": encoded(alert),
    }
    if alert.next_at:
        return item | {"due": {"S": DUE}, "due_at": number(alert.next_at.timestamp())}
    return item | expires((alert.taken_at or alert.at) + KEPT)


def _read(item: Item) -> Alert:
    alert = msgspec.json.decode(item["body"]["S"], type=Alert)
    alert.version = int(item["version"]["N"])
    return alert


def _unchanged(version: int) -> Item:
    if version == 0:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    return {
        "ConditionExpression": "version = :version",
        "ExpressionAttributeValues": {":version": {"N": str(version)}},
    }
