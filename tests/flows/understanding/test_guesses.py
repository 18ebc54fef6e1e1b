"""What a kind cannot read whole is looked at again: a guess is proposed, and stored only after a yes."""

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.small_flow import BORN_ON, longer

flow = longer(BORN_ON)


def asked(*said: str) -> Chat:
    chat = Chat(flow=flow)
    chat.says(*said)
    return chat


GUESSES = [
    (("yes", "no", "3 May 2016"), "j underscore smith at example dot org", "email", "j_smith@example.org"),  # dictated
    (("yes", "no"), "3rd of mya 2016", "born_on", "2016-05-03"),  # a slip
]


@pytest.mark.parametrize(("before", "said", "name", "value"), GUESSES)
def test_a_guess_is_stored_after_a_yes_alone(before: tuple[str, ...], said: str, name: str, value: str):
    chat = asked(*before)
    chat.says(said)
    assert name not in chat.answers
    assert chat.registration.proposal.value == value
    chat.says("yes")
    assert chat.answers[name] == value


def test_a_guess_that_was_refused_is_not_stored():
    chat = asked("yes", "no", "3 May 2016", "j underscore smith at example dot org", "no")
    assert (chat.asked, "email" in chat.answers) == ("email", False)


def test_an_earlier_answer_is_put_right_from_a_later_question():
    chat = asked("yes", "no", "3 May 2016", "sorry the birthday is 4 May 2016")
    if chat.registration.proposal:
        chat.says("yes")
    assert (chat.answers["born_on"], chat.asked) == ("2016-05-04", "email")
