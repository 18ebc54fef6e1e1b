"""A counted run: the families register, and what they used is read where it was asked for."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import IO

import bot.logs.logs
import sender.logs.logs
from local.aws.tally import Tally
from local.clock import Clock
from scripts.cost import usage
from scripts.cost.breakdown import by_what_they_did, purposes
from scripts.cost.invocations import Invocations
from scripts.cost.play import BEGINS, Play
from scripts.cost.standing import memory_gb, month_use
from tests.support.joined import joined


def run(registrations: int) -> usage.Usage:
    """Play at least so many registrations. AWS is one a process, so this takes a process of its own."""
    tally, invocations = Tally(), Invocations()
    with _logged() as log, joined(Clock(at=BEGINS), tally, lambda app: invocations.of("sender", app)) as house:
        begun = log.tell()
        play = Play(house, tally, invocations)
        played = play.run(registrations)
        log_bytes = log.tell() - begun
        log.seek(begun)
        return usage.Usage(
            registrations=played,
            played=_used(play, log_bytes),
            month=month_use(play.idle, usage.metrics_in(log)),
            purposes=purposes(play),
            parents=by_what_they_did(play),
        )


def _used(play: Play, log_bytes: int) -> dict[str, float]:
    world, house, office = play.world, play.house, play.office
    chats = [each for phone in world.twilio.phones() for each in world.twilio.messages.of(phone["number"])]
    used = {
        **usage.billed_calls(play.asked),
        **usage.sent_use(world.aws.sent.messages()),
        **usage.whatsapp_use(chats),
        **usage.lambda_use(play.invocations, memory_gb(), waits=sum(not each.inbound for each in chats)),
        **usage.stored_use(office.dynamodb, (house.settings.table, office.settings.ledger_table)),
    }
    used["s3_gb_months"] = play.asked["s3 PUT bytes"] / usage.GB
    used["logs_gb"] = (log_bytes + used["lambda_requests"] * usage.REPORT_LINES) / usage.GB
    return used


@contextmanager
def _logged() -> Iterator[IO[str]]:
    """A file into which both services log meanwhile, as they would to CloudWatch."""
    with tempfile.TemporaryFile("w+") as log, redirect_stdout(log):
        handlers = [service.logs.handler for service in (bot.logs.logs, sender.logs.logs)]
        before = [handler.setStream(log) for handler in handlers]
        try:
            yield log
        finally:
            for handler, stream in zip(handlers, before, strict=True):
                handler.setStream(stream)
