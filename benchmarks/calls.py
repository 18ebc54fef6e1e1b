"""Calls per inbound message, by service

One whole registration after one to warm up (the first message of a process also reads the ids of the contents). AWS's
are counted by botocore's `before-call` event in the bot's own clients, Twilio's by the stand-in that answers them. Of
each, the most that any message took.
"""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice

from benchmarks.support.stage import SAYS, Stage, numbers
from benchmarks.support.table import Row, Table


class Meter:
    """Counts the calls of a piece of work by service: dynamodb, sqs, twilio."""

    def __init__(self, stage: Stage):
        self._stage, self._aws = stage, Counter()
        for client in (stage.bot.dynamodb, stage.bot.sqs):
            client.meta.events.register("before-call", self._hear)

    def during(self, work: Callable[[], None]) -> Counter[str]:
        seen = self._stage.went_by()["last"]
        self._aws.clear()
        work()
        went_by = self._stage.went_by(after=seen)["requests"]
        return self._aws + Counter(each["direction"] for each in went_by)

    def _hear(self, event_name: str, **_: object) -> None:
        self._aws[event_name.split(".")[1]] += 1  # before-call.dynamodb.GetItem


def run(_options: Namespace) -> Table:
    with Stage() as stage:
        meter = Meter(stage)
        warm_up, number = islice(numbers(), 2)
        _register(stage, meter, warm_up)
        requests, works, replies = zip(*_register(stage, meter, number), strict=True)
        stage.check(number)
    first, *later = works
    beyond = max(work["twilio"] - answers for work, answers in zip(works, replies, strict=True))
    return Table(
        __doc__,
        [
            Row("SQS, in the request", _most(requests, "sqs"), limit=1),
            Row("DynamoDB, in the request", _most(requests, "dynamodb"), limit=0),
            Row("DynamoDB, in the worker", _most(later, "dynamodb"), limit=3),
            Row("… at the first question: has another parent begun?", first["dynamodb"], limit=4),
            Row("SQS, in the worker: receive and delete", _most(works, "sqs"), limit=2),
            Row("Twilio, in the worker", _most(works, "twilio")),
            Row("Twilio, beyond one for each message to the parent", beyond, limit=0),
        ],
    )


def _register(stage: Stage, meter: Meter, number: str) -> list[tuple[Counter[str], Counter[str], int]]:
    """A whole registration: of each message the calls in the request and in the worker, and the messages in answer."""
    stage.invite(number)
    messages = []
    for text in SAYS:
        form = stage.message(number, text)
        in_request = meter.during(partial(stage.take, stage.request(form)))
        in_worker = meter.during(stage.work)
        messages.append((in_request, in_worker, len(stage.bot.store.exchange(number, form["MessageSid"]).outgoing)))
    return messages


def _most(calls: Iterable[Counter[str]], service: str) -> int:
    return max(each[service] for each in calls)
