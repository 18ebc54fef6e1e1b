"""What all workers share of each budget: one item of the ledger's table, changed by whoever knows it as it is."""

from typing import Any

import msgspec

KEY = {"sk": {"S": "budget"}}


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """From `free_at` on nothing is given out; times are epoch seconds. The others are a Limit's, as of `asked_at`."""

    free_at: float = 0
    asked_at: float = 0
    rate: float | None = None
    daily: float | None = None
    left: float | None = None


class Overtaken(Exception):
    """Another worker has changed the budget. `now` is what it is."""

    def __init__(self, now: Budget):
        super().__init__()
        self.now = now


class Budgets:
    """`dynamodb` is a low-level boto3 client, `table` the ledger's. An item `budget#<name>`, which does not expire."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def read(self, name: str) -> Budget:
        found = self._dynamodb.get_item(TableName=self._table, Key=_key(name), ConsistentRead=True)
        return _budget(found.get("Item", {}))

    def change(self, name: str, before: Budget, after: Budget) -> None:
        """Write `after` where `before` stands. Raises Overtaken."""
        figures = {
            field: {"N": str(value)} for field, value in msgspec.structs.asdict(after).items() if value is not None
        }
        try:
            self._dynamodb.put_item(
                TableName=self._table,
                Item=_key(name) | figures,
                ConditionExpression="free_at = :before" if before.free_at else "attribute_not_exists(pk)",
                **({"ExpressionAttributeValues": {":before": {"N": str(before.free_at)}}} if before.free_at else {}),
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refused:
            raise Overtaken(_budget(refused.response.get("Item", {}))) from None


def _key(name: str) -> dict[str, Any]:
    return {"pk": {"S": f"budget#{name}"}} | KEY


def _budget(item: dict[str, Any]) -> Budget:
    return Budget(**{field: float(item[field]["N"]) for field in Budget.__struct_fields__ if field in item})
