"""Structured logs: JSON lines under a service's name, with the request's id; errors by their kind and place alone."""

import logging
import re
import sys
import traceback
import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType

import msgspec

REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
MOST_FRAMES = 8


def request_id(given: str | None) -> str:
    """The caller's request id where it can stand in a header and a log line, else a new one."""
    return given if given and REQUEST_ID.fullmatch(given) else str(uuid.uuid4())


class Logs:
    """The logs of the service `name`, on standard output. Of a traceback it tells the frames in `rooms`, like `/bot/`,
    and where it ends; without rooms, the last few.
    """

    def __init__(self, name: str, *rooms: str):
        self._carried: ContextVar[Mapping[str, object]] = ContextVar("carried", default=MappingProxyType({}))
        self.handler = logging.StreamHandler(sys.stdout)
        self.handler.setFormatter(JsonFormatter(name, self._carried, rooms))
        self.logger = logging.getLogger(name)
        self.logger.setLevel(logging.INFO)
        self.logger.propagate = False  # Lambda's own handler would write each line once more
        self.logger.addHandler(self.handler)

    def info(self, what: str, /, **told: object) -> None:
        self.logger.info(what, extra={"told": told})

    def error(self, what: str, /, **told: object) -> None:
        self.logger.error(what, extra={"told": told})

    def log_failure(self, what: str, error: BaseException, /, **told: object) -> None:
        """Log an error by its kind and place."""
        self.logger.error(what, exc_info=error, extra={"told": told})

    def current_request_id(self) -> str:
        """The id of the request that this thread works on; "" where it is none's."""
        return str(self._carried.get().get("request_id", ""))

    @contextmanager
    def logged_with(self, **keys: str) -> Iterator[None]:
        """Every log line of this thread carries these keys meanwhile; afterwards, what it carried before."""
        before = self._carried.set({**self._carried.get(), **keys})
        try:
            yield
        finally:
            self._carried.reset(before)

    def carry(self, **keys: str) -> None:
        """The log lines of this thread carry these keys too, to the end of the `logged_with` around it."""
        self._carried.set({**self._carried.get(), **keys})


class JsonFormatter(logging.Formatter):
    """One JSON object a line: what each has, what its thread carries, and what it tells; no key without a value."""

    def __init__(self, service: str, carried: ContextVar[Mapping[str, object]], rooms: Collection[str]):
        super().__init__()
        self._service, self._carried, self._rooms = service, carried, rooms
        self._encode = msgspec.json.Encoder(enc_hook=str).encode

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        line = {
            "level": record.levelname,
            "message": record.getMessage(),
            "timestamp": datetime.fromtimestamp(record.created, UTC),
            "service": self._service,
            **self._carried.get(),
            **(self._failure(error) if error else {}),
            **getattr(record, "told", {}),
        }
        return self._encode({key: value for key, value in line.items() if value is not None}).decode()

    def _failure(self, error: BaseException) -> dict[str, object]:
        """Its kind and place. Its own words stay out: vendors put numbers, addresses and texts in."""
        frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
        ours = [each for each in frames[:-1] if any(room in each[0].co_filename for room in self._rooms)] + frames[-1:]
        told = ours if self._rooms else frames[-MOST_FRAMES:]
        where = [f"{code.co_filename.rpartition('/')[2]}:{line} {code.co_name}" for code, line in told]
        return {"error": type(error).__name__, "where": where}
