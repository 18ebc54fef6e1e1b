"""How WhatsApp rated the club's number when it was last looked at: one item."""

from typing import Any

import msgspec

from bot.store.items import encoded, key

_KEY = key("settings", "number")


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """As Twilio tells of a sender (https://www.twilio.com/docs/whatsapp/api/senders): its `status`, ONLINE or OFFLINE
    with the `reasons`, WhatsApp's `quality`, HIGH, MEDIUM or LOW, and the `limit` of people written to in a day; each
    "" where nothing is told. `at` is when that was looked at (epoch seconds).
    """

    at: float = 0
    status: str = ""
    reasons: str = ""
    quality: str = ""
    limit: str = ""


class NumberStanding:
    """`dynamodb` is a boto3 client."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def read(self) -> Standing:
        found = self._dynamodb.get_item(TableName=self._table, Key=_KEY, ConsistentRead=True).get("Item")
        return msgspec.json.decode(found["body"]["S"], type=Standing) if found else Standing()

    def keep(self, standing: Standing) -> None:
        self._dynamodb.put_item(TableName=self._table, Item=_KEY | {"body": encoded(standing)})
