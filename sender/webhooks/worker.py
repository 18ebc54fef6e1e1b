"""Takes errands off their queue: posts events, takes addresses off providers' lists. What was in vain comes again, ever
later, for a day.

After that the queue puts it aside among the feedback that could not be taken in, and an alarm says so.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, NamedTuple

import msgspec
from botocore.exceptions import BotoCoreError, ClientError

from sender.logs.logs import log_failure
from sender.store.batches import MOST_IN_A_BATCH
from sender.store.queues import QueueRefused
from sender.webhooks.events import Lift, Spread, read_errand
from sender.webhooks.outbox import CallerEvents
from sender.webhooks.telling import Telling

# Seconds after each time that it was in vain: a day together. The queue hands it out as often, and then puts it aside.
DELAYS = (10, 60, 300, 900, 1800, 3600, 7200, 14_400, 21_600, 36_000, 0)

LOOK = 1  # seconds: whoever does not wait at all is told that there is nothing where there is
SIDE_BY_SIDE = 2  # batches
LONGEST_BATCH = 20.0  # seconds that a receiver of a batch may take over it, posting.py's together, and some


class Waiting(NamedTuple):
    """An errand as the queue hands it out; `receives` counts this time too."""

    id: str
    receipt: str
    body: str
    receives: int


class CallerEventsWorker:
    """`sqs` is a boto3 client, `queue` a URL. `lift` takes an address off its provider's list, and says whether
    that need not be tried again.
    """

    def __init__(self, sqs: Any, queue: str, events: CallerEvents, telling: Telling, lift: Callable[[str, str], bool]):
        self._sqs, self.queue, self._events, self._telling, self._lift = sqs, queue, events, telling, lift

    def work_off(self, time_left: Callable[[], float]) -> int:
        """Do what lies on the queue, while there is time for another batch; how many errands were handed out.
        `time_left` gives seconds.
        """
        if (first := self.poll(LOOK)) < MOST_IN_A_BATCH:
            return first
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            polls = [pool.submit(copy_context().run, self._work_off, time_left) for _ in range(SIDE_BY_SIDE)]
        return first + sum(each.result() for each in polls)

    def _work_off(self, time_left: Callable[[], float]) -> int:
        done = 0
        while time_left() > LONGEST_BATCH and (some := self.poll(LOOK)):
            done += some
        return done

    def poll(self, wait_seconds: int = 5) -> int:
        """Take a batch off the queue and do it. How many errands there were."""
        answer = self._sqs.receive_message(
            QueueUrl=self.queue,
            MaxNumberOfMessages=MOST_IN_A_BATCH,
            WaitTimeSeconds=wait_seconds,
            MessageSystemAttributeNames=["ApproximateReceiveCount"],
        )
        batch = [_waiting(each) for each in answer.get("Messages", [])]
        done = self._work(batch)
        if done:
            entries = [{"Id": each.id, "ReceiptHandle": each.receipt} for each in done]
            self._sqs.delete_message_batch(QueueUrl=self.queue, Entries=entries)
        return len(batch)

    def _work(self, batch: Sequence[Waiting]) -> list[Waiting]:
        """Do all of them side by side: one receiver that is slow keeps none of the others waiting. Which are done."""
        with ThreadPoolExecutor(MOST_IN_A_BATCH) as pool:
            done = [each.result() for each in [pool.submit(copy_context().run, self._settle, one) for one in batch]]
        self._put_off([each for each, settled in zip(batch, done, strict=True) if not settled])
        return [each for each, settled in zip(batch, done, strict=True) if settled]

    def _settle(self, waiting: Waiting) -> bool:
        """Whether nothing is left to do with it."""
        try:
            errand = read_errand(waiting.body)
            if isinstance(errand, Lift):
                return self._lift(errand.channel, errand.address)
            if isinstance(errand, Spread):
                self._events.tell_all([errand.event], errand.but)
                return True
            return self._telling.tell(errand, waiting.receives)
        except (msgspec.MsgspecError, QueueRefused, BotoCoreError, ClientError) as error:
            log_failure("an errand failed", error, queue_id=waiting.id)
            return False

    def _put_off(self, batch: Sequence[Waiting]) -> None:
        """Hide these for their time. Where that fails, they come after the queue's own patience."""
        for each in batch:
            seconds = round(DELAYS[min(each.receives, len(DELAYS)) - 1] * random.uniform(0.9, 1.1))  # noqa: S311 no secret
            try:
                self._sqs.change_message_visibility(
                    QueueUrl=self.queue, ReceiptHandle=each.receipt, VisibilityTimeout=seconds
                )
            except (BotoCoreError, ClientError) as error:
                log_failure("an errand could not be put off", error)


def _waiting(received: Mapping[str, Any]) -> Waiting:
    receives = int(received["Attributes"]["ApproximateReceiveCount"])
    return Waiting(received["MessageId"], received["ReceiptHandle"], received["Body"], receives)
