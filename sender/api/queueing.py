"""Puts messages on the queue of their priority."""

from collections.abc import Sequence
from typing import Any

from sender.store.messages import BULK, Message, encode
from sender.store.queues import put_all


class MessagesQueue:
    """`sqs` is a boto3 client, `bulk_url` the queue of what others go before, where there is one.

    Putting messages there again is safe: the worker goes by the ledger.
    """

    def __init__(self, sqs: Any, url: str, bulk_url: str = ""):
        self._sqs, self._url, self._bulk_url = sqs, url, bulk_url or url

    def put(self, messages: Sequence[Message]) -> None:
        """Put all of them on the queue of their priority, which is one request's. Raises QueueRefused."""
        url = self._bulk_url if messages[0].priority == BULK else self._url
        put_all(self._sqs, url, (encode(message) for message in messages))
