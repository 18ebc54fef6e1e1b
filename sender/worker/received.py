"""A message as the queue hands it out, to Lambda or to a poll."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Received(NamedTuple):
    """`receives` counts this time too, `queued_at` is when the queue got it (epoch seconds)."""

    id: str
    receipt: str
    body: str
    receives: int
    queued_at: float


def from_lambda(record: Mapping[str, Any]) -> Received:
    """A record of Lambda's SQS event."""
    return _received(record["messageId"], record["receiptHandle"], record["body"], record["attributes"])


def from_queue(message: Mapping[str, Any]) -> Received:
    """A message of ReceiveMessage, asked with its system attributes."""
    return _received(message["MessageId"], message["ReceiptHandle"], message["Body"], message["Attributes"])


def _received(message_id: str, receipt: str, body: str, attributes: Mapping[str, str]) -> Received:
    receives, queued_at = int(attributes["ApproximateReceiveCount"]), int(attributes["SentTimestamp"]) / 1000
    return Received(message_id, receipt, body, receives, queued_at)
