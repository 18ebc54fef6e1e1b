"""Puts messages on the queue, ten a call; what SQS does not take at once is offered again."""

import time
from collections.abc import Sequence
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from sender.logs.logs import log_failure
from sender.store.batches import batches
from sender.store.messages import BULK, Message, encode

TRIES = 4


class QueueRefused(Exception):
    """Not every message is on the queue. Putting them there again is safe: the worker goes by the ledger."""


class MessagesQueue:
    """`sqs` is a boto3 client, `bulk_url` the queue of what others go before, where there is one."""

    def __init__(self, sqs: Any, url: str, bulk_url: str = ""):
        self._sqs, self._url, self._bulk_url = sqs, url, bulk_url or url

    def put(self, messages: Sequence[Message]) -> None:
        """Put all of them on the queue of their priority, which is one request's. Raises QueueRefused."""
        url = self._bulk_url if messages[0].priority == BULK else self._url
        for batch in batches((encode(message) for message in messages), _size):
            self._put_batch(url, [{"Id": str(number), "MessageBody": body} for number, body in enumerate(batch)])

    def _put_batch(self, url: str, entries: list[dict[str, str]]) -> None:
        for attempt in range(TRIES):
            try:
                refused = self._sqs.send_message_batch(QueueUrl=url, Entries=entries).get("Failed", [])
            except (BotoCoreError, ClientError) as error:
                log_failure("the queue refused a batch", error)
                raise QueueRefused from error
            if not refused:
                return
            left = {each["Id"] for each in refused}
            entries = [entry for entry in entries if entry["Id"] in left]
            time.sleep(0.05 * 2**attempt)
        raise QueueRefused(", ".join(sorted({each.get("Code", "no code") for each in refused})))


def _size(body: str) -> int:
    return len(body.encode())
