"""Memory after ten thousand messages in one process

Whole registrations of different parents, eight at a time on two threads, each message through webhook and worker, in
a process that does nothing else. What the system holds in memory for it (RSS) is read after 500 messages to warm up,
half-way and at the end, each time after a garbage collection.
"""

import gc
import math
import resource
import sys
from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from benchmarks.support.stage import SAYS, Stage, numbers
from benchmarks.support.table import Row, Table

WARM_UP, MOST = 500, 12_000
PARENTS, THREADS = 8, 2
MEGABYTE = 1024 * 1024


def run(options: Namespace) -> Table:
    if options.messages > MOST:
        raise SystemExit(f"There are numbers for {MOST:,} messages and no more")
    parents, held = numbers(), []
    with Stage() as stage, ThreadPoolExecutor(THREADS) as threads:
        for messages in (WARM_UP, options.messages / 2, options.messages / 2):
            for _ in range(math.ceil(messages / len(SAYS) / PARENTS)):
                _register(stage, threads, list(islice(parents, PARENTS)))
            held.append(_held())
    begun, half_way, end = held
    return Table(
        __doc__,
        [
            Row(f"growth over {options.messages:,} messages", end - begun, "MB", limit=5),
            Row("of that in the second half", end - half_way, "MB"),
            Row("the process at the end", end, "MB"),
        ],
    )


def _register(stage: Stage, threads: ThreadPoolExecutor, parents: list[str]) -> None:
    """These parents' registrations, step by step: as many messages are brought as are then taken off the queue."""
    list(threads.map(stage.invite, parents))
    for text in SAYS:
        requests = [stage.request(stage.message(number, text)) for number in parents]
        list(threads.map(stage.take, requests))
        list(threads.map(lambda _: stage.work(), requests))
    for number in parents:
        stage.check(number)


def _held() -> float:
    """This process's memory in MB: now where the system says so, else the most that it ever was."""
    gc.collect()
    rollup = Path("/proc/self/smaps_rollup")
    if rollup.exists():
        rss = next(line for line in rollup.read_text().splitlines() if line.startswith("Rss:"))
        return int(rss.split()[1]) * 1024 / MEGABYTE
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE
