"""What is stored about a parent, for the phone's right-hand side."""

from functools import cache

import boto3
import msgspec

from bot.store.exchange import Outgoing, Posting
from bot.store.store import Store
from flows.registration.club_questions.flow import flow_with
from flows.reminders import ladder
from local.club_questions import own_questions

SHOWN_FIRST = ("status", "state", "answers", "proposal", "history", "reference")


def state_of(number: str) -> dict:
    """The registrations, what is scheduled next, and the rest of the conversation, in plain JSON shapes."""
    try:
        store = _store()
    except LookupError:
        return {}
    conversation = msgspec.to_builtins(store.load(number))
    registrations = [{name: each[name] for name in SHOWN_FIRST} | each for each in conversation.pop("registrations")]
    waiting = [each for exchange in store.exchanges(number) for each in exchange.unsent]
    due_at = ladder.next_at(store.flow, store.load(number))
    due = [{"what": "the next reminder is due", "at": due_at.isoformat()}] if due_at else []
    return {
        "registrations": registrations,
        "scheduled": [*map(_scheduled, waiting), *due],
        "conversation": conversation,
    }


def next_due() -> float | None:
    """When something is next due with any parent, in epoch seconds."""
    try:
        return _store().next_due()
    except LookupError:
        return None


def idle(now: float) -> bool:
    """Whether nothing is under way: no queue holds a message, and what waits in the outbox is not due by `now`."""
    try:
        store = _store()
    except LookupError:
        return True
    sqs = boto3.client("sqs")
    counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    for url in sqs.list_queues().get("QueueUrls", []):
        held = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=counts)["Attributes"]
        if "DeadLetter" not in url and any(int(held[count]) for count in counts):
            return False
    return next(store.unsent(before=now), None) is None


def _scheduled(waiting: Outgoing | Posting) -> dict:
    if isinstance(waiting, Posting):
        return {"what": "to be posted", "templates": waiting.notice.templates}
    return {"what": "to be sent", "text": waiting.text}


@cache
def _store() -> Store:
    stacks = boto3.client("cloudformation").describe_stacks()["Stacks"]
    outputs = {output["OutputKey"]: output["OutputValue"] for stack in stacks for output in stack.get("Outputs", [])}
    if "ConversationsTable" not in outputs:
        raise LookupError("The stack is not built yet")
    return Store(boto3.client("dynamodb"), outputs["ConversationsTable"], flow_with(own_questions()))
