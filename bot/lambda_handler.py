"""What Lambda calls: queue messages and the minute's tick are ours, everything else is a request for Zappa."""

import os
from functools import cache
from typing import Any

from bot.app import Bot, bot_of


class ComeAgain(Exception):
    """Makes the queue hand out the batch again: what was taken in already changes nothing then."""


@cache
def bot() -> Bot:
    """The bot of this process, joined once per cold start."""
    return bot_of(os.environ)


def handle(event: dict[str, Any], context: Any) -> Any:
    """Lambda's entry point, named as `lambda_handler` in zappa_settings.json."""
    records = event.get("Records", [])
    if records and records[0].get("eventSource") == "aws:sqs":
        return take_messages(records)
    if event.get("detail-type") == "Scheduled Event":
        return {"swept": bot().outbox.sweep(), "reminded": bot().schedule.run()}
    from zappa.handler import lambda_handler

    return lambda_handler(event, context)


def take_messages(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Work on a batch of inbound messages. Raises ComeAgain where one has to be taken in again.

    Zappa's queue mappings do not know partial batches: an answer that names the failed would lose them.
    """
    failed = bot().worker.handle_batch(records)
    if failed:
        raise ComeAgain(f"{len(failed)} of {len(records)}")
    return {"taken": len(records)}
