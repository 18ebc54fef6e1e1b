"""Pages of the ledger by day and by recipient, and of who is suppressed: each costs the same, however many there are.

One index over the ledger's table, of keys and what a page needs: a request under its day, a row under its recipient, a
suppression under all of them.

| index_pk | index_sk | of |
|---|---|---|
| `day#<date>` | `<digest of the caller>#<when it was opened>#<TraceId>` | a request |
| `to#<channel>#<address>` | `<when it was queued>` | a row |
| `suppressed` | `<since>` | a suppression |
"""

import base64
import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import msgspec

from sender.store.messages import normalised

INDEX = "Listed"
PAGE = 100  # rows on a page
MOST_LOOKS = 25  # queries for a page
FIRST, LAST = "0", "~"  # before and after what an index's key may begin with


class BadCursor(ValueError):
    """`after` is not what a page gave as its `next`."""


class Cursor(NamedTuple):
    """Where a day's next page begins: behind a row under a key, within a request."""

    request: str
    partition: str
    row: str


def index_of_request(caller: str, opened_at: str, trace: str) -> dict[str, Any]:
    return _index(f"day#{opened_at[:10]}", f"{_digest(caller)}#{opened_at}#{trace}")


def index_of_row(channel: str, address: str, queued_at: str) -> dict[str, Any]:
    return _index(f"to#{channel}#{normalised(address)}", queued_at)


def index_of_suppression(since: str) -> dict[str, Any]:
    return _index("suppressed", since)


class Search:
    """`dynamodb` is a low-level boto3 client, `table` the ledger's. Items are given as they stand there."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def day(self, day: date, caller: str | None, after: str | None) -> tuple[list[dict[str, Any]], str | None]:
        """A page of a day's rows, of all callers or of one, with where the next begins. Raises BadCursor."""
        begins = _decoded(after, Cursor)
        rows: list[dict[str, Any]] = []
        looks = 0
        for request, partition in self._partitions(day, caller, begins):
            behind = begins.row if begins and begins.partition == partition else "message#"
            found, last = self._rows(partition, behind, PAGE - len(rows))
            rows, looks = rows + found, looks + 1
            if len(rows) >= PAGE or looks >= MOST_LOOKS:
                return rows, _encoded(Cursor(request, partition, last or f"message#{LAST}"))
        return rows, None

    def recipient(self, channel: str, address: str, after: str | None) -> tuple[list[dict[str, Any]], str | None]:
        """A page of the rows of one recipient, the newest first, with where the next begins. Raises BadCursor."""
        keys, following = self._listed(f"to#{channel}#{normalised(address)}", after, newest_first=True)
        return list(self._items(keys)), following

    def suppressed(self, after: str | None) -> tuple[list[dict[str, Any]], str | None]:
        """A page of suppressions, the newest first, with where the next begins. Raises BadCursor."""
        return self._listed("suppressed", after, newest_first=True)

    def _partitions(self, day: date, caller: str | None, begins: Cursor | None) -> Iterator[tuple[str, str]]:
        """The keys under which the rows of a day's requests stand, each with its request's place in the index."""
        prefix = f"{_digest(caller)}#" if caller else ""
        first = begins.request if begins else prefix or FIRST
        values = {
            ":day": f"day#{day.isoformat()}",
            ":from": first,
            ":to": prefix + LAST,
        }
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            IndexName=INDEX,
            KeyConditionExpression="index_pk = :day AND index_sk BETWEEN :from AND :to",
            ExpressionAttributeValues={name: {"S": value} for name, value in values.items()},
            PaginationConfig={"PageSize": MOST_LOOKS},
        )
        for item in (item for page in pages for item in page["Items"]):
            place, partition = item["index_sk"]["S"], item["pk"]["S"]
            spread = item.get("spread", {}).get("BOOL", False)
            for each in [f"{partition}#{digit}" for digit in "0123456789abcdef"] if spread else [partition]:
                if not (begins and place == begins.request and each < begins.partition):
                    yield place, each

    def _rows(self, partition: str, behind: str, most: int) -> tuple[list[dict[str, Any]], str | None]:
        values = {":pk": {"S": partition}, ":behind": {"S": behind}, ":last": {"S": f"message#{LAST}"}}
        found = self._dynamodb.query(
            TableName=self._table,
            KeyConditionExpression="pk = :pk AND sk BETWEEN :behind AND :last",
            ExpressionAttributeValues=values,
            Limit=most + 1,  # the one that it begins behind is there again
        )["Items"]
        rows = [item for item in found if item["sk"]["S"] != behind][:most]
        return rows, rows[-1]["sk"]["S"] if rows else None

    def _listed(
        self, partition: str, after: str | None, *, newest_first: bool
    ) -> tuple[list[dict[str, Any]], str | None]:
        """A page of what the index has under a key."""
        begins = _decoded(after, dict[str, str])
        start = {"ExclusiveStartKey": {name: {"S": value} for name, value in begins.items()}} if begins else {}
        if begins and (begins.get("index_pk") != partition or len(begins) != 4):
            raise BadCursor(after)
        found = self._dynamodb.query(
            TableName=self._table,
            IndexName=INDEX,
            KeyConditionExpression="index_pk = :pk",
            ExpressionAttributeValues={":pk": {"S": partition}},
            ScanIndexForward=not newest_first,
            Limit=PAGE,
            **start,
        )
        last = found.get("LastEvaluatedKey")
        return found["Items"], _encoded({name: value["S"] for name, value in last.items()}) if last else None

    def _items(self, keys: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The items of these keys, in their order."""
        waiting = [{"pk": key["pk"], "sk": key["sk"]} for key in keys]
        order = {(key["pk"]["S"], key["sk"]["S"]): place for place, key in enumerate(waiting)}
        found: list[dict[str, Any]] = []
        while waiting:
            answer = self._dynamodb.batch_get_item(RequestItems={self._table: {"Keys": waiting}})
            found += answer["Responses"].get(self._table, [])
            waiting = answer.get("UnprocessedKeys", {}).get(self._table, {}).get("Keys", [])
        yield from sorted(found, key=lambda item: order[item["pk"]["S"], item["sk"]["S"]])


def _index(partition: str, place: str) -> dict[str, Any]:
    return {"index_pk": {"S": partition}, "index_sk": {"S": place}}


def _digest(caller: str) -> str:
    return hashlib.sha256(caller.encode()).hexdigest()[:16]


def _encoded(place: Any) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def _decoded(after: str | None, kind: Any) -> Any:
    if not after:
        return None
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)), type=kind)
    except (ValueError, msgspec.MsgspecError):
        raise BadCursor(after) from None
