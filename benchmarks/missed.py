"""CPU of a message that no table can read, beside one that a table reads

The 470 replies of two of the sets of what parents write (tests/understanding), each at its question with the earlier
answers given: `hear` alone, five times, and of those the fastest. What is stored at once is what a table read; all else
went through the second look, whatever came of it: a proposal, a correction, a remedy.
"""

import time
from argparse import Namespace
from statistics import fmean, quantiles

from benchmarks.support.table import Row, Table
from flows.engine.conversation import hear
from flows.records import Message
from scripts.understanding.__main__ import SETS
from scripts.understanding.judge import NOON, Reply, flow, replies, standing_at
from tests.support.chats.chat import CLUB

TIMES = 5
MOST = 3.0  # ms beyond what a table costs


def run(_options: Namespace) -> Table:
    read: list[float] = []
    missed: list[float] = []
    for reply in replies([SETS / "first.jsonl", SETS / "ninth.jsonl"]):
        stored, cost = min(_heard(reply) for _ in range(TIMES))
        (read if stored else missed).append(cost)
    return Table(
        __doc__,
        [
            Row("a table reads it", fmean(read), "ms"),
            Row("none does: beyond that", fmean(missed) - fmean(read), "ms", limit=MOST),
            Row("… of 19 in 20, at most", quantiles(missed, n=20)[-1] - fmean(read), "ms"),
        ],
    )


def _heard(reply: Reply) -> tuple[bool, float]:
    """Whether something was stored, and the CPU time in ms."""
    conversation = standing_at(reply)
    before = dict(conversation.registrations[0].answers)
    began = time.process_time_ns()
    hear(flow, conversation, Message(sid="SM", text=reply.says), NOON.replace(minute=5), CLUB)
    took = (time.process_time_ns() - began) / 1_000_000
    return conversation.registrations[0].answers != before, took
