"""What SES and the SMS service allow the account, and what they say to whoever asks for more."""

import threading
import time
from collections.abc import Callable

from local.aws.faults import Fault

THROTTLED_EMAIL = Fault(429, "TooManyRequestsException", says="Maximum sending rate exceeded.")
NO_MORE_TODAY = Fault(429, "TooManyRequestsException", says="Daily message quota exceeded.")
THROTTLED_TEXT = Fault(400, "ThrottlingException", says="Rate exceeded")
DOWN = Fault(503, "ServiceUnavailable")


class Rates:
    """`emails` a second and `daily` e-mails in all, `texts` in parts a second of each originator.

    They are told to whoever asks, and kept to where they are `enforced`: each is then a bucket of a second's worth.
    `clock` gives seconds.
    """

    def __init__(self):
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """As an account is that has left the sandbox."""
        self.emails, self.daily, self.texts, self.enforced = 14.0, 50_000, 10.0, False
        self.production = True
        self.sent = self.throttled = 0
        self.clock: Callable[[], float] = time.monotonic
        self._down_until = 0.0
        self._buckets: dict[str, tuple[float, float]] = {}

    def go_down(self, seconds: float) -> None:
        """Take nothing for so long."""
        self._down_until = self.clock() + seconds

    def email(self) -> Fault | None:
        """What is said to one more e-mail; None where it is taken."""
        if self.enforced and self.sent >= self.daily:
            return NO_MORE_TODAY
        fault = self._take("", self.emails, 1, THROTTLED_EMAIL)
        self.sent += fault is None
        return fault

    def text(self, origin: str, parts: int) -> Fault | None:
        """What is said to one more text; None where it is taken."""
        return self._take(origin, self.texts, parts, THROTTLED_TEXT)

    def account(self) -> dict:
        """SES's answer to GetAccount."""
        quota = {"Max24HourSend": float(self.daily), "MaxSendRate": self.emails, "SentLast24Hours": float(self.sent)}
        healthy = {"EnforcementStatus": "HEALTHY", "ProductionAccessEnabled": self.production, "SendingEnabled": True}
        return healthy | {"DedicatedIpAutoWarmupEnabled": False, "SendQuota": quota}

    def _take(self, origin: str, rate: float, parts: int, throttled: Fault) -> Fault | None:
        now = self.clock()
        if now < self._down_until:
            return DOWN
        if not self.enforced:
            return None
        with self._lock:
            held, since = self._buckets.get(origin, (max(rate, parts), now))
            held = min(max(rate, parts), held + (now - since) * rate)
            self._buckets[origin] = (held - parts if held >= parts else held, now)
            self.throttled += held < parts
        return None if held >= parts else throttled
