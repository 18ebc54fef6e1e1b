"""Accepts a request: once for each TraceId, and only when every message is in the ledger and on the queue."""

import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from msgspec.structs import replace

from sender.api.answers import Accepted, Queued
from sender.api.queueing import MessagesQueue
from sender.api.rendering import Rendering, render
from sender.api.request import Recipient, Submission
from sender.store.ledger import MOST_IN_A_TRANSACTION, Crowded, Ledger, Request
from sender.store.templates import Templates

AT_WORK = timedelta(seconds=30)  # API Gateway cuts a request at 29 seconds: whoever began earlier is gone
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # seconds between looks at somebody else's work
LONGEST_ACCEPTANCE = 18.0  # seconds after which no chunk is begun: one may take ten more where the ledger is throttled
SIDE_BY_SIDE = 8


class AnotherBody(Exception):
    """The TraceId was used for another request."""


class Acceptance:
    """A request that was interrupted is taken up again by its repeat.

    That is safe: a ledger row is written once, and what is on the queue twice is sent once, for workers go by the row.
    """

    def __init__(self, ledger: Ledger, queue: MessagesQueue, templates: Templates, clock: Callable[[], datetime]):
        self._ledger, self._queue, self._templates, self._clock = ledger, queue, templates, clock

    def accept(self, submission: Submission, request_id: str) -> Accepted:
        """The answer to a request, the same for its repeats.

        Raises Faults, AnotherBody, QueueRefused and ledger.Crowded.
        """
        before = self._same(self._ledger.request(submission.trace), submission)
        if before is None or before.state != "accepted":
            rendering = render(submission, self._templates, request_id, self._clock())
            if before is None:
                before = self._same(self._open(submission), submission)
            if before is None or not self._done_by_another(before):
                spread = before.spread if before else _is_spread(submission)
                self._put_down(replace(rendering, spread=spread), before.done if before else ())
                self._ledger.accepted(submission.trace, self._clock())
        return answer(submission)

    def _open(self, submission: Submission) -> Request | None:
        asked = {"at_most_once": submission.at_most_once, "spread": _is_spread(submission)}
        return self._ledger.open(submission.trace, submission.body_hash, **asked, now=self._clock())

    def _same(self, before: Request | None, submission: Submission) -> Request | None:
        """The request that stood there before, when it is this one. What has expired is only late in being deleted."""
        if before is None or before.expires < self._clock().timestamp():
            return None
        if before.body_hash != submission.body_hash:
            raise AnotherBody
        return before

    def _done_by_another(self, before: Request) -> bool:
        """Whether somebody else, who is at this request just now, has accepted it. Waiting only saves work."""
        for wait in WAITS:
            if before.state == "accepted":
                return True
            if self._clock() - datetime.fromisoformat(before.opened_at) > AT_WORK:
                return False
            time.sleep(wait)
            before = self._ledger.request(before.trace) or before
        return before.state == "accepted"

    def _put_down(self, rendering: Rendering, done: Collection[str]) -> None:
        """Put down what is not `done`. Raises Crowded where that would take longer than a caller waits: its repeat goes
        on from there.
        """
        recipients = sorted(rendering.submission.recipients, key=lambda each: each.id[::-1])  # each chunk has all keys
        size = MOST_IN_A_TRANSACTION
        chunks = [recipients[start : start + size] for start in range(0, len(recipients), size)]
        if len(chunks) == 1:
            self._put_down_chunk(rendering, chunks[0])
            return
        last = time.monotonic() + LONGEST_ACCEPTANCE

        def put_down(number: int) -> None:
            if time.monotonic() > last:
                raise Crowded
            self._put_down_chunk(rendering, chunks[number])
            self._ledger.chunk_done(rendering.submission.trace, number)

        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            try:
                left = [number for number in range(len(chunks)) if str(number) not in done]
                for each in [pool.submit(put_down, number) for number in left]:
                    each.result()
            finally:
                pool.shutdown(cancel_futures=True)  # after a failure the rest would only be done twice

    def _put_down_chunk(self, rendering: Rendering, recipients: list[Recipient]) -> None:
        """First the rows, then the queue: a worker finds the row of whatever it takes."""
        messages = list(rendering.messages(recipients))
        self._ledger.queue_rows(
            [(message, each.written) for message, each in zip(messages, recipients, strict=True)], self._clock()
        )
        self._queue.put(messages)


def _is_spread(submission: Submission) -> bool:
    """Whether its rows are too many for one key of the ledger."""
    return len(submission.recipients) > MOST_IN_A_TRANSACTION


def answer(submission: Submission) -> Accepted:
    """What the caller is told. It follows from the request alone, so that a repeat gets the first answer again."""
    recipients = sorted(submission.recipients, key=lambda each: each.written)
    return Accepted(submission.trace, [Queued(each.written, each.channel, each.id) for each in recipients])
