"""The example: what a parent might type next, whatever is asked. Whoever plays a registration answers with it."""

from flows.grammar.flow import Flow
from flows.grammar.steps import Question
from flows.records import Conversation

WHICHEVER = "any"
SURE = "yes"


def example_answer(flow: Flow, conversation: Conversation) -> str:
    """To whose turn it is, to what was proposed, or to the question; "" where nothing is asked."""
    registration = conversation.registration
    if registration is None or conversation.paused:
        return ""
    if conversation.choosing:
        return WHICHEVER
    if registration.proposal:
        return SURE
    step = flow.step(registration)
    return step.example_for(registration, flow.questions) if isinstance(step, Question) else ""
