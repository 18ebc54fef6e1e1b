"""Fills the desk: the families go their courses side by side, while the machine goes on."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

import requests

from bot.desk.frame.seasons import season_now
from bot.logs.logs import log_failure
from local.phone.client import LONGEST_WAIT
from local.season.courses import COURSES, play

AT_ONCE = 6  # families: more would only wait for one another on two cores


class ExampleSeason:
    """`addresses` are those of the machine's phone and bot, with the key of its API; `families` which are to go."""

    def __init__(self, addresses: dict[str, str], families: Sequence[int] = range(len(COURSES))):
        self._addresses, self._families, self._lock = addresses, families, threading.Lock()
        self._running, self._done = False, 0

    @property
    def progress(self) -> dict[str, int | bool]:
        """How many of the families have gone their course, and whether others still do."""
        return {"done": self._done, "families": len(self._families), "running": self._running}

    def begin(self) -> None:
        """Begin in the background, unless it runs already."""
        with self._lock:
            if self._running:
                return
            self._running, self._done = True, 0
        threading.Thread(target=self.fill, name="example season", daemon=True).start()

    def fill(self) -> None:
        """Let every family go its course, and return when the last has."""
        self._running, self._done = True, 0
        try:
            season = season_now(self._today())
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(partial(self._play, season), self._families))
        finally:
            self._running = False

    def _play(self, season: str, at: int) -> None:
        """One family that fails leaves the others alone."""
        try:
            play(self._addresses, at, season)
        except (requests.RequestException, AssertionError) as failure:
            log_failure("a family of the example season stopped", failure)
        self._done += 1

    def _today(self) -> datetime:
        """The day of the machine's own clock."""
        answer = requests.get(f"{self._addresses['phone']}/clock", timeout=LONGEST_WAIT)
        return datetime.fromisoformat(answer.json()["now"])
