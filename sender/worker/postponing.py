"""What cannot go now goes on the queue as a new message, which appears after a while; then the old one is deleted.

So the queue counts how often a message itself fails, and not how long its provider takes none. Killed in between, there
are two of it, of which the ledger lets one be sent.
"""

import math
from collections.abc import Iterable
from typing import Any, NamedTuple

from botocore.exceptions import BotoCoreError, ClientError

from sender.logs.logs import log_failure
from sender.store.batches import batches
from sender.store.ledger import SEND_AT
from sender.store.messages import Message
from sender.worker.received import Received, Waited

ATTRIBUTES = 500  # bytes of a message's attributes, at the most
LONGEST_DELAY = 900  # seconds, SQS's own limit


class PutBack(NamedTuple):
    """A message that is to appear again after `seconds`."""

    message: Message
    received: Received
    seconds: float
    waited: Waited

    @property
    def has_another_reason(self) -> bool:
        """Whether it waits for something else than the ledger says: nobody claimed it, so that no outcome told."""
        before = self.received.waited
        return self.waited.refusals == before.refusals and self.waited.reason not in (before.reason, SEND_AT)


def put_back(sqs: Any, postponed: Iterable[PutBack]) -> set[str]:
    """Put these on their queues anew; the ids of the old ones that may be deleted now."""
    done: set[str] = set()
    for batch in batches(postponed, _size):
        entries = [_entry(place, each) for place, each in enumerate(batch)]
        try:
            answer = sqs.send_message_batch(QueueUrl=batch[0].received.queue, Entries=entries)
        except (BotoCoreError, ClientError) as error:
            log_failure("messages could not be put back", error)
            continue
        done |= {batch[int(each["Id"])].received.id for each in answer.get("Successful", [])}
    return done


def _size(each: PutBack) -> int:
    """Its bytes, with those of its attributes."""
    return len(each.received.body.encode()) + ATTRIBUTES


def _entry(place: int, each: PutBack) -> dict[str, Any]:
    return {
        "Id": str(place),
        "MessageBody": each.received.body,
        "DelaySeconds": min(math.ceil(each.seconds), LONGEST_DELAY),
        "MessageAttributes": each.waited.attributes(),
    }
