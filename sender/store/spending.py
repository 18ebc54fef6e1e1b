"""What a caller has sent today, against the most that it may: `caller#<name>` / `day#<date>` in the ledger's table."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

KEPT = timedelta(days=90)


class Cost(msgspec.Struct, frozen=True):
    """What a request comes to: its messages, the parts of its texts, and what those cost in pounds."""

    messages: int = 0
    parts: int = 0
    pounds: Decimal = Decimal(0)


class Caps(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The most of each that a caller may send on one day (UTC); None: no limit."""

    messages: int | None = None
    parts: int | None = None
    pounds: Decimal | None = None

    def given(self) -> dict[str, Decimal]:
        """Those that there are, by name."""
        return {name: Decimal(cap) for name in self.__struct_fields__ if (cap := getattr(self, name)) is not None}


class CapReached(Exception):
    """A request would pass its caller's cap; says which, and how much was spent. Another day begins at `again`."""

    def __init__(self, says: str, again: datetime):
        super().__init__(says)
        self.again = again


class Spending:
    """`dynamodb` is a low-level boto3 client."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def spend(self, caller: str, caps: Caps, cost: Cost, now: datetime) -> None:
        """Count a request that passes none of the caps; without caps nothing is counted. Raises CapReached."""
        room = {name: cap - getattr(cost, name) for name, cap in caps.given().items()}
        if not room:
            return
        if min(room.values()) < 0:
            raise self._reached(caller, caps, cost, now)
        left = " AND ".join(f"(attribute_not_exists({name}) OR {name} <= :room_{name})" for name in room)
        values = {f":room_{name}": {"N": str(most)} for name, most in room.items()}
        try:
            self._add(caller, cost, now, ConditionExpression=left, values=values)
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            raise self._reached(caller, caps, cost, now) from None

    def give_back(self, caller: str, caps: Caps, cost: Cost, now: datetime) -> None:
        """Count a request no more that somebody else has counted at the same time."""
        if caps.given():
            self._add(caller, Cost(-cost.messages, -cost.parts, -cost.pounds), now)

    def spent(self, caller: str, now: datetime) -> Cost:
        """What was counted on that day."""
        found = self._dynamodb.get_item(TableName=self._table, Key=_key(caller, now), ConsistentRead=True).get("Item")
        counted = {name: value["N"] for name, value in (found or {}).items() if name in Cost.__struct_fields__}
        return msgspec.convert(counted, Cost, strict=False)

    def _add(self, caller: str, cost: Cost, now: datetime, *, values: dict[str, Any] | None = None, **how: Any) -> None:
        figures = {f":{name}": {"N": str(getattr(cost, name))} for name in Cost.__struct_fields__}
        expires = {":expires": {"N": str(int((now + KEPT).timestamp()))}}
        self._dynamodb.update_item(
            TableName=self._table,
            Key=_key(caller, now),
            UpdateExpression="SET expires = :expires ADD messages :messages, parts :parts, pounds :pounds",
            ExpressionAttributeValues=figures | expires | (values or {}),
            **how,
        )

    def _reached(self, caller: str, caps: Caps, cost: Cost, now: datetime) -> CapReached:
        spent = self.spent(caller, now)
        name, cap = next(
            (each for each in caps.given().items() if getattr(spent, each[0]) + getattr(cost, each[0]) > each[1]),
            next(iter(caps.given().items())),
        )
        says = f"{getattr(spent, name)} of today's {cap} {name} are used, and this request has {getattr(cost, name)}"
        tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        return CapReached(says, tomorrow)


def _key(caller: str, now: datetime) -> dict[str, Any]:
    return {"pk": {"S": f"caller#{caller}"}, "sk": {"S": f"day#{now.date().isoformat()}"}}
