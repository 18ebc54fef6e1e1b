"""One wake of the schedule, with 100 conversations stored and with 100,000

Each table is one of its own, filled by batch writes with rows as the store makes them: half with a reminder in the days
to come, half registered, with none. In both the same ten are due. The two take turns, eleven wakes each after three to
warm up. Calls and items read are DynamoDB's, counted by botocore's events in the bot's own client; CPU is this
process's own (`time.process_time`), the median of the wakes. A process looks once a minute at what the desk has set,
whatever is due: that look is counted apart. AWS and Twilio run in another process.
"""

import os
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, datetime, timedelta
from itertools import islice
from statistics import median
from typing import Any

from msgspec.structs import replace

from benchmarks.support.stage import Stage, numbers
from benchmarks.support.table import Row, Table
from bot.assembly import Bot
from bot.store.items import conversation_item
from flows.families import add
from flows.records import Conversation
from flows.registration.invites import read_invite
from flows.registration.questions import registration as flow
from flows.reminders.ladder import next_at
from local.clock import Clock
from local.example_family import invite_of

FEW, MANY, DUE = 100, 100_000, 10
WARM_UP, WAKES = 3, 11
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
MOST_WRITTEN = 25  # BatchWriteItem's own limit


class House:
    """The bot with a table of its own, in which so many conversations are stored, and a clock that stands at noon."""

    def __init__(self, stage: Stage, stored: int):
        outputs = stage.deploy(f"schedule-{stored}")
        self.clock = Clock(at=NOON)
        self.bot = Bot(replace(stage.bot.settings, table=outputs["ConversationsTable"]), self.clock.now)
        self.bot.store.keep_contents(stage.bot.store.contents())
        self.cpu: list[float] = []
        self.seen, self.looks = Counter[str](), 0
        self._write(self._rows(stored - DUE))
        self.bot.dynamodb.meta.events.register("after-call", self._hear)

    def wake(self, *, due: int) -> None:
        """Let so many fall due, and the schedule wake."""
        self.clock.advance(60)
        invited = self.clock.now() - timedelta(hours=25)
        self._write(_row(invited_at(number, invited)) for number in islice(numbers(), due))
        self.seen.clear()
        self.bot.particulars.club()
        self.looks = self.seen["calls"]
        self.seen.clear()
        began = time.process_time()
        reminded = self.bot.schedule.run()
        self.cpu.append(time.process_time() - began)
        if reminded != due:
            raise RuntimeError(f"{reminded} parents were reminded, and {due} were due")

    def _rows(self, count: int) -> Iterator[dict[str, Any]]:
        """Conversations of which nothing is due yet, and of which nothing ever is."""
        waiting, done = (invited_at(next(numbers()), NOON) for _ in range(2))
        done.registration.become("registered", NOON, "paid")
        done.registration.state = "registered"
        samples = _row(waiting), _row(done)
        for number in range(count):
            item = samples[number % 2] | {"pk": {"S": f"parent#stored-{number}"}}
            if "due_at" in item:
                item["due_at"] = {"N": f"{(NOON + timedelta(hours=20, seconds=number)).timestamp():.3f}"}
            yield item

    def _write(self, items: Iterator[dict[str, Any]]) -> None:
        while batch := list(islice(items, MOST_WRITTEN)):
            requests = [{"PutRequest": {"Item": item}} for item in batch]
            answer = self.bot.dynamodb.batch_write_item(RequestItems={self.bot.settings.table: requests})
            if answer["UnprocessedItems"]:
                raise RuntimeError("The table did not take every row")

    def _hear(self, parsed: dict[str, Any], **_: Any) -> None:
        self.seen["calls"] += 1
        self.seen["items"] += parsed.get("ScannedCount", 1 if "Item" in parsed else 0)


def run(_options: Namespace) -> Table:
    with Stage() as stage, open(os.devnull, "w") as nowhere, redirect_stdout(nowhere):  # where its metrics go
        few, many = House(stage, FEW), House(stage, MANY)
        for _ in range(WARM_UP + WAKES):
            few.wake(due=DUE)
            many.wake(due=DUE)
        calls, items = ((few.seen[what], many.seen[what]) for what in ("calls", "items"))
        few_cpu, many_cpu = (median(house.cpu[WARM_UP:]) for house in (few, many))
        many.wake(due=0)
    return Table(
        __doc__,
        [
            Row(f"DynamoDB calls with {MANY:,} stored ÷ with {FEW}", calls[1] / calls[0], "×", limit=1.5),
            Row("… items read", items[1] / items[0], "×", limit=1.5),
            Row("… CPU", many_cpu / few_cpu, "×", limit=1.5),
            Row(f"DynamoDB calls for {DUE} due among {MANY:,}", calls[1], limit=1 + 3 * DUE),
            Row("… items read", items[1], limit=2 * DUE),
            Row("DynamoDB calls where nothing is due", many.seen["calls"], limit=1),
            Row("DynamoDB calls to see what the desk has set, once a minute", many.looks, limit=1),
            Row("CPU for each that is due", 1000 * many_cpu / DUE, "ms"),
        ],
    )


def invited_at(number: str, moment: datetime) -> Conversation:
    """A parent who was invited then and has not written."""
    conversation = Conversation(parent=number)
    add(flow, conversation, read_invite(invite_of(number)), f"REF-{number[-4:]}", moment)
    return conversation


def _row(conversation: Conversation) -> dict[str, Any]:
    return conversation_item(conversation, next_at(flow, conversation))
