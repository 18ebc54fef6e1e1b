"""What a counted run used, in the units that the vendors bill. Each amount goes by its price's name in prices.toml."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from local.aws.tally import size_of
from local.twilio.messages import FAILED, Message
from local.twilio.sending import FAILED_AT_ONCE, WINDOW
from scripts.cost.invocations import Invocations

GB = 1e9
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
ITEM_OVERHEAD = 100  # bytes of storage for each item
TWILIO_ANSWERS_IN = 0.2  # seconds, assumed: the stand-in answers at once
REPORT_LINES = 350  # bytes: START, END and REPORT, which Lambda itself writes for each invocation
# What the tally counts under these names; an asterisk stands for every operation of the service.
CALLS = {
    "s3 PUT": "s3_puts",
    "s3 GET": "s3_gets",
    "secretsmanager *": "secret_calls",
    "ssm *": "parameter_calls",
    "sqs fifo *": "sqs_fifo_requests",
    "sqs standard *": "sqs_requests",
    "dynamodb read units": "dynamodb_read_units",
    "dynamodb write units": "dynamodb_write_units",
}
WHATSAPP = ("twilio_messages", "twilio_failed", "meta_free_form", "meta_templates", "meta_templates_in_window")
# What is billed by another measure than by its calls: units, bytes, recipients, segments.
BY_OTHER_MEASURES = ("dynamodb ", "s3 PUT bytes", "s3 GET bytes", "ses ", "sms-voice ")


class Parents(msgspec.Struct):
    """What was sent to parents who did the same, and written by them, for so many registrations."""

    registrations: int
    used: dict[str, float]


class Usage(msgspec.Struct):
    """So many `registrations` were played; `played` is what all of them took, `month` what a month takes anyhow.

    Of what was played, the messages are told apart by what they were for, and by what the parents did.
    """

    registrations: int
    played: dict[str, float]
    month: dict[str, float]
    purposes: dict[str, dict[str, float]] = {}
    parents: dict[str, Parents] = {}


class Uncounted(Exception):
    """A call that nothing says the price of; names it."""


def billed_calls(asked: Counter[str], in_vain: bool = False) -> Counter[str]:
    """The tally's counts by their prices. Uncounted for a service that is new here.

    A look into a queue that found nothing is the poller's, which is billed by the month: it counts with `in_vain` only.
    """
    billed: Counter[str] = Counter(dict.fromkeys(CALLS.values(), 0))
    for call, times in asked.items():
        name = call.removesuffix(" in vain")
        price = CALLS.get(name) or CALLS.get(f"{name.rpartition(' ')[0]} *")
        if price and (in_vain or name == call):
            billed[price] += times
        elif not price and not call.startswith(BY_OTHER_MEASURES):
            raise Uncounted(f"{call!r} was called: scripts/cost/usage.py has to say by which price it is billed")
    return billed


def lambda_use(invocations: Invocations, memory_gb: dict[str, float], waits: int) -> dict[str, float]:
    """Requests, and seconds × memory, with so many waits of the bot's for Twilio.

    A tick's request is billed by the month; the time for which it worked is counted here.
    """
    calls, seconds = invocations.calls, invocations.seconds
    running = sum(memory_gb[memory_of(kind)] * spent for kind, spent in seconds.items())
    return {
        "lambda_requests": sum(times for kind, times in calls.items() if not kind.endswith(" tick")),
        "lambda_gb_seconds": running + waits * TWILIO_ANSWERS_IN * memory_gb["bot"],
        "api_requests": sum(times for kind, times in calls.items() if "/" in kind),
    }


def memory_of(kind: str) -> str:
    """Which function an invocation is of: `"bot"`, `"sender"` for its API, `"sender worker"`."""
    return "sender worker" if kind in {"sender queue", "sender tick"} else kind.partition(" ")[0]


def whatsapp_use(messages: Iterable[Message]) -> Counter[str]:
    """Twilio's messages either way, and Meta's by kind. One chat after the other."""
    use = Counter(dict.fromkeys(WHATSAPP, 0))
    for _, prices in billed_messages(messages):
        use.update(prices)
    return use


def billed_messages(messages: Iterable[Message]) -> Iterator[tuple[Message, list[str]]]:
    """Each message with the prices by which it is billed; Meta bills what was delivered. One chat after the other."""
    heard: dict[str, datetime] = {}
    for message in messages:
        at = datetime.fromisoformat(message.created_at)
        prices = ["twilio_failed" if message.error_code in FAILED_AT_ONCE else "twilio_messages"]
        if message.inbound:
            heard[message.parent] = at
        elif message.status not in FAILED and not message.approved:
            prices.append("meta_free_form")
        elif message.status not in FAILED:
            open_window = message.parent in heard and at - heard[message.parent] <= WINDOW
            prices.append("meta_templates_in_window" if open_window else "meta_templates")
        yield message, prices


def sent_use(sent: Iterable[dict[str, Any]]) -> dict[str, float]:
    """E-mails by recipient and texts by segment, of what was accepted."""
    sent = list(sent)
    return {
        "emails": sum(len(each["to"].split(",")) for each in sent if each["channel"] == "email"),
        "sms_segments": sum(each["segments"] for each in sent if each["channel"] == "sms"),
    }


def stored_use(dynamodb: Any, tables: Iterable[str]) -> dict[str, float]:
    """What lies in the tables for a month; recovery is billed without the indexes."""
    of_tables = of_indexes = 0
    for table in tables:
        of_tables += _bytes_of(dynamodb, TableName=table)
        for index in dynamodb.describe_table(TableName=table)["Table"].get("GlobalSecondaryIndexes", []):
            of_indexes += _bytes_of(dynamodb, TableName=table, IndexName=index["IndexName"])
    return {"dynamodb_gb_months": (of_tables + of_indexes) / GB, "dynamodb_backup_gb_months": of_tables / GB}


def metrics_in(log: Iterable[str]) -> int:
    """How many metrics are in the log lines (embedded metric format): a name with each set of dimensions is one."""
    return len({metric for line in log if '"_aws"' in line for metric in _metrics_of(json.loads(line))})


def _metrics_of(line: dict[str, Any]) -> Iterator[tuple]:
    for directive in line["_aws"]["CloudWatchMetrics"]:
        for dimensions in directive["Dimensions"]:
            told_apart = tuple(sorted((name, line[name]) for name in dimensions))
            for metric in directive["Metrics"]:
                yield directive["Namespace"], metric["Name"], told_apart


def _bytes_of(dynamodb: Any, **where: str) -> int:
    pages = dynamodb.get_paginator("scan").paginate(**where)
    return sum(size_of(item) + ITEM_OVERHEAD for page in pages for item in page["Items"])
