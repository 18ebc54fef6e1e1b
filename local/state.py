"""What is stored about a parent, for the phone's right-hand side."""

from functools import cache

import boto3
import msgspec

from bot.store import Store


def state_of(number: str) -> dict:
    """The conversation, its registrations as stored, and what is scheduled next, in plain JSON shapes."""
    try:
        store = _store()
    except LookupError:
        return {}
    conversation = store.load(number)
    stored = [store.registration(each.reference) for each in conversation.registrations]
    waiting = [each for exchange in store.exchanges(number) for each in exchange.unsent]
    return {
        "conversation": msgspec.to_builtins(conversation),
        "registrations": [each for each in stored if each],
        "scheduled": [{"what": "to be sent", "text": each.text} for each in waiting],
    }


@cache
def _store() -> Store:
    stacks = boto3.client("cloudformation").describe_stacks()["Stacks"]
    outputs = {output["OutputKey"]: output["OutputValue"] for stack in stacks for output in stack.get("Outputs", [])}
    if "ConversationsTable" not in outputs:
        raise LookupError("The stack is not built yet")
    return Store(boto3.client("dynamodb"), outputs["ConversationsTable"])
