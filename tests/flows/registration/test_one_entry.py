"""A question is one entry: put in anywhere or taken out, and the example plays through to its end all the same."""

import pytest

from flows.answers import Kind
from flows.grammar.example import example_answer
from flows.grammar.flow import Flow, Question
from flows.registration.questions import STEPS, flow_of
from tests.flows.answers.test_every_kind import KINDS
from tests.support.chats.chat import Chat
from tests.support.chats.flows import without

ORDER = [step.name for step in STEPS]
PLACES = {"first": 0, "in the middle": ORDER.index("relationship"), "last": ORDER.index("check_answers")}
MOST_ANSWERS = 100


def with_one_more(question: Question, place: str) -> Flow:
    return flow_of([*STEPS[: PLACES[place]], question, *STEPS[PLACES[place] :]])


def played(flow: Flow) -> Chat:
    """The chat of somebody who answers whatever is asked with its example, until nothing is."""
    chat = Chat(flow=flow)
    for _ in range(MOST_ANSWERS):
        if not (text := example_answer(flow, chat.conversation)):
            return chat
        chat.says(text)
    raise AssertionError(f"After {MOST_ANSWERS} answers {chat.asked} is asked")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_question_more(kind: Kind, place: str):
    chat = played(with_one_more(Question("one_more", kind, "And one more thing?", label="One more"), place))
    assert chat.registration.status == "payment_pending"
    assert "one_more" in chat.answers
    assert "One more: " in chat.says("my data")


def test_a_question_that_only_some_are_asked():
    asked = Question("one_more", KINDS["sentence"], "Which?", label="One more", ask_if=lambda registered: False)
    chat = played(with_one_more(asked, "in the middle"))
    assert chat.registration.status == "payment_pending"
    assert "one_more" not in chat.answers


@pytest.mark.parametrize("name", [step.name for step in STEPS if isinstance(step, Question) and not step.sums_up])
def test_a_question_less(name: str):
    chat = played(without(name))
    assert chat.registration.status == "payment_pending"
    assert name not in chat.answers
