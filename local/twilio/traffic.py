"""The requests that went by, for the phone's right-hand side: who called whom, how it ended, how long it took."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter

KEPT = 500


class Traffic:
    """A ring of the last 500 requests. No bodies, so that a secret or an answer is never in it."""

    def __init__(self, now: Callable[[], datetime]):
        self._now = now
        self._requests: deque[dict] = deque(maxlen=KEPT)
        self._changed = threading.Condition()
        self._last = 0
        self._closed = False

    def __iter__(self):
        with self._changed:
            return iter(list(self._requests))

    def add(self, direction: str, method: str, path: str, status: int | None, milliseconds: float, number: str = ""):
        """`direction` is trigger, webhook, twilio or status; `status` None when there was no answer."""
        with self._changed:
            self._last += 1
            self._requests.append(
                {
                    "n": self._last,
                    "at": self._now().isoformat(timespec="milliseconds"),
                    "direction": direction,
                    "method": method,
                    "path": path,
                    "status": status,
                    "milliseconds": round(milliseconds, 1),
                    "number": number,
                }
            )
            self._changed.notify_all()

    @contextmanager
    def timed(self, direction: str, method: str, path: str, number: str = ""):
        """Measure the block, which puts its outcome into the dict it is given: `seen["status"] = 200`."""
        seen, started = {"status": None}, perf_counter()
        try:
            yield seen
        finally:
            self.add(direction, method, path, seen["status"], (perf_counter() - started) * 1000, number)

    def after(self, n: int, wait: float = 0) -> tuple[list[dict], int]:
        """The requests numbered above `n`, waiting up to `wait` seconds for the first, and the last number given."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._last > n, wait)
            return [request for request in self._requests if request["n"] > n], self._last

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def clear(self) -> None:
        with self._changed:
            self._requests.clear()
            self._last = 0
