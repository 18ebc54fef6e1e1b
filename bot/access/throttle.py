"""The API's budget: so many requests a second for each key, with a burst, counted across all processes.

GCRA: one number a key, the time at which the budget would be whole again.
"""

import math
from typing import Any

PER_SECOND, BURST = 25, 50


class OverBudget(Exception):
    """`retry_after` is in whole seconds."""

    def __init__(self, retry_after: int):
        super().__init__(retry_after)
        self.retry_after = retry_after


class Throttle:
    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def spend(self, name: str, now: float) -> None:
        """Spend one request of the budget that goes by this name. `now` is epoch seconds. Raises OverBudget."""
        step, latest = 1 / PER_SECOND, now + (BURST - 1) / PER_SECOND
        idle = "attribute_not_exists(whole_at) OR whole_at < :now"
        if self._set(name, "SET whole_at = :next", idle, next=now + step, now=now) is None:
            return
        whole_at = self._set(name, "SET whole_at = whole_at + :step", "whole_at <= :latest", step=step, latest=latest)
        if whole_at is not None:
            raise OverBudget(max(1, math.ceil(whole_at - latest)))

    def _set(self, name: str, change: str, condition: str, **values: float) -> float | None:
        """None when the change was made, else the number that stood against it."""
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key={"pk": {"S": f"budget#{name}"}, "sk": {"S": "budget"}},
                UpdateExpression=change,
                ConditionExpression=condition,
                ExpressionAttributeValues={f":{key}": {"N": f"{value:.6f}"} for key, value in values.items()},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refused:
            return float(refused.response["Item"]["whole_at"]["N"])
        return None
