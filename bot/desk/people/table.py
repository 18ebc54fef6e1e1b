"""The desk's items in the bot's table.

| pk | sk | what |
|---|---|---|
| `desk` | `<e-mail address>` | a person: name, roles, teams; since when their sessions count |
| `desk-link#<sha256>` | `link` | a link that signs in, once |
| `desk-asked#<sha256 of the address>` | `asked` | when a link was last sent there, and how many that day |
| `desk-session#<sha256>` | `session` | who is signed in with this cookie |
| `desk-form#<e-mail address>#…` | `form` | that a form is being done, or was |
| `desk-draft#<sha256>` | `<e-mail address>` | what somebody typed when their session was over |
| `desk-sheet#<sha256>` | `<e-mail address>` | a sheet of invites that somebody brought |
| `desk-trail#<reference>`, `desk-trail#<month>` | `<time>#…` | who read or did what of a registration |
"""

import hashlib
from typing import Any

from bot.store.items import Item, key


class Table:
    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def get(self, pk: str, sk: str) -> Item | None:
        return self._dynamodb.get_item(TableName=self._table, Key=key(pk, sk), ConsistentRead=True).get("Item")

    def put(self, *items: Item) -> None:
        """Put one item, or some together."""
        puts = [{"Put": {"TableName": self._table, "Item": item}} for item in items]
        self._dynamodb.transact_write_items(TransactItems=puts)

    def add(self, item: Item) -> bool:
        """Put an item that is not there yet; False where it is."""
        return self._on_condition(
            self._dynamodb.put_item, Item=item, ConditionExpression="attribute_not_exists(pk)"
        ) is not None  # fmt: skip

    def take(self, pk: str, sk: str) -> Item | None:
        """Delete an item: what it was, to whoever is the first to take it."""
        answer = self._on_condition(
            self._dynamodb.delete_item,
            Key=key(pk, sk),
            ConditionExpression="attribute_exists(pk)",
            ReturnValues="ALL_OLD",
        )
        return answer and answer["Attributes"]

    def update(self, pk: str, sk: str, change: str, condition: str, values: Item) -> bool:
        """Whether the change was made: not where the condition does not hold."""
        done = self._on_condition(
            self._dynamodb.update_item,
            Key=key(pk, sk),
            UpdateExpression=change,
            ConditionExpression=condition,
            ExpressionAttributeValues=values,
        )
        return done is not None

    def all(self, pk: str, *, most: int = 0, newest_first: bool = False) -> list[Item]:
        """The items under a key, `most` of them at most if that is not 0."""
        query: dict[str, Any] = {
            "TableName": self._table,
            "KeyConditionExpression": "pk = :pk",
            "ExpressionAttributeValues": {":pk": {"S": pk}},
            "ScanIndexForward": not newest_first,
            "ConsistentRead": True,
        }
        pages = self._dynamodb.get_paginator("query").paginate(
            **query, PaginationConfig={"MaxItems": most} if most else {}
        )
        return [item for page in pages for item in page["Items"]]

    def _on_condition(self, call: Any, **arguments: Any) -> Any:
        """The answer; None where the condition did not hold."""
        try:
            return call(TableName=self._table, **arguments)
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return None


def digest(secret: str) -> str:
    """What is kept of a secret: enough to know it again, for one of 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()
