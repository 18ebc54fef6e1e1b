"""The canonical log line: one for each piece of work, with all that is worth knowing of it.

Whoever takes part in the work `tell`s; the line is written at its end.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from service.logs import Logs, request_id


class LogLine:
    """The lines of one service: what is told to it stands in its own line, also where two services share a process."""

    def __init__(self, logs: Logs):
        self._logs = logs
        self._told: ContextVar[dict[str, object] | None] = ContextVar("told", default=None)

    @contextmanager
    def story(self, of: str, **keys: str) -> Iterator[None]:
        """A piece of work: a request, a message. `keys` are on every line that is logged meanwhile.

        Without a `request_id` it has that of the work it is a part of, or a new one. In its line are `milliseconds`
        too, and what was told; of what fails, the outcome is "failed" and `error` its kind.
        """
        keys["request_id"] = request_id(keys.get("request_id") or self._logs.current_request_id())
        told: dict[str, object] = {}
        before, began = self._told.set(told), time.perf_counter()
        try:
            with self._logs.logged_with(**keys):
                try:
                    yield
                except Exception as error:
                    told |= {"outcome": "failed", "error": type(error).__name__}
                    raise
                finally:
                    milliseconds = round((time.perf_counter() - began) * 1000)
                    self._logs.info(of, **told, milliseconds=milliseconds)
        finally:
            self._told.reset(before)

    def tell(self, **keys: object) -> None:
        """Add to the line of what is under way: ids, codes and counts, never what somebody said, or who and where."""
        told = self._told.get()
        if told is not None:
            told |= keys

    def under_way(self) -> bool:
        """Whether this thread is at a piece of work with a line of its own."""
        return self._told.get() is not None
