"""Puts bodies on a queue, as many together as one call takes; what SQS does not take at once is offered again."""

import time
from collections.abc import Iterable
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from sender.logs.logs import log_failure
from sender.store.batches import batches

TRIES = 4


class QueueRefused(Exception):
    """Not everything is on the queue. To put all of it there again is safe."""


def put_all(sqs: Any, url: str, bodies: Iterable[str]) -> None:
    """Put all of these on the queue. `sqs` is a boto3 client. Raises QueueRefused."""
    for batch in batches(bodies, _size):
        _put_batch(sqs, url, [{"Id": str(number), "MessageBody": body} for number, body in enumerate(batch)])


def _put_batch(sqs: Any, url: str, entries: list[dict[str, str]]) -> None:
    for attempt in range(TRIES):
        try:
            refused = sqs.send_message_batch(QueueUrl=url, Entries=entries).get("Failed", [])
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
