"""The sender: its worker against a loop and a bare pool of threads, and what a request costs

SES takes 50 ms; it and the rest of AWS are processes of their own. The worker takes e-mails off the queue, ten a batch,
and sends them in its ten slots, with ledger, logs and metrics. Ten threads of a `ThreadPoolExecutor` then make the same
calls to SES and none beside, and so does a loop, one after another. They take turns, 200 messages each (the loop 20),
and the medians of five rounds count. CPU is this process's own (`time.process_time`). Calls are counted by botocore's
`before-call` event. Memory is what the process held at most (RSS), above what it held before the request.

Where other programs take the cores, every millisecond of CPU is waited for, and the times go towards the ratio of the
CPU: half of the worker's is the call to SES, a fifth the ledger's outcomes, three to a transaction.
"""

import resource
import sys
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Any

import boto3

from benchmarks.support.sender_stage import Office
from benchmarks.support.table import Row, Table
from sender.worker.assembly import provider

SES_TAKES = 0.05  # seconds
SLOTS, WARM_UP, ROUNDS, MESSAGES, IN_A_ROW = 10, 1, 5, 200, 20
LARGEST = 5_000  # addresses
MEGABYTE = 1024 * 1024


class Times:
    """Wall and CPU seconds per message of each round."""

    def __init__(self):
        self._wall: list[float] = []
        self._cpu: list[float] = []

    def measure(self, messages: int, work: Callable[[], object]) -> None:
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        self._wall.append((time.perf_counter() - wall) / messages)
        self._cpu.append((time.process_time() - cpu) / messages)

    @property
    def wall(self) -> float:
        return median(self._wall[WARM_UP:])

    @property
    def cpu(self) -> float:
        return median(self._cpu[WARM_UP:])


def run(_options: Namespace) -> Table:
    with Office(SES_TAKES) as office:
        memory = _memory(office)
        hundred = _calls(office, 100)
        office.purge()
        speed = _speed(office)
    return Table(__doc__, [*speed, *hundred, memory])


def _speed(office: Office) -> list[Row]:
    ses = boto3.client("sesv2", config=provider(office.front.settings))
    worker, bare, loop = Times(), Times(), Times()

    def send(request: dict[str, Any]) -> str:
        return ses.send_email(**request)["MessageId"]

    with ThreadPoolExecutor(SLOTS) as threads:
        for number in range(WARM_UP + ROUNDS):
            office.post(f"speed-{number}", MESSAGES)
            worker.measure(MESSAGES, office.drain)
            requests = office.asked_of_ses()
            bare.measure(MESSAGES, lambda requests=requests: list(threads.map(send, requests)))
            loop.measure(IN_A_ROW, lambda requests=requests: [send(request) for request in requests[:IN_A_ROW]])
    return [
        Row("time per message ÷ that of the loop", worker.wall / loop.wall, "×", limit=1 / 6),
        Row("time per message ÷ that of the bare pool", worker.wall / bare.wall, "×", limit=1 / 0.8),
        Row("messages per second", 1 / worker.wall),
        Row("… of the loop", 1 / loop.wall),
        Row("… of the bare pool", 1 / bare.wall),
        Row("CPU per message ÷ that of the bare call", worker.cpu / bare.cpu, "×"),
    ]


def _calls(office: Office, addresses: int) -> list[Row]:
    """The calls of one request, by service."""
    calls: Counter[str] = Counter()

    def count(event_name: str, **_: Any) -> None:
        calls[event_name.split(".")[1]] += 1

    clients = (office.front.dynamodb, office.front.sqs)
    for client in clients:
        client.meta.events.register("before-call", count)
    office.post(f"calls-{addresses}", addresses)
    for client in clients:
        client.meta.events.unregister("before-call", count)
    return [
        Row(f"calls to SQS for {addresses} recipients", calls["sqs"], limit=addresses / 10),
        Row(f"calls to DynamoDB for {addresses} recipients", calls["dynamodb"], limit=addresses / 25),
    ]


def _memory(office: Office) -> Row:
    office.post("small", 100)
    before = _most_held()
    office.post("large", LARGEST)
    return Row(f"memory for {LARGEST:,} recipients", _most_held() - before, "MB", limit=50)


def _most_held() -> float:
    """The most memory that this process ever had, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE
