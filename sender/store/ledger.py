"""The ledger: one row for each request and one for each of its messages, kept for 90 days.

Items of one request stand together: `trace#<TraceId>` / `request`, and `trace#<TraceId>` / `message#<id>`. But DynamoDB
takes 1,000 units a second under one key, and a row's life is three writes of two: the rows of a request to many are
spread over sixteen keys, `trace#<TraceId>#<first digit of the id>`.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal, Protocol

import msgspec

from sender.store.messages import Message
from sender.store.search import index_of_request, index_of_row
from sender.store.spending import Cost

KEPT = timedelta(days=90)
MOST_IN_A_TRANSACTION = 100  # TransactWriteItems' own limit
TRIES = 8
DIGITS = "0123456789abcdef"  # that a message's id may begin with

QUEUED: Final = "queued"
SENDING: Final = "sending"
SENT: Final = "sent"
FAILED: Final = "failed"
UNKNOWN: Final = "unknown"
SUPPRESSED: Final = "suppressed"
EXPIRED: Final = "expired"
CANCELLED: Final = "cancelled"
TEST: Final = "test"
FINAL = (SENT, FAILED, UNKNOWN, SUPPRESSED, EXPIRED, CANCELLED, TEST)
DELIVERED: Final = "delivered"
DELAYED: Final = "delayed"
UNDELIVERED: Final = "undelivered"
REJECTED: Final = "rejected"
BOUNCED: Final = "bounced"
COMPLAINED: Final = "complained"
SEND_AT: Final = "send-at"  # the reason of what is queued before its request says that it goes
Delivery = Literal["delivered", "delayed", "undelivered", "rejected", "bounced", "complained"]
Status = Literal["queued", "sending", "sent", "failed", "unknown", "suppressed", "expired", "cancelled", "test"]


class Request(msgspec.Struct, kw_only=True):
    """A request as the ledger has it. `state` is accepting until every message is on the queue; `done` has the numbers
    of the chunks that are.

    `parts` are those of its texts, `pounds` what they cost. The release before wrote neither, nor the caller.
    """

    trace: str
    body_hash: str
    state: Literal["accepting", "accepted"]
    opened_at: str
    accepted_at: str | None = None
    at_most_once: bool = False
    spread: bool = False
    done: list[str] = []
    caller: str | None = None
    parts: int | None = None
    pounds: float | None = None
    expires: int


class Row(msgspec.Struct, kw_only=True):
    """What became of one message. Times are ISO 8601 in UTC, `claimed_until` and `expires` are epoch seconds.

    `reason` says why a message failed or waits, `provider_id` is SES's or the SMS service's MessageId. `delivery` is
    what the provider told after it took the message, and why; None while it told nothing. `told` is that word's rank.
    """

    trace: str
    id: str
    spread: bool = False
    channel: Literal["EMAIL", "SMS"]
    address: str
    caller: str | None = None
    status: Status = QUEUED
    reason: str | None = None
    provider_id: str | None = None
    delivery: Delivery | None = None
    delivery_reason: str | None = None
    delivery_at: str | None = None
    told: int | None = None
    attempts: int = 0
    possible_duplicate: bool = False
    template: str | None = None
    template_version: str | None = None
    queued_at: str
    changed_at: str
    claim: str | None = None
    claimed_until: float | None = None
    expires: int


class Keyed(Protocol):
    """Whatever names a message's row: the message, its label, the row itself."""

    @property
    def trace(self) -> str: ...

    @property
    def id(self) -> str: ...

    @property
    def spread(self) -> bool: ...


class Crowded(Exception):
    """Others write the same rows all the time: try again later."""


