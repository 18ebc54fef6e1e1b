"""One claimed message: hand it to its provider, and say what became of it."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from random import SystemRandom
from typing import Any, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from sender.store.ledger import FAILED, QUEUED, SENDING, SENT, SUPPRESSED, UNKNOWN
from sender.store.suppression import Standing, Suppression
from sender.worker.claims import Claim, Outcome
from sender.worker.provider_errors import OPTED_OUT, OUT_OF_TIME, Next, Refused, Verdict, judge

PAUSES = (0.25, 0.5, 1.0, 2.0)  # seconds before a throttled message is tried again in its slot
LIST_AWAY = "suppressions-unknown"
jitter = SystemRandom().uniform


class Sender(Protocol):
    """`send` gives the provider's id of the message. It never retries by itself."""

    def send(self, message: Any) -> str: ...


class Delivery:
    """`senders` by channel; `one_send` is the longest that a provider may take over a message, in seconds.

    A message that is throttled all the same waits for `pauses` in its slot and is tried again.
    """

    def __init__(
        self,
        senders: Mapping[str, Sender],
        suppression: Suppression,
        clock: Callable[[], datetime],
        one_send: float,
        pauses: Sequence[float] = PAUSES,
    ):
        self._senders, self._suppression, self._clock = senders, suppression, clock
        self._one_send, self._pauses = one_send, pauses

    def deliver(self, claim: Claim, standing: Standing, time_left: Callable[[], float]) -> Outcome:
        """Send what was claimed, unless the recipient is suppressed when it comes to that.

        No send begins that could outlast the claim or the time that is left.
        """
        verdict = OUT_OF_TIME
        for pause in (0.0, *self._pauses):
            if min(claim.until - self._clock().timestamp(), time_left()) < pause + self._one_send:
                break
            time.sleep(jitter(0.5, 1) * pause)
            result = self._try(claim, standing)
            if isinstance(result, Outcome):
                return result
            verdict = result
            if verdict.next is not Next.TRY_AT_ONCE:
                break
        return self._not_sent(claim, verdict)

    def _try(self, claim: Claim, standing: Standing) -> Outcome | Verdict:
        """One send, right after a look at the list: somebody may have opted out while the message waited."""
        try:
            if reason := standing.reason():
                return Outcome(claim, SUPPRESSED, reason)
        except (ClientError, BotoCoreError):
            return Verdict(Next.TRY_LATER, LIST_AWAY)
        try:
            return Outcome(claim, SENT, provider_id=self._senders[claim.message.channel].send(claim.message))
        except (Refused, ClientError, BotoCoreError) as error:
            return judge(error)

    def _not_sent(self, claim: Claim, verdict: Verdict) -> Outcome:
        if verdict.next is Next.FAIL:
            if verdict == OPTED_OUT:
                self._suppression.suppress(claim.message.channel, claim.message.address, "opt-out", "provider")
            return Outcome(claim, FAILED, verdict.reason)
        if verdict.next is not Next.UNKNOWN:
            return Outcome(claim, QUEUED, verdict.reason)
        # It may have been sent. Once more is the promise: not where at most once was asked for, and not a third time.
        held = claim.message.at_most_once or claim.unanswered
        return Outcome(claim, UNKNOWN if held else SENDING, verdict.reason)
