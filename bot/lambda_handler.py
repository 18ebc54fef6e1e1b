"""What Lambda calls: queue messages and the minute's tick are ours, requests of the API are Zappa's."""

import math
from functools import partial
from typing import Any

from bot import process
from bot.logs.log_line import story, tell
from bot.logs.logs import logged_with


class UnknownEvent(ValueError):
    """Nobody of ours sends such an event: Zappa would run the code or the function that it names."""


def handle(event: dict[str, Any], context: Any) -> Any:
    """Lambda's entry point, named as `lambda_handler` in zappa_settings.json.

    The answer to a batch names what is to come again. Lambda heeds that only where the queue's mapping has
    ReportBatchItemFailures, which infrastructure.yaml sets. Raises UnknownEvent.
    """
    with logged_with(lambda_request_id=getattr(context, "aws_request_id", "")):
        return _handle(event, context)


def _handle(event: dict[str, Any], context: Any) -> Any:
    records = event.get("Records") or [{}]
    if records[0].get("eventSource") == "aws:sqs":
        again = process.bot().worker.handle_batch(records, left=partial(_seconds_left, context))
        return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in again]}
    if event.get("command") == "tick":
        return wake()
    if "httpMethod" not in event:
        raise UnknownEvent(", ".join(sorted(event)))
    from zappa.handler import lambda_handler

    return lambda_handler(event, context)


def _seconds_left(context: Any) -> float:
    """Until Lambda cuts this call off; no end where it is not Lambda that calls."""
    tell_left = getattr(context, "get_remaining_time_in_millis", None)
    return tell_left() / 1000 if tell_left else math.inf


def wake() -> dict[str, int]:
    """What every minute brings: alerts go first, what stayed behind is sent, who fell silent is reminded, and now and
    then what never arrived is looked for, at Twilio and at the payment provider.

    Before anything opens a chat, the templates are looked at that it would go by, and the number.
    """
    bot = process.bot()
    with story("wake"):
        done = {"alerted": bot.alerts.run()}
        bot.template_watch.run()
        bot.number_watch.run()
        done |= {"released": bot.held_back.release(), "swept": bot.outbox.sweep(), "reminded": bot.schedule.run()}
        done["found"] = bot.arrivals.run()
        if bot.settings.gocardless:
            done["payments"] = bot.payments.reconcile()
        bot.budget.run()
        tell(**done)
    return done
