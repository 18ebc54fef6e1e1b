"""What is stored about a parent, for the phone's right-hand side."""

from functools import cache
from typing import Any

import boto3
import msgspec

from bot.store.club_questions import ClubQuestions
from bot.store.exchange import Outgoing, Posting
from bot.store.store import Store
from flows.grammar.example import example_answer
from flows.grammar.flow import Flow
from flows.records import Conversation
from flows.registration.club_questions.flow import flow_with
from flows.reminders import ladder

SHOWN_FIRST = ("status", "state", "answers", "proposal", "history", "reference")


def state_of(number: str) -> dict:
    """The registrations, what is scheduled next, what is asked, and the rest of the conversation, as plain JSON."""
    try:
        store = _store()
    except LookupError:
        return {}
    loaded = store.load(number)
    conversation = msgspec.to_builtins(loaded)
    registrations = [{name: each[name] for name in SHOWN_FIRST} | each for each in conversation.pop("registrations")]
    waiting = [each for exchange in store.exchanges(loaded.parent) for each in exchange.unsent]
    due_at = ladder.next_at(store.flow, loaded)
    due = [{"what": "the next reminder is due", "at": due_at.isoformat()}] if due_at else []
    return {
        "registrations": registrations,
        "scheduled": [*map(_scheduled, waiting), *due],
        "conversation": conversation,
        "asks": asked(store.flow, loaded),
    }


def asked(flow: Flow, conversation: Conversation) -> dict | None:
    """The question that is asked, an example of its answer, and how far its registration has come; None at the end.

    `confirms` is true where it is not the question itself that is open, but a yes or no, or which child comes first.
    """
    example = example_answer(flow, conversation)
    registration = conversation.registration
    if registration is None or not example:
        return None
    told = [question for question in flow.questions.values() if question.label]
    return {
        "question": registration.state,
        "example": example,
        "confirms": bool(conversation.choosing or registration.proposal),
        "done": sum(question.answered(registration) for question in told),
        "left": sum(question.due(registration) for question in told),
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
    sqs, counts = _sqs(), ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    for url in sqs.list_queues().get("QueueUrls", []):
        if "DeadLetter" in url:
            continue
        held = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=counts)["Attributes"]
        if any(int(held[count]) for count in counts):
            return False
    return next(store.unsent(before=now), None) is None


def _scheduled(waiting: Outgoing | Posting) -> dict:
    if isinstance(waiting, Posting):
        return {"what": "to be posted", "templates": waiting.notice.templates}
    return {"what": "to be sent", "text": waiting.text}


def _store() -> Store:
    """The bot's store, with the questions that it asks at the moment. Raises LookupError before the stack is built."""
    dynamodb, table = _table()
    return _store_asking(dynamodb, table, msgspec.json.encode(ClubQuestions(dynamodb, table).read()))


@cache
def _store_asking(dynamodb: Any, table: str, questions: bytes) -> Store:
    return Store(dynamodb, table, flow_with(msgspec.json.decode(questions)))


@cache
def _sqs() -> Any:
    return boto3.client("sqs")


@cache
def _table() -> tuple[Any, str]:
    stacks = boto3.client("cloudformation").describe_stacks()["Stacks"]
    outputs = {output["OutputKey"]: output["OutputValue"] for stack in stacks for output in stack.get("Outputs", [])}
    if "ConversationsTable" not in outputs:
        raise LookupError("The stack is not built yet")
    return boto3.client("dynamodb"), outputs["ConversationsTable"]
