"""Saved conversations survive a release: what a renamed or removed question becomes."""

import msgspec
import pytest

from flows.answers import YesNo
from flows.grammar.flow import Flow
from flows.grammar.migrations import UnknownStep, load_conversation, migrate
from flows.grammar.steps import Ending, Question, said
from flows.records import Conversation, Proposal
from tests.support.chats.chat import Chat
from tests.support.chats.small_flow import picnic


def two_questions(*names: str, **changes: dict[str, str]) -> Flow:
    questions = [Question(name, YesNo(), "Yes or no?", label=name) for name in names]
    last = Question("all", YesNo(), "All?", keeps=False, sums_up=True)
    end = Ending("end", template="", afterwards="", fact="")
    return Flow(*questions, last, end, routes=[("answered", "all", "end", said("all", True))], **changes)


def waiting_at(state: str, **answers: bool) -> Conversation:
    conversation = Chat().conversation
    conversation.registration.state, conversation.registration.answers = state, answers
    return conversation


def test_a_renamed_question_takes_its_answer_and_its_parents_along():
    registration = waiting_at("old", old=True).registration
    registration.proposal = Proposal(question="?", about="old", value=False)
    migrate(registration, two_questions("new", renamed={"old": "new"}))
    assert (registration.state, registration.answers, registration.proposal) == ("new", {"new": True}, None)


def test_a_removed_question_lets_its_parents_go_on():
    registration = waiting_at("gone", first=True, gone=True).registration
    migrate(registration, two_questions("first", "second", removed={"gone": ""}))
    assert (registration.state, registration.answers) == ("second", {"first": True})


def test_a_removed_question_may_name_who_takes_over():
    registration = waiting_at("gone").registration
    migrate(registration, two_questions("first", "second", removed={"gone": "second"}))
    assert registration.state == "second"


def test_a_step_that_nobody_knows_is_an_error_and_is_not_silently_added():
    saved = msgspec.json.encode(waiting_at("nowhere"))
    with pytest.raises(UnknownStep, match="nowhere"):
        load_conversation(saved, picnic)
    assert "nowhere" not in picnic.states
