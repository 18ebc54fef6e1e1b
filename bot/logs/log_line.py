"""The canonical log line: one for each piece of work, with all that is worth knowing of it.

Whoever takes part in the work `tell`s; the line is written at its end.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bot.logs.logs import current_request_id, logged_with, logger, request_id

_told: ContextVar[dict[str, object] | None] = ContextVar("told", default=None)


@contextmanager
def story(of: str, **keys: str) -> Iterator[None]:
    """A piece of work: a request, a message. `keys` are on every line that is logged meanwhile.

    Without a `request_id` it has that of the work it is a part of, or a new one. In its line are `milliseconds` too,
    and what was told; of what fails, the outcome is "failed" and `error` its kind.
    """
    keys["request_id"] = request_id(keys.get("request_id") or current_request_id())
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
    """Add to the line of what is under way: ids, codes and counts, never what somebody said or is called."""
    told = _told.get()
    if told is not None:
        told |= keys


def under_way() -> bool:
    """Whether this thread is at a piece of work with a line of its own."""
    return _told.get() is not None