class Ledger:
    """`dynamodb` is a low-level boto3 client, `table` the table's name."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def request(self, trace: str) -> Request | None:
        """The request of that TraceId, where there is one."""
        item = self._dynamodb.get_item(TableName=self._table, Key=request_key(trace), ConsistentRead=True).get("Item")
        return _request(item) if item else None

    def open(
        self, trace: str, body_hash: str, *, at_most_once: bool, spread: bool, caller: str, cost: Cost, now: datetime
    ) -> Request | None:
        """Write down that this request is being accepted; what stood there before where it is not the first."""
        item = (
            request_key(trace)
            | {
                "body_hash": {"S": body_hash},
                "state": {"S": "accepting"},
                "opened_at": {"S": now.isoformat()},
                "at_most_once": {"BOOL": at_most_once},
                "spread": {"BOOL": spread},
                "caller": {"S": caller},
                "parts": {"N": str(cost.parts)},
                "pounds": {"N": str(cost.pounds)},
                "expires": _expiry(now),
            }
            | index_of_request(caller, now.isoformat(), trace)
        )
        try:
            self._dynamodb.put_item(**self._new(item, now), ReturnValuesOnConditionCheckFailure="ALL_OLD")
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refused:
            return _request(refused.response["Item"])
        return None

    def queue_rows(self, messages: Sequence[tuple[Message, str]], now: datetime, *, status: Status = QUEUED) -> None:
        """Give each message its row, with the address as the caller wrote it; one that has its row already keeps it.

        At most MOST_IN_A_TRANSACTION at a time. Raises Crowded where others write the same rows all the time.
        """
        puts = [{"Put": self._new(_row_item(message, address, status, now), now)} for message, address in messages]
        for attempt in range(TRIES):
            try:
                self._dynamodb.transact_write_items(TransactItems=puts)
            except self._dynamodb.exceptions.TransactionCanceledException as cancelled:
                reasons = [reason.get("Code", "None") for reason in cancelled.response["CancellationReasons"]]
                puts = [put for put, reason in zip(puts, reasons, strict=True) if reason != "ConditionalCheckFailed"]
                if not puts:
                    return
                if set(reasons) - {"None", "ConditionalCheckFailed"}:  # a conflict, or a throttle
                    time.sleep(0.02 * 2**attempt)
            else:
                return
        raise Crowded

    def chunk_done(self, trace: str, chunk: int) -> None:
        """Write down that a chunk of the request has its rows and its place on the queue: it need not be done again."""
        self._dynamodb.update_item(
            TableName=self._table,
            Key=request_key(trace),
            UpdateExpression="ADD done :chunk",
            ExpressionAttributeValues={":chunk": {"SS": [str(chunk)]}},
        )

    def accepted(self, trace: str, now: datetime) -> None:
        """Write down that every message of the request is on the queue. The first time counts."""
        values = {":accepted": "accepted", ":accepting": "accepting", ":now": now.isoformat()}
        self._update(
            request_key(trace), "SET #it = :accepted, accepted_at = :now", "#it = :accepting", values, it="state"
        )

    def cancel(self, row: Row, now: datetime) -> Status:
        """Cancel a message that is queued; its status from now on."""
        if row.status != QUEUED:
            return row.status
        values = {":cancelled": CANCELLED, ":queued": QUEUED, ":now": now.isoformat()}
        cancelled = self._update(
            row_key(row), "SET #it = :cancelled, changed_at = :now", "#it = :queued", values, it="status"
        )
        return CANCELLED if cancelled else SENDING  # a worker was faster

    def note_delivery(self, of: Keyed, delivery: Delivery, reason: str, rank: int, now: datetime) -> Row | None:
        """Write down what a provider told of a message, if it ranks above what is known.

        The row where it says so, from now on or already; None where it knows better, or there is none.
        """
        values: dict[str, str | int] = {":what": delivery, ":reason": reason, ":rank": rank, ":now": now.isoformat()}
        try:
            changed = self._dynamodb.update_item(
                TableName=self._table,
                Key=row_key(of),
                UpdateExpression="SET delivery = :what, delivery_reason = :reason, delivery_at = :now, told = :rank",
                ConditionExpression="attribute_exists(pk) AND (attribute_not_exists(told) OR told < :rank)",
                ExpressionAttributeValues={name: typed(value) for name, value in values.items()},
                ReturnValues="ALL_NEW",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refused:
            known = refused.response.get("Item")
            row = row_of(known) if known else None
            return row if row and row.told == rank else None
        return row_of(changed["Attributes"])

    def _update(
        self, key: dict[str, Any], expression: str, condition: str, values: Mapping[str, str | int], *, it: str
    ) -> bool:
        """Write where the condition holds; whether it did. `it` is the attribute that both call `#it`."""
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key=key,
                UpdateExpression=expression,
                ConditionExpression=condition,
                ExpressionAttributeNames={"#it": it},
                ExpressionAttributeValues={name: typed(value) for name, value in values.items()},
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def find(self, trace: str) -> tuple[Request, list[Row]] | None:
        """A request with its messages, or None where there was none of this TraceId."""
        items = {item["sk"]["S"]: item for item in self._under(_partition(trace))}
        if (found := items.pop("request", None)) is None:
            return None
        request, rows = _request(found), list(items.values())
        for digit in DIGITS if request.spread else "":
            rows += self._under(_partition(trace, digit))
        return request, [row_of(row) for row in rows]

    def _under(self, partition: str) -> list[dict[str, Any]]:
        """All items under a key."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            ConsistentRead=True,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": partition}},
        )
        return [item for page in pages for item in page["Items"]]

    def _new(self, item: dict[str, Any], now: datetime) -> dict[str, Any]:
        """A put that only creates. Time to live deletes late, so what has expired counts as gone."""
        return {
            "TableName": self._table,
            "Item": item,
            "ConditionExpression": "attribute_not_exists(pk) OR expires < :now",
            "ExpressionAttributeValues": {":now": {"N": str(int(now.timestamp()))}},
        }


