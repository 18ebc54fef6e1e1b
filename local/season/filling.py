"""Fills the desk: the families go their courses side by side, while the machine goes on."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

import requests

from bot.desk.frame.seasons import season_now
from bot.logs.logs import log_failure
from local.phone.client import LONGEST_WAIT
from local.season.courses import COURSES, SILENCE, SILENT, play

A_LONG_TIME = 120  # seconds: what falls due in nine days is done on the way
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
            season = season_now(self._today() + timedelta(seconds=SILENCE))
            silent = SILENT.intersection(self._families) if self._nobody_else_is_here() else frozenset()
            with ThreadPoolExecutor(AT_ONCE) as pool:
                if silent:
                    list(pool.map(partial(self._play, season), silent))
                    self._time_passes(SILENCE)
                others = [at for at in self._families if at not in silent]
                list(pool.map(partial(self._play, season), others))
        finally:
            self._running = False

    def _play(self, season: str, at: int) -> None:
        """One family that fails leaves the others alone."""
        try:
            play(self._addresses, at, season)
        except (requests.RequestException, AssertionError) as failure:
            log_failure("a family of the example season stopped", failure)
        self._done += 1

    def _nobody_else_is_here(self) -> bool:
        """The clock goes for everybody: who is in the middle of a chat of their own does not lose days over it."""
        return not requests.get(f"{self._addresses['phone']}/phones", timeout=LONGEST_WAIT).json()["phones"]

    def _time_passes(self, seconds: int) -> None:
        clock = f"{self._addresses['phone']}/clock"
        requests.post(clock, json={"advance_seconds": seconds}, timeout=A_LONG_TIME).raise_for_status()

    def _today(self) -> datetime:
        """The day of the machine's own clock."""
        answer = requests.get(f"{self._addresses['phone']}/clock", timeout=LONGEST_WAIT)
        return datetime.fromisoformat(answer.json()["now"])
