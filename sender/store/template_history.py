"""What stored templates said before: `template#<name>` / `<when>#<version>` in the ledger's table, for good."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from sender.store.templates import Template


class Edition(msgspec.Struct, frozen=True):
    """A template as it was put at a time (ISO 8601); `by` is empty where the table was written to past the API."""

    template: Template
    at: str
    by: str


class TemplateHistory:
    """`dynamodb` is a low-level boto3 client, `table` the ledger's."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def keep(self, template: Template, now: datetime, by: str) -> None:
        """Write an edition down; the same one at the same time is there once."""
        item = {
            "pk": {"S": f"template#{template.name}"},
            "sk": {"S": f"{now.isoformat()}#{template.version}"},
            "template": {"S": msgspec.json.encode(template).decode()},
            "by": {"S": by},
        }
        self._dynamodb.put_item(TableName=self._table, Item=item)

    def editions(self, name: str) -> Iterator[Edition]:
        """Every edition, the newest first."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            ConsistentRead=True,
            ScanIndexForward=False,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": f"template#{name}"}},
        )
        for item in (item for page in pages for item in page["Items"]):
            template = msgspec.json.decode(item["template"]["S"], type=Template)
            yield Edition(template, item["sk"]["S"].partition("#")[0], item["by"]["S"])
