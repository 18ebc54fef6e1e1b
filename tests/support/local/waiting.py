"""Waiting for something to become true, in place of sleeping."""

import time
from collections.abc import Callable


def wait_until(true: Callable[[], object], within: float = 10) -> None:
    """Return when `true()` is; AssertionError when it is not so `within` seconds."""
    deadline = time.monotonic() + within
    while not true():
        assert time.monotonic() < deadline, f"Not so within {within} s"
        time.sleep(0.01)
