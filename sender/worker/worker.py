"""The worker: takes a batch off a queue, has its members sent at their pace, and answers for each of them."""

import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import msgspec

from sender.logs.logs import log_failure, logs, masked, shown
from sender.store.batches import MOST_IN_A_BATCH
from sender.store.ledger import EXPIRED, FAILED, QUEUED, SEND_AT, SENT
from sender.store.messages import BULK, SMS, Message, decode
from sender.store.queues import QueueRefused
from sender.text.gsm import folded, segments
from sender.webhooks.events import ENDED, Posting, of_end
from sender.webhooks.outbox import CallerEvents
from sender.worker.claims import Held, Outcome, Postponed
from sender.worker.delivery import jitter
from sender.worker.metrics import publish
from sender.worker.pool import AWS_ERRORS, Pool, Result, TimeLeft
from sender.worker.postponing import PutBack, put_back
from sender.worker.provider_errors import CLOSED, WAITING
from sender.worker.received import Received, from_lambda, from_queue

BACK_OFF = (1 / 6, 5, 0)  # in patiences, by how often it was received; the third time, the queue puts it aside
LONGEST_BACK_OFF = 43_200  # seconds, SQS's longest visibility timeout
NEXT_LOOK = (2.0, 6.0)  # seconds after which what had no turn is looked at again, at the soonest
SHORTEST_REFUSAL, LONGEST_REFUSAL = 5.0, 60.0  # seconds after which a provider that took none is asked again …
CLOSED_FOR = 600.0  # … and one that will take none for hours
POLLS = (
    2  # threads that poll on a machine of its own: one's batch is claimed and answered for while the other's is sent
)


