"""Skipped time runs what falls due on the way: the clock goes from one due moment to the next, not past them."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from local.clock import Clock

PATIENCE = 15.0  # seconds of real time that our programs have for what is due at one moment
LOOK_EVERY = 0.05


def let_fall_due(
    clock: Clock,
    seconds: float,
    next_due: Callable[[], float | None],
    idle: Callable[[float], bool],
    wake: Callable[[], None],
) -> datetime:
    """Put the clock forward by so many seconds. ValueError where it cannot go."""
    end = clock.now() + timedelta(seconds=clock.step(seconds))
    while (due := next_due()) is not None and due <= end.timestamp():
        now = clock.now().timestamp()
        if due > now:
            clock.advance(due - now)
            wake()
        if not _done(clock, due, next_due, idle):
            break
    clock.advance(max(0.0, (end - clock.now()).total_seconds()))
    wake()
    return clock.now()


def _done(clock: Clock, due: float, next_due: Callable[[], float | None], idle: Callable[[float], bool]) -> bool:
    """Whether our programs have done what was due then, and what follows from it, within their patience."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        later = next_due()
        if (later is None or later > due) and idle(clock.now().timestamp()):
            return True
        time.sleep(LOOK_EVERY)
    return False
