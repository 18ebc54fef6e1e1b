"""How many messages the club has sent in a month: an item for each, counted by whoever looks at Twilio's list."""

from typing import Any

import msgspec

from bot.store.items import encoded, key, number

Item = dict[str, Any]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """The messages of a month up to `until` (epoch seconds), and whether the desk was told that they near the limit."""

    sent: int = 0
    until: float = 0
    told: bool = False


class MessageCount:
    """`dynamodb` is a boto3 client, a month is like `2026-11`."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def read(self, month: str) -> Counted:
        found = self._dynamodb.get_item(TableName=self._table, Key=_key(month), ConsistentRead=True).get("Item")
        return msgspec.json.decode(found["body"]["S"], type=Counted) if found else Counted()

    def keep(self, month: str, counted: Counted, before: Counted) -> bool:
        """Keep a count that goes on from the one before. False where somebody else has gone on from it."""
        try:
            self._dynamodb.put_item(
                TableName=self._table,
                Item=_key(month) | {"body": encoded(counted), "until": number(counted.until)},
                ConditionExpression="attribute_not_exists(pk) OR #until = :before",
                ExpressionAttributeNames={"#until": "until"},
                ExpressionAttributeValues={":before": number(before.until)},
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return False
        return True


def _key(month: str) -> Item:
    return key(f"messages#{month}", "messages")