class Worker:
    """`sqs` is a boto3 client, `queues` are URLs, `patience` is their visibility timeout in seconds."""

    def __init__(
        self,
        pool: Pool,
        sqs: Any,
        queues: tuple[str, ...],
        patience: float,
        clock: Callable[[], datetime],
        events: CallerEvents,
    ):
        self._pool, self._sqs, self.queues, self._patience, self._clock = pool, sqs, queues, patience, clock
        self._events = events

    def handle_batch(self, records: Iterable[Mapping[str, Any]], time_left: TimeLeft) -> list[str]:
        """Work on a batch of Lambda's SQS event; the ids of what is to come again. `time_left` gives seconds."""
        batch = [from_lambda(record, self.queues) for record in records]
        again = self.work(batch, time_left)
        self._put_off(batch, again)
        return list(again)

    def poll(self, wait_seconds: int = 5, queue: str = "") -> bool:
        """Take a batch off a queue, the first by default, and work on it, outside Lambda. Whether there was one."""
        queue = queue or self.queues[0]
        answer = self._sqs.receive_message(
            QueueUrl=queue,
            MaxNumberOfMessages=MOST_IN_A_BATCH,
            WaitTimeSeconds=wait_seconds,
            MessageSystemAttributeNames=["ApproximateReceiveCount", "SentTimestamp"],
            MessageAttributeNames=["All"],
        )
        batch = [from_queue(message, queue) for message in answer.get("Messages", [])]
        again = self.work(batch)
        done = [
            {"Id": received.id, "ReceiptHandle": received.receipt} for received in batch if received.id not in again
        ]
        if done:
            self._sqs.delete_message_batch(QueueUrl=queue, Entries=done)
        self._put_off(batch, again)
        return bool(batch)

    def work(self, batch: Sequence[Received], time_left: TimeLeft = lambda: math.inf) -> dict[str, float]:
        """Work on a batch; the ids of what is to come again, and after how many seconds. What waits for its provider
        is put on the queue anew, and does not.

        Of a message that is there twice, the second comes again, and finds the first one done.
        """
        again = {received.id: self._back_off(received) for received in batch}
        readable = _readable(batch)
        ended: list[tuple[Received, Posting | None]] = []
        failures: list[bool] = []
        waiting: list[PutBack] = []
        held_up: list[float] = []
        began = time.perf_counter()
        for result in self._results(list(readable.values()), time_left):
            message, received = readable.pop((result.message.trace, result.message.id))
            if isinstance(result, Held) and result.until and not result.done:
                again[received.id] = max(result.until - self._clock().timestamp(), 0) + 1
            elif isinstance(result, Outcome | Held) and result.done:
                ended.append((received, self._end_of(result)))
            elif later := self._later(received, result):
                waiting.append(later)
                since = max(message.accepted_at, message.send_at)
                if message.priority != BULK and 0 < since <= self._clock().timestamp():
                    held_up.append(self._clock().timestamp() - since)
            if isinstance(result, Outcome) and result.status in {SENT, FAILED, EXPIRED}:
                failures.append(result.status != SENT)
            self._report(message, received, began, result)
        for message, received in readable.values():
            self._report(message, received, began)
        self._pool.note_reasons([(each.message, each.waited.reason) for each in waiting if each.has_another_reason])
        for received_id in put_back(self._sqs, waiting) | self._told(ended):
            del again[received_id]
        publish(failures, held_up)
        return again

    def close(self) -> None:
        self._pool.close()

    def _end_of(self, result: Outcome | Held) -> Posting | None:
        """What its caller is told of a message that is done with."""
        row = result.row if isinstance(result, Held) else None
        if row and row.status in ENDED:
            return of_end(row, row.status, row.reason, row.changed_at)
        if isinstance(result, Outcome) and result.status in ENDED:
            return of_end(result.message, result.status, result.reason, self._clock().isoformat())
        return None

    def _told(self, ended: Sequence[tuple[Received, Posting | None]]) -> set[str]:
        """Tell the callers; the ids of what may be let go. The rest comes again, is found done, and told once more."""
        postings = [posting for _, posting in ended if posting]
        try:
            self._events.tell(postings)
        except (QueueRefused, *AWS_ERRORS) as error:
            log_failure("callers could not be told", error)
            return {received.id for received, posting in ended if not posting}
        return {received.id for received, _ in ended}

    def _results(self, batch: Sequence[tuple[Message, Received]], time_left: TimeLeft) -> Iterator[Result]:
        """What becomes of each: at its end whose time is over, else sent or not."""
        now = self._clock().timestamp()
        over = [(message, received.waited.reason) for message, received in batch if (message.expires_at or now) < now]
        yield from self._pool.expire(over)
        in_time = [each for each, _ in batch if (each.expires_at or now) >= now]
        yield from (Postponed(each, each.send_at - now, SEND_AT) for each in in_time if each.send_at > now)
        yield from self._pool.send([each for each in in_time if each.send_at <= now], time_left)

    def _later(self, received: Received, result: Result) -> PutBack | None:
        """How a message waits for its provider. None where it does not, or what keeps it may be its own fault."""
        if isinstance(result, Postponed):
            waited = received.waited._replace(reason=result.reason)
            return PutBack(result.message, received, max(result.seconds, jitter(*NEXT_LOOK)), waited)
        if not isinstance(result, Outcome) or result.status != QUEUED or result.reason not in WAITING:
            return None
        refusals = received.waited.refusals
        seconds = (
            CLOSED_FOR if result.reason in CLOSED else min(LONGEST_REFUSAL, SHORTEST_REFUSAL * 2 ** min(refusals, 9))
        )
        waited = received.waited._replace(reason=result.reason, refusals=refusals + 1)
        return PutBack(result.message, received, jitter(0.8, 1.2) * seconds, waited)

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
            while chunk := list(islice(entries, MOST_IN_A_BATCH)):  # a batch is of one queue
                self._sqs.change_message_visibility_batch(QueueUrl=batch[0].queue, Entries=chunk)
        except AWS_ERRORS as error:
            log_failure("messages could not be put off", error)

    def _report(self, message: Message, received: Received, began: float, result: Result | None = None) -> None:
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
            caller=shown(message.caller) or None,
            channel=message.channel,
            to=masked(message.address),
            outcome=outcome,
            reason=reason or None,
            provider_id=provider_id or None,
            segments=segments(folded(message.text)) if message.channel == SMS else None,
            tries=received.receives,
            age_milliseconds=max(
                0, round((self._clock().timestamp() - (message.accepted_at or received.queued_at)) * 1000)
            ),
            milliseconds=round((time.perf_counter() - began) * 1000),
        )


def _readable(batch: Sequence[Received]) -> dict[tuple[str, str], tuple[Message, Received]]:
    """Each message once, by its TraceId and id."""
    found: dict[tuple[str, str], tuple[Message, Received]] = {}
    for received in batch:
        try:
            message = decode(received.body)
        except msgspec.MsgspecError as error:
            log_failure("a queue message cannot be read", error, queue_id=received.id)
            continue
        found.setdefault((message.trace, message.id), (message, received))
    return found


def _told(result: Result | None) -> tuple[str, str, str]:
    """What became of a message, why, and the provider's id of it."""
    if isinstance(result, Outcome):
        return result.status, result.reason, result.provider_id
    if isinstance(result, Postponed):
        return "waits", result.reason, ""
    if result is None:
        return "not finished", "", ""
    return ("done before", result.row.status, "") if result.row and result.done else ("held", "", "")
