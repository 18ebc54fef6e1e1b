"""Who writes after a long silence: the flow names the answer that proves it, and before that nothing is shown."""

from datetime import timedelta

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.small_flow import BORN_ON, longer, picnic

known_by_birthday = longer(BORN_ON, identified_by="born_on")
SAID = ("yes", "no", "3 May 2016")


def chat_after(*said: str, days: int = 61) -> Chat:
    chat = Chat(flow=known_by_birthday)
    chat.says(*said)
    chat.now += timedelta(days=days)
    return chat


@pytest.mark.parametrize("said", ["hello", "my data", "status", "back", "yes", "change birthday to 4 May 2016"])
def test_nothing_is_shown_or_changed_before_it_is_proven(said: str):
    chat = chat_after(*SAID)
    before = chat.answers
    heard = chat.says(said)
    assert "phones change hands" in heard
    assert "Sam" not in heard
    assert chat.answers == before


@pytest.mark.parametrize("proof", ["3 May 2016", "my reference is k7qm-2345"])
def test_the_answer_or_the_reference_proves_it(proof: str):
    chat = chat_after(*SAID)
    chat.saved = chat.saved.replace(b"REF1", b"K7QM-2345")
    chat.says("hi")
    assert "as you left it" in chat.says(proof)
    chat.says("jane@example.com")
    assert chat.answers["email"] == "jane@example.com"


def test_guesses_end():
    chat = chat_after(*SAID)
    for day in range(1, 6):
        heard = chat.says(f"{day} June 2016")
    assert "enough tries" in heard
    assert "enough tries" in chat.says("3 May 2016")


def test_where_it_was_not_told_yet_there_is_nothing_to_keep():
    assert "phones change hands" not in chat_after("yes", "no").says("hello")


def test_a_flow_that_names_none_asks_nobody():
    chat = Chat(flow=picnic)
    chat.says("yes", "no")
    chat.now += timedelta(days=61)
    assert "phones change hands" not in chat.says("hello")
