"""The canonical log line: one for each piece of work, with all that is worth knowing of it.

Whoever takes part in the work `tell`s; the line is written at its end.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sender.logs.logs import logged_with, logger

_told: ContextVar[dict[str, object] | None] = ContextVar("told", default=None)


@contextmanager
def story(of: str, **keys: str) -> Iterator[None]:
    """A piece of work. `keys` are on every line that is logged meanwhile, in its own are `milliseconds` and what was
    told too; of what fails, the outcome is "failed" and `error` its kind.
    """
    told: dict[str, object] = {}
    before, began = _told.set(told), time.perf_counter()
    try:
        with logged_with(**keys):
            try:
                yield
            except Exception as error:
                told |= {"outcome": "failed", "error": type(error).__name__}
                raise
            finally:
                logger.info(of, **told, milliseconds=round((time.perf_counter() - began) * 1000))
    finally:
        _told.reset(before)


def tell(**keys: object) -> None:
    """Add to the line of what is under way: ids, codes and counts, never an address or what is said to it."""
    told = _told.get()
    if told is not None:
        told |= keys
