"""The clock that everything local lives by: real time, plus what somebody skipped."""

import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

LOOK_AGAIN_AFTER = 0.05  # seconds: how soon other processes notice that time was skipped


class Clock:
    """A clock that can be put forward, never back.

    Its offset lives in the file at `path`, so that all processes of one machine share it; without a file it is this
    process's own. Given `at`, it stands still at that moment until it is advanced.
    """

    def __init__(self, path: Path | None = None, at: datetime | None = None):
        if at is not None and at.tzinfo is None:
            raise ValueError("The clock needs an aware time, such as datetime(2026, 8, 1, tzinfo=UTC)")
        self._path = path
        self._at = at
        self._lock = Lock()
        self._offset = 0.0
        self._modified = None
        self._looked = float("-inf")

    def now(self) -> datetime:
        """The time by this clock, aware, in UTC."""
        with self._lock:
            self._look()
            return (self._at or datetime.now(UTC)).astimezone(UTC) + timedelta(seconds=self._offset)

    @staticmethod
    def step(seconds: float) -> float:
        """The same seconds, if the clock can be put forward by them. ValueError for a negative or endless step."""
        if not 0 <= seconds < 10 * 365 * 86_400:
            raise ValueError("The clock goes forward only, by less than ten years a step")
        return seconds

    def advance(self, seconds: float) -> datetime:
        """Put the clock forward and give the new time. ValueError as of `step`."""
        self.step(seconds)
        with self._lock:
            self._look(at_once=True)
            self._offset += seconds
            self._write()
        return self.now()

    def begin_anew(self) -> None:
        """Take back all that was skipped: only where nothing is left of what lived by this clock."""
        with self._lock:
            self._offset = 0.0
            self._write()

    def _look(self, at_once: bool = False) -> None:
        if self._path is None:
            return
        monotonic = time.monotonic()
        if not at_once and monotonic - self._looked < LOOK_AGAIN_AFTER:
            return
        self._looked = monotonic
        try:
            modified = os.stat(self._path).st_mtime_ns
            if modified != self._modified:
                self._offset = float(self._path.read_text())
                self._modified = modified
        except FileNotFoundError:
            self._offset, self._modified = 0.0, None

    def _write(self) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=self._path.parent, prefix=self._path.name, delete=False) as file:
            file.write(repr(self._offset))
        os.replace(file.name, self._path)
        self._modified = os.stat(self._path).st_mtime_ns
