"""How much may be spent in a window of time.

Parents invited in 24 hours are one number in the table for all sheets, whoever runs them, and one for each key that
invites one by one, so that a key that leaked does not invite the town.

Meta lets a new sender open 250 chats in 24 hours (https://developers.facebook.com/docs/whatsapp/messaging-limits).
A window begins with its first invite.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

DAY = timedelta(hours=24)


class LimitReached(Exception):
    """`most` were spent; `again` is when the next one may be, in UTC."""

    def __init__(self, most: int, again: datetime):
        super().__init__(again)
        self.most, self.again = most, again


class Limit:
    def __init__(self, dynamodb: Any, table: str, window: timedelta):
        self._dynamodb, self._table, self._window = dynamodb, table, window

    def spend(self, most: int, now: datetime, of: str = "invites") -> None:
        """Count one more of these, where there are fewer than `most`. Raises LimitReached."""
        began = 0.0
        for count in (self._count, self._begin, self._count):  # another run may have begun the window meanwhile
            stands_against = count(of, most, now)
            if stands_against is None:
                return
            began = stands_against
        raise LimitReached(most, datetime.fromtimestamp(began, UTC) + self._window)

    def _count(self, of: str, most: int, now: datetime) -> float | None:
        return self._set(
            of, "SET spent = spent + :one", "since > :ago AND spent < :most", now, {":one": 1, ":most": most}
        )

    def _begin(self, of: str, _most: int, now: datetime) -> float | None:
        values = {":one": 1, ":now": now.timestamp()}
        return self._set(
            of, "SET since = :now, spent = :one", "attribute_not_exists(since) OR since <= :ago", now, values
        )

    def _set(self, of: str, change: str, condition: str, now: datetime, values: dict[str, float]) -> float | None:
        """None when the change was made, else when the window began that stood against it (0: there is none)."""
        values |= {":ago": (now - self._window).timestamp()}
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key={"pk": {"S": f"budget#{of}"}, "sk": {"S": "budget"}},
                UpdateExpression=change,
                ConditionExpression=condition,
                ExpressionAttributeValues={name: {"N": f"{value:.3f}"} for name, value in values.items()},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refused:
            return float(refused.response.get("Item", {}).get("since", {"N": "0"})["N"])
        return None


class DailyLimit(Limit):
    def __init__(self, dynamodb: Any, table: str):
        super().__init__(dynamodb, table, DAY)
