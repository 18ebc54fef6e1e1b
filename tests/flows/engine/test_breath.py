"""Messages within seconds are one answer, and a tap too many answers nothing that nobody has seen."""

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.small_flow import picnic


def asked(*said: str) -> Chat:
    chat = Chat(flow=picnic)
    chat.says(*said)
    return chat


@pytest.mark.parametrize("together", [False, True])
def test_parts_are_one_answer(together: bool):
    chat = asked("yes", "yes")
    chat.says_quickly("nuts", "and sesame", together=together)
    assert "nuts and sesame" in chat.registration.proposal.question
    chat.says("yes")
    assert (chat.answers["allergic_to"], chat.asked) == ("nuts and sesame", "email")


def test_after_a_while_it_is_no_part_any_more():
    chat = asked("yes", "yes", "nuts", "and sesame")
    assert chat.answers["allergic_to"] == "nuts"


@pytest.mark.parametrize("second", ["yes", "no"])
def test_a_second_tap_does_not_answer_what_nobody_has_seen(second: str):
    chat = asked()
    chat.says_quickly("yes", second, together=True)
    assert (chat.asked, chat.answers) == ("allergic", {"coming": True})
