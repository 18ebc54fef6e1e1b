"""The pool: as many messages side by side as there are slots, each claimed before and written down after it is sent."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from datetime import datetime

from botocore.exceptions import BotoCoreError, ClientError

from sender.logs.logs import log_failure, logs
from sender.store.ledger import Crowded
from sender.store.messages import Message
from sender.store.suppression import Standing, Suppression
from sender.worker.claims import Claim, Held, Outcome
from sender.worker.delivery import Delivery
from sender.worker.group_commit import Together
from sender.worker.outcomes import Outcomes

LEDGER_TAKES = 5.0  # seconds that are kept for writing down what became of the last messages
LEDGER_PAUSES = (0.1, 0.5)  # seconds before an outcome that could not be written is written again
AWS_ERRORS = (BotoCoreError, ClientError, Crowded)

TimeLeft = Callable[[], float]


class Pool:
    """`slots` is how many messages are sent at once; a slot is free again when the ledger has its message's outcome, so
    that a kill leaves no more that may have been sent. Several batches may share the pool.

    `claim_seconds` is how long a claim stands, `one_send` the longest that a provider may take over a message.
    """

    def __init__(
        self,
        outcomes: Outcomes,
        suppression: Suppression,
        delivery: Delivery,
        clock: Callable[[], datetime],
        *,
        slots: int,
        claim_seconds: float,
        one_send: float,
    ):
        self._outcomes, self._suppression, self._delivery, self._clock = outcomes, suppression, delivery, clock
        self._slots, self._claim_seconds, self._needed = slots, claim_seconds, one_send + LEDGER_TAKES
        self._threads = ThreadPoolExecutor(slots, thread_name_prefix="slot")
        self._keep = Together(outcomes.keep)

    def send(self, messages: Sequence[Message], time_left: TimeLeft) -> Iterator[Held | Outcome]:
        """Send them; each result as soon as the ledger has it. What has none by the end is to come again.

        Nothing begins that could not be finished in the time that is left. Raises AWS_ERRORS where the ledger is away.
        """
        for start in range(0, len(messages), self._slots):
            if time_left() < self._needed:
                return
            yield from self._side_by_side(messages[start : start + self._slots], time_left)

    def close(self) -> None:
        """Let the slots' threads go."""
        self._threads.shutdown()

    def _side_by_side(self, messages: Sequence[Message], time_left: TimeLeft) -> Iterator[Held | Outcome]:
        standings = self._suppression.standings({(message.channel, message.address) for message in messages})
        claims = self._outcomes.claim(messages, self._clock().timestamp() + self._claim_seconds)
        under_way: list[Future[Outcome | None]] = []
        for claim in claims:
            if isinstance(claim, Held):
                yield claim
            else:
                standing = standings[claim.message.channel, claim.message.address]
                under_way.append(self._threads.submit(self._settle, claim, standing, time_left))
        for future in as_completed(under_way):
            if outcome := future.result():
                yield outcome

    def _settle(self, claim: Claim, standing: Standing, time_left: TimeLeft) -> Outcome | None:
        """What a slot does. None where nobody knows: the claim runs out, and the next worker's row says so."""
        message = claim.message
        about = {"trace_id": message.trace, "ledger_id": message.id, "request_id": message.request_id}
        try:
            outcome = self._delivery.deliver(claim, standing, time_left)
            if self._written(outcome):
                return outcome
            logs.error("a claim was over too early", **about)
        except Exception as error:
            log_failure("what became of a message is not written down", error, **about)
        return None

    def _written(self, outcome: Outcome) -> bool:
        """Write an outcome down, together with others that come meanwhile. False where the claim is another's now."""
        for pause in LEDGER_PAUSES:
            try:
                return self._keep(outcome)
            except AWS_ERRORS as error:
                log_failure("an outcome could not be written yet", error)
                time.sleep(pause)
        return self._keep(outcome)
