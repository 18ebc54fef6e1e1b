"""A message as the queue hands it out, to Lambda or to a poll."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sender.pace.pace import NO_TURN

REASON, REFUSALS, REVIVALS = "reason", "refusals", "revivals"


class Waited(NamedTuple):
    """How a message waited so far: why at last, how often its provider took none, and how often it was revived."""

    reason: str = NO_TURN
    refusals: int = 0
    revivals: int = 0

    @classmethod
    def read(cls, told: Mapping[str, str]) -> "Waited":
        """Of a queue message's attributes."""
        return cls(told.get(REASON, NO_TURN), int(told.get(REFUSALS, 0)), int(told.get(REVIVALS, 0)))

    def attributes(self) -> dict[str, dict[str, str]]:
        """As SQS's API takes them."""
        told = {REASON: self.reason, REFUSALS: str(self.refusals), REVIVALS: str(self.revivals)}
        return {name: {"DataType": "String", "StringValue": value} for name, value in told.items()}


class Received(NamedTuple):
    """`receives` counts this time too, `queued_at` is when the queue got it (epoch seconds), `queue` the queue's URL.

    `waited` is how it waited before it was put on the queue anew.
    """

    id: str
    receipt: str
    body: str
    receives: int
    queued_at: float
    queue: str
    waited: Waited


def from_lambda(record: Mapping[str, Any], queues: tuple[str, ...]) -> Received:
    """A record of Lambda's SQS event, of one of these queues."""
    name = record.get("eventSourceARN", "").rpartition(":")[2]
    queue = next((url for url in queues if url.endswith(f"/{name}")), queues[0])
    told = {name: each["stringValue"] for name, each in record.get("messageAttributes", {}).items()}
    system = record["attributes"]
    return _received(record["messageId"], record["receiptHandle"], record["body"], system, queue, told)


def from_queue(message: Mapping[str, Any], queue: str) -> Received:
    """A message of ReceiveMessage, asked with all its attributes."""
    told = {name: each["StringValue"] for name, each in message.get("MessageAttributes", {}).items()}
    system = message["Attributes"]
    return _received(message["MessageId"], message["ReceiptHandle"], message["Body"], system, queue, told)


def _received(
    message_id: str, receipt: str, body: str, system: Mapping[str, str], queue: str, told: Mapping[str, str]
) -> Received:
    receives, queued_at = int(system["ApproximateReceiveCount"]), int(system["SentTimestamp"]) / 1000
    return Received(message_id, receipt, body, receives, queued_at, queue, Waited.read(told))
