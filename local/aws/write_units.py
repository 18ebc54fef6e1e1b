"""DynamoDB's own limit on one key: what is written under it faster is refused, as on a table that is paid by request.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
"""

import json
import math
import threading
import time
from collections import defaultdict, deque
from typing import Any

SERVICE = "DynamoDB_20120810."
UNIT = 1024  # bytes
TRANSACTION = 2  # units that a transaction takes for one


class WriteUnits:
    """`per_key` is how many units a second one key takes, None without end. `taken` is what was written, by key."""

    def __init__(self):
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        self.per_key: float | None = None
        self.taken: dict[str, int] = defaultdict(int)
        self._lately: dict[str, deque[tuple[float, int]]] = defaultdict(deque)

    def refuse(self, operation: str, request: dict[str, Any]) -> dict[str, Any] | None:
        """The answer to a write that is too much for its key; None where it is not."""
        writes = _writes(operation, request)
        with self._lock:
            over = [self._over(key, units) for key, units in writes]
            if not any(over):
                for key, units in writes:
                    self.taken[key] += units
                    self._lately[key].append((time.monotonic(), units))
                return None
        if operation == "TransactWriteItems":
            reasons = [{"Code": "ThrottlingError" if each else "None"} for each in over]
            return {"__type": "TransactionCanceledException", "message": "-", "CancellationReasons": reasons}
        return {"__type": "ProvisionedThroughputExceededException", "message": "-"}

    def _over(self, key: str, units: int) -> bool:
        lately = self._lately[key]
        while lately and lately[0][0] < time.monotonic() - 1:
            lately.popleft()
        return sum(each for _, each in lately) + units > (self.per_key or math.inf)


def _writes(operation: str, request: dict[str, Any]) -> list[tuple[str, int]]:
    """The key and the units of each item that is written. A change is taken for as large as it is written."""
    if operation == "TransactWriteItems":
        return [_write(next(iter(each.values())), TRANSACTION) for each in request["TransactItems"]]
    return [_write(request, 1)] if operation in ("PutItem", "UpdateItem", "DeleteItem") else []


def _write(request: dict[str, Any], units: int) -> tuple[str, int]:
    key = (request.get("Item") or request["Key"]).get("pk", {}).get("S", "")
    return key, units * math.ceil(len(json.dumps(request.get("Item", ""))) / UNIT)
