"""The club's own questions, as they lie in the table: written by the deployment, read when the bot is assembled."""

import hashlib
from typing import Any

import msgspec

from bot.store.items import encoded, key

Entries = list[dict[str, Any]]


class ClubQuestions:
    """One item beside the other settings. `dynamodb` is a boto3 client."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def read(self) -> Entries:
        """The entries as they stand in club.toml; none where nobody has written any."""
        found = self._dynamodb.get_item(TableName=self._table, Key=key("settings", "questions"), ConsistentRead=True)
        return msgspec.json.decode(found["Item"]["body"]["S"]) if "Item" in found else []

    def keep(self, entries: Entries) -> bool:
        """Put these entries, which have no fault, in the place of others. Whether they are others."""
        if entries == self.read():
            return False
        item = key("settings", "questions") | {"body": encoded(entries)}
        self._dynamodb.put_item(TableName=self._table, Item=item)
        return True


def digest(entries: Entries) -> str:
    """Tells one set of questions from another; "" for none."""
    return hashlib.sha256(msgspec.json.encode(entries, order="deterministic")).hexdigest()[:16] if entries else ""
