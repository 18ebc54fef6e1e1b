"""Erasure by address: what the ledger has of a person's messages is nobody's from then on.

That they want to hear no more stays: it can be kept only by who knows whose it is.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from sender.store.ledger import Ledger, Row, row_key, row_of, typed
from sender.store.messages import Channel
from sender.store.search import Search

NOBODY = "erased"  # what stands where the address was


class Erasure:
    """`dynamodb` is a low-level boto3 client, `table` the ledger's."""

    def __init__(self, dynamodb: Any, table: str, clock: Callable[[], datetime]):
        self._dynamodb, self._table, self._clock = dynamodb, table, clock
        self._search, self._ledger = Search(dynamodb, table), Ledger(dynamodb, table)

    def erase(self, channel: Channel, address: str) -> int:
        """Take an address out of every row that has it, and cancel what is queued. How many rows there were."""
        count, after = 0, None
        while True:
            items, after = self._search.recipient(channel, address, after)
            for row in map(row_of, items):
                self._ledger.cancel(row, self._clock())
                self._take_out(row)
            count += len(items)
            if after is None:
                return count

    def _take_out(self, row: Row) -> None:
        """The index names the address too. A row whose time ran out meanwhile has none any more."""
        with suppress(self._dynamodb.exceptions.ConditionalCheckFailedException):
            self._dynamodb.update_item(
                TableName=self._table,
                Key=row_key(row),
                UpdateExpression="SET address = :nobody REMOVE index_pk, index_sk",
                ConditionExpression="attribute_exists(pk)",
                ExpressionAttributeValues={":nobody": typed(NOBODY)},
            )
