"""The one place where the sender's back is joined: worker, feedback, dead letters, and who tells the callers."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypedDict

import boto3
from botocore.config import Config

from sender.auth.callers import Callers
from sender.feedback.dead_letters import FeedbackDeadLetters
from sender.feedback.feedback import Feedback
from sender.pace.budgets import Budgets
from sender.pace.limits import EmailLimits, Limits, TextLimits
from sender.pace.pace import Pace
from sender.settings import Settings
from sender.store.ledger import Ledger
from sender.store.messages import EMAIL, SMS
from sender.store.suppression import Suppression
from sender.webhooks.outbox import CallerEvents
from sender.webhooks.telling import Telling
from sender.webhooks.worker import CallerEventsWorker
from sender.worker.dead_letters import DeadLetters
from sender.worker.delivery import PAUSES, Delivery, Sender
from sender.worker.email import EmailSender
from sender.worker.lifting import Lifting
from sender.worker.outcomes import Outcomes
from sender.worker.pool import Pool
from sender.worker.sms import TextSender
from sender.worker.worker import Worker

CLAIM = 0.8  # of the queue's patience: over when the queue hands out the message of a worker that died
LONGEST_CONNECT = 2.0  # seconds


class PoolSize(TypedDict):
    slots: int
    claim_seconds: float
    one_send: float


class Back(NamedTuple):
    """Every part of the running back, joined."""

    settings: Settings
    outcomes: Outcomes
    suppression: Suppression
    limits: Mapping[str, Limits]
    pace: Pace
    worker: Worker
    events_worker: CallerEventsWorker
    feedback: Feedback
    feedback_dead_letters: FeedbackDeadLetters
    lifting: Lifting
    dead_letters: DeadLetters
    dynamodb: Any
    sqs: Any
    ses: Any
    sms: Any

    def close(self) -> None:
        """Let threads and connections go."""
        self.worker.close()
        for client in (self.dynamodb, self.sqs, self.ses, self.sms):
            client.close()


def utc_now() -> datetime:
    return datetime.now(UTC)


def assemble(
    settings: Settings,
    clock: Callable[[], datetime] = utc_now,
    pauses: tuple[float, ...] = PAUSES,
    sleep: Callable[[float], None] = time.sleep,
) -> Back:
    """Join the parts for these settings; the clients are pointed at AWS by the environment alone. Who waits for a
    message's turn does so by `sleep`, which is the clock's.
    """
    ours, providers = aws(settings), provider(settings)
    dynamodb, sqs = (boto3.client(name, config=ours) for name in ("dynamodb", "sqs"))
    ses, sms = (boto3.client(name, config=providers) for name in ("sesv2", "pinpoint-sms-voice-v2"))
    outcomes = Outcomes(dynamodb, settings.ledger_table, clock)
    suppression = Suppression(dynamodb, settings.ledger_table, clock)
    limits: dict[str, Limits] = {EMAIL: EmailLimits(ses, settings), SMS: TextLimits(sms, settings)}
    pace = Pace(Budgets(dynamodb, settings.ledger_table), limits, clock)
    callers = Callers(dynamodb, settings.ledger_table)
    events = CallerEvents(sqs, settings.caller_events_queue, callers)
    feedback = Feedback(suppression, Ledger(dynamodb, settings.ledger_table), events, clock)
    lifting = Lifting(suppression, ses, sms, events, clock)
    telling = Telling(callers, clock, local=settings.is_local)
    delivery = Delivery(senders_of(settings, ses, sms), suppression, clock, settings.provider_timeout, pauses)
    pool = Pool(outcomes, suppression, delivery, pace, clock, **pool_of(settings), sleep=sleep)
    return Back(
        settings=settings,
        outcomes=outcomes,
        suppression=suppression,
        limits=limits,
        pace=pace,
        worker=Worker(pool, sqs, settings.queues, settings.patience, clock, events),
        events_worker=CallerEventsWorker(sqs, settings.caller_events_queue, events, telling, lifting.settle),
        feedback=feedback,
        feedback_dead_letters=FeedbackDeadLetters(sqs, settings.feedback_dead_letter_queue, feedback, events),
        lifting=lifting,
        dead_letters=DeadLetters(sqs, outcomes, settings, events),
        dynamodb=dynamodb,
        sqs=sqs,
        ses=ses,
        sms=sms,
    )


def senders_of(settings: Settings, ses: Any, sms: Any) -> dict[str, Sender]:
    """Who sends on each channel."""
    return {
        EMAIL: EmailSender(ses, settings.configuration_set, settings.unsubscribe),
        SMS: TextSender(sms, settings.text_configuration_set),
    }


def pool_of(settings: Settings) -> PoolSize:
    """How many messages go side by side, and for how long one is claimed and may take."""
    return PoolSize(
        slots=settings.pool_size, claim_seconds=CLAIM * settings.patience, one_send=settings.provider_timeout
    )


def aws(settings: Settings) -> Config:
    """For what may be asked twice: the queue and the ledger."""
    return Config(
        retries={"mode": "standard", "total_max_attempts": 3},
        connect_timeout=2,
        read_timeout=5,
        max_pool_connections=settings.pool_size + 2,
        parameter_validation=False,  # AWS does it again, and of a call's own time it takes a seventh
    )


def provider(settings: Settings) -> Config:
    """For what may not: a send whose answer was lost may have been sent, and only the ledger decides what follows."""
    connect = min(LONGEST_CONNECT, settings.provider_timeout / 2)
    return Config(
        retries={"total_max_attempts": 1},
        connect_timeout=connect,
        read_timeout=settings.provider_timeout - connect,
        max_pool_connections=settings.pool_size,
    )
