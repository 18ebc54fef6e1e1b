"""Who writes after a long silence: nothing is shown or changed before they have said what only the family knows."""

from datetime import timedelta

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS, ANSWERS, INVITE, up_to

PRIVATE = ("Sam", "Smith", "Jane", "jane@example.com", "M41", "Acacia", "2016", "Panthers")


def chat_after(*said: str, days: int = 61) -> Chat:
    chat = Chat()
    chat.says(*said)
    chat.now += timedelta(days=days)
    return chat


@pytest.mark.parametrize("stage", [(*ALL_ANSWERS, "yes"), up_to("email")])
@pytest.mark.parametrize(
    "said",
    [
        *("my data", "hello", "status", "change email to me@example.org", "email is me@example.org", "back", "yes"),
        *("1st", "May", "2016"),  # of a date that is not whole the parts are kept elsewhere, and prove nothing
        *("delete my data", "what did i say", "link", "help", "start over", "12", "change house", "have i paid?"),
    ],
)
def test_nothing_is_shown_or_changed_before_it_is_proven(stage: tuple[str, ...], said: str):
    chat = chat_after(*stage)
    before = chat.answers
    heard = chat.says(said)
    assert "phones change hands" in heard
    assert not any(private in heard for private in PRIVATE)
    assert chat.answers == before


@pytest.mark.parametrize("proof", ["3 May 2016", "3/5/16", "03.05.2016", "my reference is k7qm-2345", "K7QM-2345"])
def test_a_date_of_birth_or_the_reference_proves_it(proof: str):
    chat = chat_after(*up_to("email"))
    chat.saved = chat.saved.replace(b"REF1", b"K7QM-2345")
    chat.says("hi")
    assert "as you left it" in chat.says(proof)
    assert chat.asked == "email"
    chat.says(ANSWERS["email"])
    assert chat.answers["email"] == "jane@example.com"


def test_a_proof_may_come_at_once_and_is_asked_once():
    chat = chat_after(*up_to("email"))
    assert "as you left it" in chat.says("3 May 2016")
    chat.now += timedelta(days=59)
    assert "phones change hands" not in chat.says("hello")


def test_guesses_are_counted_and_end():
    chat = chat_after(*ALL_ANSWERS, "yes")
    chat.says("hi")
    for day in range(1, 6):
        heard = chat.says(f"{day} June 2016")
    assert "enough tries" in heard
    assert "enough tries" in chat.says("3 May 2016")
    chat.now += timedelta(days=2)
    assert "enough tries" not in chat.says("3 May 2016")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("stop", "START"),
        ("can I talk to a person", "Alex Johnson"),
        ("wrong number", "Thanks for telling us"),
        ("I want to make a complaint", "confirmation that it arrived"),
        ("the coach hit him", "999"),
    ],
)
def test_what_harms_nobody_is_heard_all_the_same(said: str, heard: str):
    chat = chat_after(*ALL_ANSWERS, "yes")
    assert heard in chat.says(said)


@pytest.mark.parametrize("said", ["can someone give us a ring please", "no more texts please", "how do I complain"])
def test_a_wish_is_heard_in_a_sentence_too(said: str):
    chat = chat_after(*ALL_ANSWERS, "yes")
    assert "phones change hands" not in chat.says(said)


def test_a_number_with_another_owner_hears_nothing_more_and_the_club_hears_once():
    chat = chat_after(*ALL_ANSWERS, "yes")
    assert "Thanks for telling us" in chat.says("wrong number")
    told = [notice for notice in chat.notices if notice.kind == "suppress"]
    assert [(each.email, each.phone) for each in told] == [("", INVITE["parent_tel"])]
    assert chat.says("wrong number") == ""
    assert chat.says("hello?") == ""
    assert chat.facts.count(("REF1", "wrong_number")) == 1
    assert chat.registration.status == "payment_pending", "and nothing of the family's is lost"


def test_half_a_date_of_before_proves_nothing():
    chat = chat_after(*up_to("parent_born_on"), "3rd of May")
    chat.says("hi")
    assert "as you left it" not in chat.says("2016")


def test_after_stop_a_right_waits_for_the_proof():
    chat = chat_after(*ALL_ANSWERS, "yes", "stop")
    assert chat.says("hello") == ""
    assert "phones change hands" in chat.says("my data")
    chat.says("3 May 2016")
    assert "Acacia" in chat.says("my data")


def test_start_after_a_long_silence_shows_nothing_yet():
    chat = chat_after(*up_to("email"), "stop")
    heard = chat.says("start")
    assert not any(private in heard for private in PRIVATE)
    assert "as you left it" in chat.says("3 May 2016")


def test_who_has_told_nothing_yet_is_asked_nothing():
    chat = chat_after("hello")
    assert "phones change hands" not in chat.says("yes")


def test_a_shorter_silence_is_none():
    chat = chat_after(*up_to("email"), days=59)
    assert "Welcome back" in chat.says("hi") or "good to hear" in chat.heard.lower()