def typed(value: str | float | bool) -> dict[str, Any]:
    """A value as DynamoDB's API takes it."""
    if isinstance(value, bool):
        return {"BOOL": value}
    return {"N": str(value)} if isinstance(value, int | float) else {"S": value}


def request_key(trace: str) -> dict[str, Any]:
    return {"pk": {"S": _partition(trace)}, "sk": {"S": "request"}}


def row_key(of: Keyed) -> dict[str, Any]:
    """The key of a message's row."""
    return {"pk": {"S": _partition(of.trace, of.id[0] if of.spread else "")}, "sk": {"S": f"message#{of.id}"}}


def row_of(item: dict[str, Any]) -> Row:
    """The row of an item of the table."""
    trace, _, digit = item["pk"]["S"].removeprefix("trace#").partition("#")
    names = {"trace": trace, "id": item["sk"]["S"].removeprefix("message#"), "spread": bool(digit)}
    return msgspec.convert(_plain(item) | names, Row, strict=False)


def _row_item(message: Message, address: str, status: Status, now: datetime) -> dict[str, Any]:
    item = row_key(message) | {
        "channel": {"S": message.channel},
        "address": {"S": address},
        "caller": {"S": message.caller},
        "status": {"S": status},
        "attempts": {"N": "0"},
        "possible_duplicate": {"BOOL": False},
        "queued_at": {"S": now.isoformat()},
        "changed_at": {"S": now.isoformat()},
        "expires": _expiry(now),
    }
    if message.send_at > now.timestamp():
        item["reason"] = {"S": SEND_AT}
    item |= index_of_row(message.channel, message.address, now.isoformat())
    if message.template:
        item |= {"template": {"S": message.template}, "template_version": {"S": message.template_version}}
    return item


def _request(item: dict[str, Any]) -> Request:
    return msgspec.convert(_plain(item) | {"trace": item["pk"]["S"].removeprefix("trace#")}, Request, strict=False)


def _partition(trace: str, digit: str = "") -> str:
    return f"trace#{trace}#{digit}" if digit else f"trace#{trace}"  # no TraceId has a #


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    return {
        name: next(iter(value.values()))
        for name, value in item.items()
        if name not in ("pk", "sk", "index_pk", "index_sk") and "NULL" not in value
    }


def _expiry(now: datetime) -> dict[str, str]:
    return {"N": str(int((now.astimezone(UTC) + KEPT).timestamp()))}
