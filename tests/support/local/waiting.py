"""Waiting for something to become true, in place of sleeping."""

import time
from collections.abc import Callable

SOONEST, LATEST = 0.01, 0.2  # seconds between two looks


def wait_until(true: Callable[[], object], within: float = 10) -> None:
    """Return when `true()` is; AssertionError when it is not so `within` seconds.

    What takes long is looked at less often: to look may cost a machine as much as what is waited for.
    """
    began = time.monotonic()
    while not true():
        waited = time.monotonic() - began
        assert waited < within, f"Not so within {within} s"
        time.sleep(min(max(SOONEST, waited / 10), LATEST))
