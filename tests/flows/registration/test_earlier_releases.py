"""Conversations that were saved by every earlier release load, answer, and finish."""

import json
from pathlib import Path

import msgspec
import pytest

from flows.engine.conversation import hear
from flows.grammar.migrations import load_conversation
from flows.records import Conversation, Message
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
    assert release.unreached(release.walk()) == []


RESTS = {"payment_pending", "registered", "withdrawn", "season_over", "done_by_other"}


@pytest.mark.parametrize("saved", SAVED)
def test_a_conversation_of_an_earlier_release_goes_on(saved: str):
    goes_on(saved)


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
    for saved in (parameter.values[0] for parameter in SAVED):
        keeps_what_was_sent(saved)


def test_what_this_release_keeps_goes_on_in_the_next():
    """As the next one's tests will try it, once `python -m scripts.release` has written it."""
    for saved in release.walk().values():
        goes_on(saved)
        keeps_what_was_sent(saved)


def goes_on(saved: str) -> None:
    """It loads, is answered, and loses no answer."""
    conversation = load_conversation(saved, flow)
    answers = len(conversation.registration.answers)
    hear(flow, conversation, Message(sid="SM1", text="status"), NOON, CLUB)
    assert conversation.registration.state in flow.states
    assert len(conversation.registration.answers) == answers


def keeps_what_was_sent(saved: str) -> None:
    """The oldest releases saved the answers alone: at an ending that the yes leads to, they are those that were sent.
    The others say themselves which were.
    """
    before = msgspec.json.decode(saved, type=Conversation).registration
    registration = load_conversation(saved, flow).registration
    if before.confirmed_at:
        assert (registration.confirmed, registration.confirmed_at) == (before.confirmed, before.confirmed_at)
    elif before.state in {"payment_pending", "registered"}:
        assert registration.confirmed == registration.answers != {}
        assert registration.confirmed_at in {change.at for change in registration.history}
    elif before.state in flow.questions:
        assert (registration.confirmed, registration.confirmed_at) == ({}, None)
