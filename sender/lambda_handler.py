"""What Lambda calls: queues, the feedback topic and the ticks are the back's, everything else is a Zappa request."""

import os
from functools import cache
from typing import Any

from sender.app import Front
from sender.app import assemble as assemble_front
from sender.logs.logs import logged_with
from sender.settings import Settings
from sender.worker.assembly import Back, assemble


class UnknownEvent(ValueError):
    """Nobody of ours sends such an event: Zappa would run the code or the function that it names."""


@cache
def back() -> Back:
    """The back of this process, joined once per cold start."""
    return assemble(Settings.from_environment(os.environ))


@cache
def front() -> Front:
    """The front of this process, joined once per cold start."""
    return assemble_front(Settings.from_environment(os.environ))


def handle(event: dict[str, Any], context: Any) -> Any:
    """The entry point of both functions, named as `lambda_handler` in the Zappa settings.

    The answer to a batch names what is to come again. Lambda heeds that only where the queue's mapping has
    ReportBatchItemFailures, which infrastructure.yaml sets. Raises UnknownEvent.
    """
    with logged_with(lambda_request_id=getattr(context, "aws_request_id", "")):
        return _handle(event, context)


def _handle(event: dict[str, Any], context: Any) -> Any:
    def time_left() -> float:
        return context.get_remaining_time_in_millis() / 1000

    records = event.get("Records") or [{}]
    source = records[0].get("eventSource") or records[0].get("EventSource")
    if source == "aws:sqs":
        again = back().worker.handle_batch(records, time_left)
        return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in again]}
    if source == "aws:sns":
        return {"suppressed": back().feedback.handle(records)}
    if event.get("command") == "revive":
        return dict(back().dead_letters.revive())
    if event.get("command") == "errands":
        return {"errands": back().events_worker.work_off(time_left)}
    if event.get("command") == "renew_tokens":
        return {"renewed": sorted(front().renewal.renew())}
    if "httpMethod" not in event:
        raise UnknownEvent(", ".join(sorted(event)))
    from zappa.handler import lambda_handler  # a worker's cold start need not pay for it

    return lambda_handler(event, context)
