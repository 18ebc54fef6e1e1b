"""A question is one entry: put in anywhere or taken out, and the example plays through to its end all the same."""

import re
from contextlib import suppress

import pytest

from flows.answers import Kind
from flows.grammar.flow import Flow, Question
from flows.registration.questions import STEPS, flow_of
from scripts import diagram, release
from tests.flows.answers.test_every_kind import KINDS
from tests.support.chats.answering import next_answer
from tests.support.chats.chat import Chat
from tests.support.chats.examples import OWN
from tests.support.chats.flows import without
from tests.support.chats.transcripts import FOLDER, EndsElsewhere, play

ORDER = [step.name for step in STEPS]
PLACES = {"first": 0, "in the middle": ORDER.index("relationship"), "last": ORDER.index("check_answers")}
MOST_ANSWERS = 100
AT_ONCE = {"house": "12 Acacia Avenue, Urmston", "child_house": "3 Elm Road, Sale", "lives_here": "no"}
WORDS = {"examples": {}, "a family's own words": OWN | AT_ONCE}


def with_one_more(question: Question, place: str) -> Flow:
    return flow_of([*STEPS[: PLACES[place]], question, *STEPS[PLACES[place] :]])


def played(flow: Flow, own: dict[str, str] | None = None) -> Chat:
    """The chat of somebody who answers whatever is asked, with `own` words or its example, until nothing is."""
    chat = Chat(flow=flow)
    for _ in range(MOST_ANSWERS):
        if not (text := next_answer(flow, chat.conversation, own)):
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


every_question = pytest.mark.parametrize(
    "name", [step.name for step in STEPS if isinstance(step, Question) and not step.sums_up]
)


@every_question
@pytest.mark.parametrize("own", WORDS.values(), ids=WORDS)
def test_a_question_less(name: str, own: dict[str, str]):
    chat = played(without(name), own)
    assert chat.registration.status == "payment_pending"
    assert name not in chat.answers


@pytest.mark.slow
@every_question
def test_the_scripts_work_with_a_question_less(name: str):
    """A conversation is kept at every question, the diagram is drawn, and each transcript is played or left."""
    flow = without(name)
    assert flow.questions.keys() <= release.walk(flow).keys()
    assert flow.questions.keys() <= set(re.findall(r"\w+", diagram.mermaid(flow)))
    for path in FOLDER.glob("*.txt"):
        with suppress(EndsElsewhere):
            assert "(the end: " in play(path.read_text(encoding="utf-8"), flow)


@pytest.mark.parametrize("place", PLACES)
def test_the_scripts_work_with_a_question_more(place: str):
    flow = with_one_more(Question("one_more", KINDS["yes or no"], "And one more thing?", label="One more"), place)
    assert flow.questions.keys() <= release.walk(flow).keys()
    assert "one_more" in diagram.mermaid(flow)
