"""The pool: as many messages side by side as there are slots, each claimed before and written down after it is sent."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
from datetime import datetime

from botocore.exceptions import BotoCoreError, ClientError

from sender.logs.logs import log_failure, logs
from sender.pace.pace import NoTurn, Pace, Turn
from sender.store.ledger import FAILED, SENT, Crowded
from sender.store.messages import Message
from sender.store.suppression import Standing, Suppression, recipient_of
from sender.worker.claims import Claim, Held, Outcome, Postponed
from sender.worker.delivery import Delivery
from sender.worker.group_commit import Together
from sender.worker.outcomes import Outcomes
from sender.worker.provider_errors import AWAY, CLOSED, OUT_OF_TIME

LEDGER_TAKES = 5.0  # seconds that are kept for writing down what became of the last messages
LEDGER_PAUSES = (0.1, 0.5)  # seconds before an outcome that could not be written is written again
LONGEST_WAIT = 5.0  # seconds for which a batch waits for its turns: what has none by then makes room for others
AWS_ERRORS = (BotoCoreError, ClientError, Crowded)

TimeLeft = Callable[[], float]
Result = Held | Outcome | Postponed
UnderWay = list[Future[Outcome | None]]


class Pool:
    """`slots` is how many messages are sent at once; a slot is free again when the ledger has its message's outcome, so
    that a kill leaves no more that may have been sent. Several batches may share the pool.

    `claim_seconds` is how long a claim stands, `one_send` the longest that a provider may take over a message; `sleep`
    waits by the clock, until it is a message's turn.
    """

    def __init__(
        self,
        outcomes: Outcomes,
        suppression: Suppression,
        delivery: Delivery,
        pace: Pace,
        clock: Callable[[], datetime],
        *,
        slots: int,
        claim_seconds: float,
        one_send: float,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self._outcomes, self._suppression, self._delivery = outcomes, suppression, delivery
        self._pace, self._clock, self._sleep = pace, clock, sleep
        self._slots, self._claim_seconds, self._needed = slots, claim_seconds, one_send + LEDGER_TAKES
        self._threads = ThreadPoolExecutor(slots, thread_name_prefix="slot")
        self._keep = Together(outcomes.keep)

    def send(self, messages: Sequence[Message], time_left: TimeLeft) -> Iterator[Result]:
        """Send those that have a turn soon; the result of each, when the ledger has it.

        What has none by the end is to come again: the ledger was away. Nothing begins that could not be finished in the
        time that is left.
        """
        under_way: UnderWay = []
        try:
            yield from self._begin(messages, time_left, under_way)
        except AWS_ERRORS as error:
            log_failure("the ledger is away", error)
        for future in as_completed(under_way):
            if outcome := future.result():
                yield outcome

    def expire(self, messages: Sequence[tuple[Message, str]]) -> list[Held | Outcome]:
        """End messages whose time is over, each with the reason that it waited for; none where the ledger is away."""
        try:
            return self._outcomes.expire(messages) if messages else []
        except AWS_ERRORS as error:
            log_failure("the ledger is away", error)
            return []

    def note_reasons(self, messages: Sequence[tuple[Message, str]]) -> None:
        """Write down for what each of these waits now; where the ledger is away, nobody is told."""
        try:
            self._outcomes.wait(messages)
        except AWS_ERRORS as error:
            log_failure("why messages wait is not written down", error)

    def close(self) -> None:
        """Let the slots' threads go."""
        self._threads.shutdown()

    def _begin(self, messages: Sequence[Message], time_left: TimeLeft, under_way: UnderWay) -> Iterator[Result]:
        """Begin with each message at its turn; gives those that are not begun with."""
        waiting, last = list(messages), self._clock().timestamp() + LONGEST_WAIT
        while waiting:
            asked = list(self._pace.turns(waiting))
            turns = sorted((each for each in asked if isinstance(each, Turn)), key=lambda turn: turn.at)
            without = [each for each in asked if isinstance(each, NoTurn)]
            for start in range(0, len(turns), self._slots):
                yield from self._take_turns(turns[start : start + self._slots], time_left, under_way)
            waiting = [each.message for each in without]
            pause = min((each.wait for each in without), default=0.0)
            if waiting and (self._clock().timestamp() + pause > last or time_left() - pause < self._needed):
                yield from (Postponed(*each) for each in without)
                return
            self._sleep(pause)

    def _take_turns(self, turns: Sequence[Turn], time_left: TimeLeft, under_way: UnderWay) -> Iterator[Result]:
        """Claim these, no more than there are slots, and hand each to a slot when it is its turn."""
        if sum(not future.done() for future in under_way) + len(turns) > self._slots:
            wait(under_way)
        if time_left() < self._needed + self._until(turns[-1]):
            yield from (Postponed(turn.message, 0, OUT_OF_TIME.reason) for turn in turns)
            return
        messages = [turn.message for turn in turns]
        standings = self._suppression.standings({recipient_of(message) for message in messages})
        claims = self._outcomes.claim(messages, self._clock().timestamp() + self._claim_seconds)
        for turn, claim in zip(turns, claims, strict=True):
            if isinstance(claim, Held):
                yield claim
                continue
            self._sleep(self._until(turn))
            standing = standings[recipient_of(claim.message)]
            under_way.append(self._threads.submit(self._settle, claim, standing, time_left))

    def _until(self, turn: Turn) -> float:
        """Seconds until it is a message's turn."""
        return max(0.0, turn.at - self._clock().timestamp())

    def _settle(self, claim: Claim, standing: Standing, time_left: TimeLeft) -> Outcome | None:
        """What a slot does. None where nobody knows: the claim runs out, and the next worker's row says so."""
        message = claim.message
        about = {"trace_id": message.trace, "ledger_id": message.id, "request_id": message.request_id}
        try:
            outcome = self._delivery.deliver(claim, standing, time_left)
            self._tell_pace(outcome)
            if self._written(outcome):
                return outcome
            logs.error("a claim was over too early", **about)
        except Exception as error:
            log_failure("what became of a message is not written down", error, **about)
        return None

    def _tell_pace(self, outcome: Outcome) -> None:
        """Tell the pace whether the provider takes messages, where it was asked."""
        away = outcome.reason in AWAY
        if not away and outcome.status not in (SENT, FAILED):
            return
        try:
            self._pace.heard(outcome.message, outcome.reason if away else "", closed=outcome.reason in CLOSED)
        except AWS_ERRORS as error:
            log_failure("a pause could not be written", error)

    def _written(self, outcome: Outcome) -> bool:
        """Write an outcome down, together with others that come meanwhile. False where the claim is another's now."""
        for pause in LEDGER_PAUSES:
            try:
                return self._keep(outcome)
            except AWS_ERRORS as error:
                log_failure("an outcome could not be written yet", error)
                time.sleep(pause)
        return self._keep(outcome)
