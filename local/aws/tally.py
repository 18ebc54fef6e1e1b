"""A tally of what AWS is asked for, in the units that it bills: put around the embedded AWS where a run is counted."""

import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from local.aws.gateway import read_body, replay

SERVICE = re.compile(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/")
READ_UNIT = 4096  # bytes; a write unit is 1 KB, which the embedded AWS reckons itself
READS = {"GetItem", "Query", "Scan", "BatchGetItem"}
ONE_WRITE = {"PutItem", "UpdateItem", "DeleteItem"}


class Tally:
    """An ASGI app around another. `counts` are calls such as `"dynamodb GetItem"` and units such as
    `"dynamodb read units"`; take a copy to count from there.

    What a write takes is what the embedded AWS answers to ReturnConsumedCapacity: the item's size in KB, doubled within
    a transaction, and the indexes it changes. What a read takes is reckoned here, from the size of the items answered
    (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html).
    """

    def __init__(self):
        self.counts: Counter[str] = Counter()

    def around(self, app: Callable) -> Callable:
        async def counted(scope: dict, receive: Callable, send: Callable) -> None:
            service = service_of(scope)
            if not service:
                await app(scope, receive, send)
                return
            headers = dict(scope["headers"])
            operation = headers.get(b"x-amz-target", b"").decode().rpartition(".")[2]
            body = await read_body(receive)
            asked = json.loads(body) if operation and body else {}
            if service == "dynamodb":
                body = json.dumps(asked | {"ReturnConsumedCapacity": "INDEXES"}).encode()
                scope = scope | {"headers": [*(headers | {b"content-length": str(len(body)).encode()}).items()]}
            held: list[dict] = []

            async def hold(message: dict) -> None:
                held.append(message)

            await app(scope, replayed(body, receive), hold)
            # Counted before the answer is out: whoever has the answer may look at once.
            answered = b"".join(message.get("body", b"") for message in held)
            self._count(service, operation or scope["method"], asked, len(body), answered)
            for message in held:
                await send(message)

        return counted

    def _count(self, service: str, operation: str, asked: dict, sent_bytes: int, answered: bytes) -> None:
        if service == "s3":
            self.counts[f"s3 {operation} bytes"] += sent_bytes
        elif service == "sqs":
            queue = "fifo" if asked.get("QueueUrl", "").endswith(".fifo") else "standard"
            empty = operation == "ReceiveMessage" and not json.loads(answered).get("Messages")
            operation = f"{queue} {operation}" + (" in vain" if empty else "")
        elif service == "dynamodb":
            answer = json.loads(answered)
            kind, units = ("read", read_units) if operation in READS else ("write", write_units)
            self.counts[f"dynamodb {kind} units"] += units(operation, asked, answer)
        self.counts[f"{service} {operation}"] += 1


def service_of(scope: dict) -> str:
    """The service that a request is signed for: `"dynamodb"`, `"sqs"`; "" for what is no call of AWS's."""
    if scope["type"] != "http":
        return ""
    found = SERVICE.search(dict(scope["headers"]).get(b"authorization", b"").decode())
    return found[1] if found else ""


def replayed(body: bytes, receive: Callable) -> Callable[[], Awaitable[dict]]:
    """An ASGI `receive` that gives a body already read, and then what comes after it."""
    first = [replay(body)]

    async def receive_on() -> dict:
        return await (first.pop() if first else receive)()

    return receive_on


def write_units(operation: str, asked: dict, answer: dict) -> float:
    """Write units of a call. One that a condition refused takes as many as its items have, here one each at least."""
    consumed = answer.get("ConsumedCapacity", [])
    if consumed:
        return sum(each["CapacityUnits"] for each in (consumed if isinstance(consumed, list) else [consumed]))
    return 1.0 if operation in ONE_WRITE else 2.0 * len(asked.get("TransactItems", []))


def read_units(operation: str, asked: dict, answer: dict) -> float:
    """Read units of a call: items one by one in a batch, together in a query; half where not strongly consistent."""
    if operation == "BatchGetItem":
        return sum(
            _read(wanted.get("ConsistentRead"), size_of(item))
            for table, wanted in asked["RequestItems"].items()
            for item in answer.get("Responses", {}).get(table, []) or [{}]
        )
    items = answer.get("Items", [answer.get("Item", {})])
    return _read(asked.get("ConsistentRead"), sum(map(size_of, items)))


def _read(consistent: bool | None, size: int) -> float:
    return max(1, -(-size // READ_UNIT)) * (1.0 if consistent else 0.5)


def size_of(item: dict[str, dict[str, Any]]) -> int:
    """The bytes of an item in DynamoDB's own form: the names and the values of its attributes."""
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(value: dict[str, Any]) -> int:
    ((kind, content),) = value.items()
    if kind == "M":
        return 3 + size_of(content)
    if kind == "L":
        return 3 + sum(map(_value_size, content))
    if kind == "N":
        return len(content) // 2 + 1
    return len(content.encode()) if isinstance(content, str) else 1
