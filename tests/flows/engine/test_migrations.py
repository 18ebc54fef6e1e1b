"""Saved conversations survive a release: those of every earlier one load, answer, and finish."""

import json
from pathlib import Path

import msgspec
import pytest

from flows.answers import YesNo
from flows.engine.conversation import hear
from flows.grammar.flow import Flow
from flows.grammar.migrations import UnknownStep, load_conversation, migrate
from flows.grammar.steps import Ending, Question, said
from flows.records import Conversation, Message, Proposal
from flows.registration.questions import registration as flow
from scripts import release
from tests.support.chats.answering import next_answer
from tests.support.chats.chat import CLUB, NOON, Chat

RELEASES = sorted((Path(__file__).resolve().parents[2] / "releases").glob("*.json"))
SAVED = [
    pytest.param(json.dumps(conversation), id=f"{path.stem}-{step}")
    for path in RELEASES
    for step, conversation in json.loads(path.read_text(encoding="utf-8")).items()
]


def test_there_is_a_release_to_come_from():
    assert RELEASES


def test_a_release_is_kept_at_every_step():
    """The newest kept release knows every step of the flow; a new step is kept with the release that brings it."""
    assert set(release.walk()) >= set(flow.states)


RESTS = {"payment_pending", "registered", "withdrawn", "season_over", "done_by_other"}


@pytest.mark.parametrize("saved", SAVED)
def test_a_conversation_of_an_earlier_release_goes_on(saved: str):
    conversation = load_conversation(saved, flow)
    answers = len(conversation.registration.answers)
    hear(flow, conversation, Message(sid="SM1", text="status"), NOON, CLUB)
    assert conversation.registration.state in flow.states
    assert len(conversation.registration.answers) == answers


@pytest.mark.parametrize("saved", SAVED)
def test_a_conversation_of_an_earlier_release_can_be_finished(saved: str):
    chat = Chat()
    chat.saved = msgspec.json.encode(load_conversation(saved, flow))
    for _ in range(50):
        if any(each.state in RESTS for each in chat.conversation.registrations):
            break
        chat.says(next_answer(chat.flow, chat.conversation))
    assert any(each.state in RESTS for each in chat.conversation.registrations)


def test_what_an_earlier_release_sent_to_the_club_is_still_with_it_and_nothing_else():
    """It saved the answers alone; at an ending that the yes leads to, they are those that were sent."""
    for saved in (parameter.values[0] for parameter in SAVED):
        before = msgspec.json.decode(saved, type=Conversation).registration
        registration = load_conversation(saved, flow).registration
        assert before.confirmed_at is None
        if before.state in {"payment_pending", "registered"}:
            assert registration.confirmed == registration.answers != {}
            assert registration.confirmed_at in {change.at for change in registration.history}
        elif before.state in flow.questions:
            assert (registration.confirmed, registration.confirmed_at) == ({}, None)


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
        load_conversation(saved, flow)
    assert "nowhere" not in flow.states
