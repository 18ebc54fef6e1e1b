"""A parent who answers the question that is asked, whichever it is: with words of the test's, else with its example."""

from datetime import datetime
from typing import Any, Protocol

import msgspec

from flows.engine.conversation import hear
from flows.grammar.example import example_answer
from flows.grammar.flow import Flow
from flows.grammar.migrations import load_conversation
from flows.records import Conversation, Message
from flows.templates import Club

MOST_ANSWERS = 100
# What is said where nothing is asked, so that something is again.
AT_AN_END = {"declined": "ready", "wrong_number": "ready", "wrong_age_group": "change dob"}


class Answering(Protocol):
    """Whoever has a chat with the bot."""

    @property
    def flow(self) -> Flow: ...

    @property
    def conversation(self) -> Conversation: ...

    def says(self, *texts: str) -> Any: ...


def next_answer(flow: Flow, conversation: Conversation, own: dict[str, str] | None = None) -> str:
    """What answers what is asked now; "" where nothing is."""
    registration = conversation.registration
    if registration and not (conversation.choosing or registration.proposal or conversation.paused):
        ours = AT_AN_END | (own or {})
        if registration.state in ours:
            return ours[registration.state]
    return example_answer(flow, conversation)


def answers_from(
    flow: Flow, conversation: Conversation, now: datetime, club: Club, own: dict[str, str]
) -> tuple[str, ...]:
    """What the parent will say from here to the end, found by going on in a copy of the conversation."""
    said, ahead = [], load_conversation(msgspec.json.encode(conversation), flow)
    while (text := next_answer(flow, ahead, own)) and len(said) < MOST_ANSWERS:
        said.append(text)
        hear(flow, ahead, Message(sid="SM", text=text), now, club)
    return tuple(said)


def answer_until(parent: Answering, step: str, own: dict[str, str]) -> None:
    """Answer until a step is reached, with `own` words where there are any. Raises AssertionError on the way astray."""
    for _ in range(MOST_ANSWERS):
        conversation = parent.conversation
        if conversation.registration.state == step and not conversation.choosing:
            return
        text = next_answer(parent.flow, conversation, own)
        assert text, f"nothing is asked at {conversation.registration.state}, short of {step}"
        parent.says(text)
    raise AssertionError(f"After {MOST_ANSWERS} answers {step} is not reached")
