"""What goes wrong at SES and the SMS service when somebody says so; of itself, nothing does."""

import threading
from collections.abc import Iterable
from typing import NamedTuple


class Fault(NamedTuple):
    """`status`, `code` and `reason` make an error as AWS answers it. Without a code nobody answers at all;
    `accepted` says whether the message is sent all the same."""

    status: int = 0
    code: str = ""
    reason: str = ""
    accepted: bool = False
    says: str = ""

    @property
    def error(self) -> dict[str, str]:
        """The body of the answer, for services that speak JSON of either kind."""
        says = self.says or self.code
        words = {"message": says, "Message": says, "__type": self.code}
        return words | ({"Reason": self.reason} if self.reason else {})


class Faults:
    """The faults to come, first in first out, for everybody or for one recipient.

    `delay` is how many seconds each send takes.
    """

    def __init__(self):
        self.delay = 0.0
        self._lock = threading.Lock()
        self._coming: list[tuple[str | None, Fault]] = []

    def refuse(self, code: str, *, status: int = 400, reason: str = "", to: str | None = None, times: int = 1) -> None:
        """Answer the next sends with this error; nothing is sent."""
        self._add(Fault(status, code, reason), to, times)

    def lose_answer(self, *, to: str | None = None, times: int = 1) -> None:
        """Accept and send the next messages, and let their senders wait for an answer in vain."""
        self._add(Fault(accepted=True), to, times)

    def be_silent(self, *, to: str | None = None, times: int = 1) -> None:
        """Neither accept nor answer the next sends."""
        self._add(Fault(), to, times)

    @property
    def lie_in_wait(self) -> bool:
        """Whether a send to come may not go as sends go."""
        return bool(self._coming or self.delay)

    def take(self, recipients: Iterable[str]) -> Fault | None:
        """The next fault for a message to these; it is spent."""
        known = {recipient.lower() for recipient in recipients}
        with self._lock:
            for index, (to, fault) in enumerate(self._coming):
                if to is None or to in known:
                    del self._coming[index]
                    return fault
        return None

    def clear(self) -> None:
        with self._lock:
            self._coming.clear()
            self.delay = 0.0

    def _add(self, fault: Fault, to: str | None, times: int) -> None:
        with self._lock:
            self._coming += [(to and to.lower(), fault)] * times
