"""Messages per second with eight parents at once

All that `start.py` starts (world, bot, worker), in a folder of its own. Eight at a time, twenty-four parents register
over their phones' JSON API and write on as soon as they are asked on; eight before them warm up. Latency is from a
parent's message to the first one back: webhook, queue, worker, Twilio and phone. All of it, the parents included,
shares one machine, and the embedded AWS looks ten times a second for what a worker waits for.
"""

import json
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import requests

from benchmarks.support.stage import DONE, SAYS, invite_of, numbers
from benchmarks.table import Row, Table
from local.machine import Machine
from local.supervisor import Supervisor

PARENTS, ROUNDS = 8, 3
LONGEST_WAIT = 30


def run(_options: Namespace) -> Table:
    with tempfile.TemporaryDirectory() as folder, Supervisor(Machine(Path(folder))):
        addresses = json.loads((Path(folder) / "addresses.json").read_text())
        free = numbers()
        with ThreadPoolExecutor(PARENTS) as parents:
            _register_all(parents, addresses, islice(free, PARENTS))
            began = time.perf_counter()
            waits = _register_all(parents, addresses, islice(free, ROUNDS * PARENTS))
            taken = time.perf_counter() - began
    return Table(
        __doc__,
        [
            Row("messages per second", len(waits) / taken),
            Row("median latency", 1000 * median(waits), "ms"),
            Row("latency of 19 in 20", 1000 * quantiles(waits, n=20)[-1], "ms"),
        ],
    )


def _register_all(threads: Executor, addresses: dict[str, str], parents: Iterable[str]) -> list[float]:
    waits = threads.map(lambda number: _register(addresses, number), parents)
    return [seconds for each in waits for seconds in each]


def _register(addresses: dict[str, str], number: str) -> list[float]:
    """One parent's registration; the seconds from each message to the first answer."""
    with requests.Session() as session:
        session.trust_env = False
        key = {"x-api-key": addresses["api_key"]}
        session.post(f"{addresses['bot']}/trigger", json=invite_of(number), headers=key).raise_for_status()
        phone = _Phone(session, f"{addresses['phone']}/phones/{number}")
        waits = [phone.says(text) for text in SAYS]
        registration = session.get(f"{phone.url}/state").json()["registrations"][0]
    if registration["status"] != DONE:
        raise RuntimeError(f"The registration ended as {registration['status']}")
    return waits


class _Phone:
    """One parent's phone over its JSON API."""

    def __init__(self, session: requests.Session, url: str):
        self._session, self.url, self._last = session, url, 0
        self._news()

    def says(self, text: str) -> float:
        """Say something and hear the answers, up to the next question or the payment link; seconds to the first."""
        began = time.perf_counter()
        self._session.post(f"{self.url}/messages", json={"text": text}).raise_for_status()
        first = 0.0
        for answer in self._answers():
            first = first or time.perf_counter() - began
            if answer.get("buttons") or "?" in answer["text"] or "https://" in answer["text"]:
                return first
        raise RuntimeError(f"No answer within {LONGEST_WAIT} seconds")

    def _answers(self) -> Iterator[dict[str, Any]]:
        deadline = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < deadline:
            yield from self._news(wait=5)

    def _news(self, wait: int = 0) -> list[dict[str, Any]]:
        """What came from the bot since the last look."""
        chat = self._session.get(f"{self.url}/messages", params={"after": self._last, "wait": wait}).json()
        self._last = chat["last"]
        return [message for message in chat["messages"] if message["from"] == "bot"]
