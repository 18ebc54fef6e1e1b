"""Accepts a request: once for each TraceId, and only when every message is in the ledger and on the queue."""

import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from decimal import Decimal

from msgspec.structs import replace

from sender.api.answers import Accepted, Preview, Queued, Shown
from sender.api.queueing import MessagesQueue
from sender.api.rendering import Rendering, render
from sender.api.request import Recipient, Submission
from sender.auth.unsubscribe_links import UnsubscribeLinks
from sender.fields.faults import Faults
from sender.store.ledger import MOST_IN_A_TRANSACTION, QUEUED, TEST, Crowded, Ledger, Request
from sender.store.messages import Email, Message
from sender.store.spending import CapReached, Cost, Spending
from sender.store.templates import Templates
from sender.text.gsm import folded, segments

AT_WORK = timedelta(seconds=30)  # API Gateway cuts a request at 29 seconds: whoever began earlier is gone
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # seconds between looks at somebody else's work
LONGEST_ACCEPTANCE = 18.0  # seconds after which no chunk is begun: one may take ten more where the ledger is throttled
SIDE_BY_SIDE = 8
PREVIEWED = 10  # messages whose words a preview shows


class AnotherBody(Exception):
    """The TraceId was used for another request."""


class Acceptance:
    """A request that was interrupted is taken up again by its repeat.

    That is safe: a ledger row is written once, and what is on the queue twice is sent once, for workers go by the row.
    """

    def __init__(
        self,
        ledger: Ledger,
        spending: Spending,
        queue: MessagesQueue,
        templates: Templates,
        prices: Mapping[str, Decimal],
        links: UnsubscribeLinks,
        clock: Callable[[], datetime],
    ):
        self._ledger, self._spending, self._queue, self._clock = ledger, spending, queue, clock
        self._templates, self._prices, self._links = templates, prices, links

    def accept(self, submission: Submission, request_id: str) -> Accepted:
        """The answer to a request, the same for its repeats.

        Raises Faults, AnotherBody, CapReached, QueueRefused and ledger.Crowded.
        """
        try:
            rendering, cost, before = self._begin(submission, request_id)
        except (Faults, CapReached):  # of a repeat that matters no more
            before = self._before(submission)
            if before is None or before.state != "accepted":
                raise
        if before and before.state == "accepted":
            return answer(submission, before.parts, before.pounds)
        if before is None or not self._done_by_another(before):
            spread = before.spread if before else _is_spread(submission)
            self._put_down(replace(rendering, spread=spread), before.done if before else ())
            self._ledger.accepted(submission.trace, self._clock())
        return answer(submission, cost.parts, float(cost.pounds))

    def preview(self, submission: Submission, request_id: str) -> Preview:
        """What a request would come to, with the words of its first few messages. Raises Faults."""
        rendering, cost = self._render(submission, request_id)
        first = submission.recipients[:PREVIEWED]
        shown = [shown_as(each, message) for each, message in zip(first, rendering.messages(first), strict=True)]
        return Preview(submission.trace, shown, cost.messages, cost.parts, float(cost.pounds))

    def _begin(self, submission: Submission, request_id: str) -> tuple[Rendering, Cost, Request | None]:
        """Render and open a request; what stands there where this is not the first time.

        A caller with caps is looked up before: a repeat that were counted, if only for a moment, could take another
        request's room.
        """
        before = self._before(submission) if submission.caller.caps.given() else None
        rendering, cost = self._render(submission, request_id)
        return rendering, cost, before or self._open(submission, cost)

    def _render(self, submission: Submission, request_id: str) -> tuple[Rendering, Cost]:
        return render(submission, self._templates, request_id, self._clock(), self._prices, self._links)

    def _open(self, submission: Submission, cost: Cost) -> Request | None:
        """Count the request and open it; what stood there before where somebody else was faster."""
        caller, now = submission.caller, self._clock()
        self._spending.spend(caller.name, caller.caps, cost, now)
        asked = {"at_most_once": submission.at_most_once, "spread": _is_spread(submission)}
        before = self._ledger.open(
            submission.trace, submission.body_hash, **asked, caller=caller.name, cost=cost, now=now
        )
        if before:
            self._spending.give_back(caller.name, caller.caps, cost, now)
        return self._same(before, submission)

    def _before(self, submission: Submission) -> Request | None:
        """What stands there, where this is not the first time. Raises AnotherBody."""
        return self._same(self._ledger.request(submission.trace), submission)

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
        """First the rows, then the queue: a worker finds the row of whatever it takes. A test's ends with its row."""
        messages = list(rendering.messages(recipients))
        rows = [(message, each.written) for message, each in zip(messages, recipients, strict=True)]
        is_test = rendering.submission.caller.test
        self._ledger.queue_rows(rows, self._clock(), status=TEST if is_test else QUEUED)
        if not is_test:
            self._queue.put(messages)


def _is_spread(submission: Submission) -> bool:
    """Whether its rows are too many for one key of the ledger."""
    return len(submission.recipients) > MOST_IN_A_TRANSACTION


def answer(submission: Submission, parts: int | None, pounds: float | None) -> Accepted:
    """What the caller is told. It follows from the request and its entry, so that a repeat gets the first answer."""
    recipients = sorted(submission.recipients, key=lambda each: each.written)
    return Accepted(
        submission.trace, [Queued(each.written, each.channel, each.id) for each in recipients], parts, pounds
    )


def shown_as(recipient: Recipient, message: Message) -> Shown:
    """A message as a preview shows it."""
    written, channel, id = recipient.written, recipient.channel, recipient.id
    if isinstance(message, Email):
        return Shown(written, channel, id, message.text, message.subject, message.html)
    text = folded(message.text)
    return Shown(written, channel, id, text, parts=segments(text))
