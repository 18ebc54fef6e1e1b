"""Tells a caller of one event: posted to its webhook, as that stands now, and signed with its secret."""

import time
from collections.abc import Callable
from datetime import datetime

from sender.auth.callers import Caller, Callers
from sender.logs.logs import logs, shown
from sender.webhooks.events import CallerEvent, Posting
from sender.webhooks.posting import FAILURES, post
from service.signed_webhooks import sign

CONTENT = {"Content-Type": "application/json", "User-Agent": "registration-sender"}


class Telling:
    """On a `local` machine, receivers may be on the machine itself."""

    def __init__(self, callers: Callers, clock: Callable[[], datetime], *, local: bool):
        self._callers, self._clock, self._local = callers, clock, local

    def tell(self, posting: Posting, tries: int) -> bool:
        """Whether it was told, or nobody wants to hear it. Raises boto3's errors where the list is away."""
        caller, began = self._callers.get(posting.caller), time.perf_counter()
        outcome = self._post(caller, posting.event) if caller and caller.is_told else "nobody listens"
        settled = outcome in ("told", "nobody listens")
        (logs.info if settled else logs.error)(
            "a caller is told",
            caller=shown(posting.caller),
            event_id=posting.event.event_id,
            event=posting.event.event,
            trace_id=posting.event.trace_id,
            outcome=outcome,
            tries=tries,
            milliseconds=round((time.perf_counter() - began) * 1000),
        )
        return settled

    def _post(self, caller: Caller, event: CallerEvent) -> str:
        """`told`, or why not."""
        now, body = self._clock(), event.body()
        secret, *older = caller.webhook.secrets(now)
        try:
            headers = sign(secret, event.event_id, int(now.timestamp()), body, *older)
            status = post(caller.webhook.address, {**CONTENT, **headers}, body, local=self._local)
        except FAILURES as error:
            return type(error).__name__
        return "told" if 200 <= status < 300 else f"answered {status}"
