"""What Twilio does later: status callbacks one after the other, and a parent's message that was sent late."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from local.clock import Clock
from local.twilio.database import Database

LOOK_EVERY = 0.25  # seconds, while something waits for its time


class Courier:
    """Steps waiting for their time, kept in the database, carried out in order: by `settle`, or by a thread."""

    def __init__(self, database: Database, clock: Clock, carry_out: Callable[[dict], None]):
        self._database = database
        self._clock = clock
        self._carry_out = carry_out
        self._busy = threading.Lock()
        self._busy_thread: int | None = None
        self._woken = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def plan(self, kind: str, message_sid: str, *, after: float = 0, status: str | None = None,
             error_code: int | None = None, silent: bool = False) -> None:  # fmt: skip
        """Have a step carried out in `after` seconds of the clock; `silent` ones change a status and tell nobody."""
        due_at = (self._clock.now() + timedelta(seconds=after)).isoformat()
        self._database.insert(
            "steps", kind=kind, message_sid=message_sid, status=status, error_code=error_code, silent=silent,
            due_at=due_at,
        )  # fmt: skip
        self._woken.set()

    def settle(self) -> None:
        """Carry out everything that is due, and what that brings about, before returning.

        Called from within a step (a webhook in this process that settles), it leaves the rest to the outer call.
        """
        if self._busy_thread == threading.get_ident():
            return
        with self._busy:
            self._busy_thread = threading.get_ident()
            try:
                while step := self._next(self._clock.now()):
                    self._carry_out(step)
                    self._database.rows("delete from steps where id = ?", step["id"])
            finally:
                self._busy_thread = None

    def wake(self) -> None:
        """Look at once whether something has fallen due."""
        self._woken.set()

    def start(self) -> None:
        self._stopping = False
        self._woken.set()
        self._thread = threading.Thread(target=self._run, name="twilio-courier", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping = True
        self._woken.set()
        if self._thread:
            self._thread.join(1)
            self._thread = None

    def _next(self, now: datetime) -> dict | None:
        row = self._database.row("select * from steps where due_at <= ? order by due_at, id limit 1", now.isoformat())
        return dict(row) if row else None

    def _run(self) -> None:
        while True:
            waiting = self._database.row("select 1 from steps limit 1")
            self._woken.wait(LOOK_EVERY if waiting else None)
            self._woken.clear()
            if self._stopping:
                return
            self.settle()
