"""Structured logs: JSON lines under a service's name, with the request's id; errors by their kind and place alone."""

import re
import traceback
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from aws_lambda_powertools import Logger

REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
MOST_FRAMES = 8


def request_id(given: str | None) -> str:
    """The caller's request id where it can stand in a header and a log line, else a new one."""
    return given if given and REQUEST_ID.fullmatch(given) else str(uuid.uuid4())


class Logs:
    """The logs of the service `name`. Of a traceback it tells the frames in `rooms`, like `/bot/`, and where it ends;
    without rooms, the last few.
    """

    def __init__(self, name: str, *rooms: str):
        self.logger = Logger(service=name, level="INFO")
        self._rooms = rooms

    def current_request_id(self) -> str:
        """The id of the request that this thread works on; "" where it is none's."""
        return self.logger.thread_safe_get_current_keys().get("request_id", "")

    @contextmanager
    def logged_with(self, **keys: str) -> Iterator[None]:
        """Every log line of this thread carries these keys meanwhile; afterwards, what it carried before."""
        before = self.logger.thread_safe_get_current_keys()
        self.logger.thread_safe_append_keys(**keys)
        try:
            yield
        finally:
            self.logger.thread_safe_clear_keys()
            self.logger.thread_safe_append_keys(**before)

    def log_failure(self, what: str, error: BaseException, **keys: object) -> None:
        """Log an error by its kind and place. Its own words stay out: vendors put numbers, addresses and texts in."""
        frames = traceback.extract_tb(error.__traceback__)
        told = [each for each in frames if each is frames[-1] or any(room in each.filename for room in self._rooms)]
        where = [
            f"{each.filename.rpartition('/')[2]}:{each.lineno} {each.name}"
            for each in (told if self._rooms else frames[-MOST_FRAMES:])
        ]
        self.logger.error(what, extra={"error": type(error).__name__, "where": where, **keys})
