"""The worker: takes a batch off the queue, has its members sent side by side, and answers for each of them."""

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import msgspec

from sender.logs.logs import log_failure, logs, masked
from sender.store.ledger import FAILED, SENT
from sender.store.messages import SMS, Message, decode
from sender.text.gsm import folded, segments
from sender.worker.claims import Held, Outcome
from sender.worker.delivery import jitter
from sender.worker.metrics import publish
from sender.worker.pool import AWS_ERRORS, Pool, TimeLeft
from sender.worker.received import Received, from_lambda, from_queue

BATCH = 10  # the most that one call to SQS may name
BACK_OFF = (1 / 6, 5, 0)  # in patiences, by how often it was received; the third time, the queue puts it aside
LONGEST_BACK_OFF = 43_200  # seconds, SQS's longest visibility timeout
POLLS = (
    2  # threads that poll on a machine of its own: one's batch is claimed and answered for while the other's is sent
)


class Worker:
    """`sqs` is a boto3 client, `patience` the queue's visibility timeout in seconds."""

    def __init__(self, pool: Pool, sqs: Any, queue: str, patience: float, clock: Callable[[], datetime]):
        self._pool, self._sqs, self._queue, self._patience, self._clock = pool, sqs, queue, patience, clock

    def handle_batch(self, records: Iterable[Mapping[str, Any]], time_left: TimeLeft) -> list[str]:
        """Work on a batch of Lambda's SQS event; the ids of what is to come again. `time_left` gives seconds."""
        batch = [from_lambda(record) for record in records]
        again = self.work(batch, time_left)
        self._put_off(batch, again)
        return list(again)

    def poll(self, wait_seconds: int = 5) -> bool:
        """Take a batch off the queue and work on it, outside Lambda. Whether there was one."""
        answer = self._sqs.receive_message(
            QueueUrl=self._queue,
            MaxNumberOfMessages=BATCH,
            WaitTimeSeconds=wait_seconds,
            MessageSystemAttributeNames=["ApproximateReceiveCount", "SentTimestamp"],
        )
        batch = [from_queue(message) for message in answer.get("Messages", [])]
        again = self.work(batch)
        done = [
            {"Id": received.id, "ReceiptHandle": received.receipt} for received in batch if received.id not in again
        ]
        if done:
            self._sqs.delete_message_batch(QueueUrl=self._queue, Entries=done)
        self._put_off(batch, again)
        return bool(batch)

    def work(self, batch: Sequence[Received], time_left: TimeLeft = lambda: math.inf) -> dict[str, float]:
        """Work on a batch; the ids of what is to come again, and after how many seconds.

        Of a message that is there twice, the second comes again, and finds the first one done.
        """
        again = {received.id: self._back_off(received) for received in batch}
        readable: dict[tuple[str, str], tuple[Message, Received]] = {}
        for received in batch:
            try:
                message = decode(received.body)
            except msgspec.MsgspecError as error:
                log_failure("a queue message cannot be read", error, queue_id=received.id)
                continue
            readable.setdefault((message.trace, message.id), (message, received))
        failures: list[bool] = []
        began = time.perf_counter()
        try:
            for result in self._pool.send([message for message, _ in readable.values()], time_left):
                message, received = readable.pop((result.message.trace, result.message.id))
                if result.done:
                    del again[received.id]
                elif isinstance(result, Held) and result.until:
                    again[received.id] = max(result.until - self._clock().timestamp(), 0) + 1
                if isinstance(result, Outcome) and result.status in {SENT, FAILED}:
                    failures.append(result.status == FAILED)
                self._report(message, received, began, result)
        except AWS_ERRORS as error:
            log_failure("the ledger is away", error)
        for message, received in readable.values():
            self._report(message, received, began)
        publish(failures)
        return again

    def close(self) -> None:
        self._pool.close()

    def _back_off(self, received: Received) -> float:
        patiences = BACK_OFF[min(received.receives, len(BACK_OFF)) - 1]
        return jitter(0.8, 1.2) * patiences * self._patience

    def _put_off(self, batch: Sequence[Received], again: Mapping[str, float]) -> None:
        """Hide what is to come again for its time. Where that fails, it comes after the queue's own patience."""
        entries = iter(
            {
                "Id": received.id,
                "ReceiptHandle": received.receipt,
                "VisibilityTimeout": min(math.ceil(again[received.id]), LONGEST_BACK_OFF),
            }
            for received in batch
            if received.id in again
        )
        try:
            while chunk := list(islice(entries, BATCH)):
                self._sqs.change_message_visibility_batch(QueueUrl=self._queue, Entries=chunk)
        except AWS_ERRORS as error:
            log_failure("messages could not be put off", error)

    def _report(self, message: Message, received: Received, began: float, result: Held | Outcome | None = None) -> None:
        """The line of one message, with its whole story; `began` is when its batch was taken. Without a result nobody
        got to it, or nobody knows.
        """
        outcome, reason, provider_id = _told(result)
        log = logs.error if outcome == FAILED else logs.info
        log(
            "message",
            trace_id=message.trace,
            ledger_id=message.id,
            request_id=message.request_id,
            channel=message.channel,
            to=masked(message.address),
            outcome=outcome,
            reason=reason or None,
            provider_id=provider_id or None,
            segments=segments(folded(message.text)) if message.channel == SMS else None,
            tries=received.receives,
            age_milliseconds=max(0, round((self._clock().timestamp() - received.queued_at) * 1000)),
            milliseconds=round((time.perf_counter() - began) * 1000),
        )


def _told(result: Held | Outcome | None) -> tuple[str, str, str]:
    """What became of a message, why, and the provider's id of it."""
    if isinstance(result, Outcome):
        return result.status, result.reason, result.provider_id
    if result is None:
        return "not finished", "", ""
    return ("done before", result.row.status, "") if result.row and result.done else ("held", "", "")
