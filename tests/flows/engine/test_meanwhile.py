"""Answers that come while a person has the chat: kept, offered when it goes on, and never stored without a yes."""

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.small_flow import picnic

TO_A_PERSON = "can I talk to a person?"


def paused(*said: str) -> Chat:
    """A chat that a person has, at the question for the e-mail address."""
    chat = Chat(flow=picnic)
    chat.says("yes", "no", TO_A_PERSON, *said)
    return chat


def test_an_answer_is_offered_when_it_goes_on():
    chat = paused("jane@example.com")
    assert "While I was quiet you wrote “jane@example.com”" in chat.says("continue")
    assert "email" not in chat.answers
    chat.says("yes")
    assert chat.answers["email"] == "jane@example.com"


def test_a_no_asks_the_question():
    chat = paused("jane@example.com")
    chat.says("continue", "no")
    assert (chat.asked, "email" in chat.answers) == ("email", False)


@pytest.mark.parametrize("said", ["thanks", "is anybody there?", ""])
def test_what_answers_nothing_is_not_offered(said: str):
    assert "While I was quiet" not in paused(said).says("continue")


def test_nothing_is_offered_at_the_check_of_the_answers():
    chat = Chat(flow=picnic)
    chat.says("yes", "no", "jane@example.com", TO_A_PERSON, "yes")
    assert "While I was quiet" not in chat.says("continue")
    assert chat.asked == "all"
