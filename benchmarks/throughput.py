"""Messages per second with eight parents at once

All that `start.py` starts (world, bot, worker), in a folder of its own. Eight at a time, twenty-four parents register
over their phones' JSON API, and answer each question with its example as soon as it is asked; eight before them warm
up. Latency is from a parent's message to the first one back: webhook, queue, worker, Twilio and phone. All of it, the
parents included, shares one machine, and the embedded AWS looks ten times a second for what a worker waits for.
"""

import json
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterable
from concurrent.futures import Executor, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import requests

from benchmarks.support.stage import DONE, numbers
from benchmarks.support.table import Row, Table
from local.example_family import invite_of
from local.machine import Machine
from local.phone.client import Phone
from local.supervisor import Supervisor

PARENTS, ROUNDS = 8, 3


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
    waits = threads.map(lambda number: register(addresses, number), parents)
    return [seconds for each in waits for seconds in each]


def register(addresses: dict[str, str], number: str) -> list[float]:
    """One parent's registration; the seconds from each message to the first answer."""
    with requests.Session() as session:
        session.trust_env = False
        key = {"x-api-key": addresses["api_key"]}
        session.post(f"{addresses['bot']}/trigger", json=invite_of(number), headers=key).raise_for_status()
        phone = Timed(addresses["phone"], number, session)
        while asks := phone.asked():
            phone.says(asks["example"])
        registration = phone.get("state")["registrations"][0]
    if registration["status"] != DONE:
        raise RuntimeError(f"The registration ended as {registration['status']}")
    return phone.waits


class Timed(Phone):
    """A phone that takes the time of each answer: `waits`, in seconds from what was said to the first message back."""

    def __init__(self, phone: str, number: str, session: requests.Session):
        super().__init__(phone, number, session)
        self.waits: list[float] = []
        self._said = 0.0

    def says(self, text: str) -> None:
        self._said = time.perf_counter()
        self.post({"text": text})

    def hear(self, messages: list[dict[str, Any]]) -> None:
        if self._said and any(message["from"] == "bot" for message in messages):
            self.waits.append(time.perf_counter() - self._said)
            self._said = 0.0
