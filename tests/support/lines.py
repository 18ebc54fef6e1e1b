"""Everything that is logged, by us and by the libraries that we use, as it would stand in the logs."""

import io
import json
import logging
from typing import Any

from bot.logs.logs import logs as bots
from sender.logs.logs import logs as senders


class Lines:
    """Use as a context manager. The root logger is at INFO meanwhile, as Lambda and Zappa set it up."""

    listening = 0

    def __init__(self):
        self._ours, self._theirs = io.StringIO(), io.StringIO()
        self._root, self._level = logging.getLogger(), logging.NOTSET
        self._handlers: list[tuple[Any, logging.Handler]] = []

    def __enter__(self) -> "Lines":
        for logs in (bots, senders):
            handler = logging.StreamHandler(self._ours)
            handler.setFormatter(logs.handler.formatter)
            self._handlers.append((logs.logger, handler))
        theirs = logging.StreamHandler(self._theirs)
        theirs.addFilter(lambda record: "ministack" not in record.pathname)  # it stands for AWS, which logs elsewhere
        self._handlers.append((self._root, theirs))
        for logger, handler in self._handlers:
            logger.addHandler(handler)
        self._level = self._root.level
        self._root.setLevel(logging.INFO)
        Lines.listening += 1
        return self

    def __exit__(self, *_: object) -> None:
        Lines.listening -= 1
        self._root.setLevel(self._level)
        for logger, handler in self._handlers:
            logger.removeHandler(handler)

    @property
    def ours(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._ours.getvalue().splitlines()]

    @property
    def text(self) -> str:
        return self._ours.getvalue() + self._theirs.getvalue()

    def of(self, request_id: str) -> list[dict[str, Any]]:
        """The lines of one request, in the order in which they were written."""
        return [line for line in self.ours if line.get("request_id") == request_id]
