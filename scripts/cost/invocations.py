"""What Lambda would be called for, and how long it would run, by kind."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter


class Invocations:
    """`calls` and `seconds` by kind: `"bot /webhook"`, `"bot queue"`, `"sender queue"`."""

    def __init__(self):
        self.calls: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()
        self._lock = threading.Lock()  # the sender's API is served from threads of its own

    @contextmanager
    def timed(self, kind: str) -> Iterator[None]:
        """The block is one invocation."""
        started = perf_counter()
        try:
            yield
        finally:
            self.add(kind, perf_counter() - started)

    def until_idle(self, kind: str, work: Callable[[], bool]) -> None:
        """Work until nothing is found; the look that finds nothing is the queue's poller's, and no invocation."""
        started = perf_counter()
        while work():
            self.add(kind, perf_counter() - started)
            started = perf_counter()

    def of(self, service: str, app: Callable) -> Callable:
        """A WSGI app of whose requests each is an invocation: `"bot /status"`."""

        def timed_app(environ: dict, start_response: Callable) -> Iterable[bytes]:
            path = "/" + environ["PATH_INFO"].strip("/").partition("/")[0]
            with self.timed(f"{service} {path}"):
                return app(environ, start_response)

        return timed_app

    def add(self, kind: str, seconds: float) -> None:
        with self._lock:
            self.calls[kind] += 1
            self.seconds[kind] += seconds
