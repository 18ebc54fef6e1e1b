"""Three messages within seconds are one answer, and one reply where they are taken in together."""

from datetime import timedelta

import pytest

from flows.records import Message
from tests.support.chats.chat import Chat

PARTS = [
    ("player_name", ("Sam", "Smith"), {"player_name": "Sam Smith"}),
    ("player_name", ("Samuel", "James", "Smith"), {"player_name": "Samuel James Smith"}),
    ("house", ("12", "Acacia Avenue", "Urmston"), {"house": "12", "street": "Acacia Avenue, Urmston"}),
    ("house", ("Flat 3", "Acacia Avenue", "Urmston"), {"house": "Flat 3", "street": "Acacia Avenue, Urmston"}),
    ("house", ("12", "acacia avenue", "urmston", "yes"), {"house": "12", "street": "acacia avenue, urmston"}),
    ("previous_club", ("Flixton", "Juniors"), {"previous_club": "Flixton Juniors"}),
    ("medical_details", ("hay fever", "and eczema", "yes"), {"medical_details": "hay fever and eczema"}),
    ("born_on", ("3 May", "2016"), {"born_on": "2016-05-03"}),
    ("parent_name", ("Jane", "Smith"), {"parent_name": "Jane Smith"}),
    ("postcode", ("M41", "5AA"), {"postcode": "M41 5AA"}),
    ("medical_needs", ("he's got", "hay fever"), {"medical_details": "hay fever"}),
]  # fmt: skip


def asked(question: str) -> Chat:
    chat = Chat()
    chat.answers_until(question, medical_needs="yes", played_last_season="no")
    return chat


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize(("question", "said", "stored"), PARTS)
def test_parts_are_one_answer(question: str, said: tuple[str, ...], stored: dict[str, str], together: bool):
    chat = asked(question)
    parts = said[:-1] if said[-1] == "yes" else said
    chat.says_quickly(*parts, together=together)
    if said[-1] == "yes":
        assert chat.registration.proposal
        chat.says("yes")
    assert {name: chat.answers.get(name) for name in stored} == stored


def test_what_is_taken_in_together_is_answered_once():
    chat = asked("house")
    replies = []
    for text, followed in (("12", True), ("Acacia Avenue", True), ("Urmston", False)):
        chat.pace = timedelta(seconds=3)
        chat.hear(Message(sid="SM", text=text, followed=followed))
        replies += chat.replies
    assert len(replies) == 1
    assert "Acacia Avenue, Urmston" in chat.heard
    assert replies[0].about == "lives_here"


@pytest.mark.parametrize("second", ["no", "yes", "2", "nope"])
def test_a_second_tap_does_not_answer_what_nobody_has_seen(second: str):
    chat = asked("gender")
    chat.says_quickly("2", second, together=True)
    assert (chat.answers["gender"], chat.asked, "medical_needs" in chat.answers) == ("Female", "medical_needs", False)
    chat.says("no")
    assert chat.answers["medical_needs"] is False


def test_an_unseen_doubt_is_not_settled():
    chat = asked("player_name")
    chat.says_quickly("Max Smith", "yes", together=True)
    assert "player_name" not in chat.answers
    assert "same child" in chat.heard
    chat.says("yes")
    assert chat.answers["player_name"] == "Max Smith"


def test_what_plainly_answers_the_next_question_does():
    chat = asked("house")
    chat.says_quickly("12", "Acacia Avenue, Urmston", "yes same address", together=True)
    assert chat.answers["lives_here"] == "yes"


def test_after_a_while_it_is_no_part_any_more():
    chat = asked("house")
    chat.says("12", "Acacia Avenue", "Urmston")
    assert (chat.answers["street"], chat.asked) == ("Acacia Avenue", "lives_here")


@pytest.mark.parametrize(
    "said", ["thanks", "what is that for?", "no sorry 14", "dunno", "yes", "stop", "can someone ring me", "14?"]
)
def test_what_is_no_part_is_not_added(said: str):
    chat = asked("street")
    chat.says_quickly("Acacia Avenue, Urmston", said)
    assert chat.answers["street"] == "Acacia Avenue, Urmston"


@pytest.mark.parametrize("said", ["my coach hits him", "can I talk to a person?", "stop", "delete my data"])
def test_what_somebody_has_to_hear_of_is_answered_though_more_follows(said: str):
    chat = asked("house")
    chat.hear(Message(sid="SM", text=said, followed=True))
    assert chat.heard


def test_the_last_answer_of_all_is_confirmed_though_more_follows():
    chat = asked("check_answers")
    chat.hear(Message(sid="SM", text="yes", followed=True))
    assert "are with the club" in chat.heard
