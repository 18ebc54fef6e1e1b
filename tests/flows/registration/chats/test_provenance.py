"""No answer that the parent did not give or confirm, whatever the second look may find."""

from copy import copy
from datetime import date
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.answers import DidYouMean, Understood
from flows.grammar.steps import Question
from flows.records import Message
from flows.registration.questions import STEPS, flow_of
from tests.support.chats.chat import NOON, Chat
from tests.support.chats.examples import ANSWERS
from tests.support.chats.provenance import unaccounted_for
from tests.support.chats.seasons import SPRING, invited_again, registered
from tests.support.runner.thoroughness import examples

SAYS = (
    "yes", "no", "yes please", "nope", "ok", "not sure", "he's new to the club", "my surname is Walsh", "ring his nan",
    "actually it should be 12", "boy, and his birthday is 4 May not 3", "hang on", "sorry I pressed the wrong one",
    "no sorry", "is that right?", "back", "change email", "tak", "he has asthma", "maybe", "whatever you think", "7",
    "that last one was wrong", "not Sam", "later", "M41 6BB", "me", "Father", "none", "jane@example.org",
)  # fmt: skip


def values_of(question: Question) -> list[Any]:
    """Anything that this question may hold, as a reader that guesses at random would find it."""
    chat = Chat()
    kind = question.kind(chat.registration, chat.flow.questions)
    heard = kind.read(ANSWERS.get(question.name) or kind.example or "x", date(2026, 8, 3))
    read = [heard.value] if isinstance(heard, Understood | DidYouMean) else []
    return read + [choice.value for choice in kind.choices]


class Reader:
    """Finds something in whatever is said, at every question: what the guesses say, one after another."""

    def __init__(self) -> None:
        self.guesses: list[int] = [0]
        self.looks = 0
        self.flow = flow_of([self._guessing(step) if isinstance(step, Question) else step for step in STEPS])

    def _guessing(self, question: Question) -> Question:
        values = values_of(question)
        guessing = copy(question)
        guessing.implied = lambda _text: self._found(values)
        return guessing

    def _found(self, values: list[Any]) -> tuple[Any, dict[str, Any]] | None:
        self.looks += 1
        guess = self.guesses[self.looks % len(self.guesses)]
        return (values[guess % len(values)], {}) if guess and values else None


READER = Reader()
STILL = ("all still right", "yes, still right", "something changed", "email only", "send it", "kit", "11-12", "14")
RETURNING = invited_again(registered())


@given(
    st.lists(st.sampled_from(SAYS + tuple(ANSWERS.values())), max_size=30),
    st.lists(st.integers(0, 9), min_size=1, max_size=20),
    st.sampled_from(list(ANSWERS)),
)
@settings(max_examples=examples(120), deadline=None)
def test_a_reader_that_finds_anything_stores_nothing(says: list[str], guesses: list[int], begins_at: str):
    READER.guesses = [0]
    chat = Chat(flow=READER.flow)
    chat.answers_until(begins_at)
    READER.guesses = guesses
    for text in says:
        before, message = chat.conversation, Message(sid="SM", text=text)
        chat.hear(message)
        assert list(unaccounted_for(before, chat.conversation, message, NOON.date())) == []


@given(st.lists(st.sampled_from(SAYS + STILL + tuple(ANSWERS.values())), max_size=20))
@settings(max_examples=examples(60), deadline=None)
def test_what_the_club_has_is_sent_again_only_after_a_yes_to_it(says: list[str]):
    chat = Chat(now=SPRING)
    chat.saved, chat.now = RETURNING.saved, RETURNING.now
    for text in says:
        before, message = chat.conversation, Message(sid="SM", text=text)
        chat.hear(message)
        assert list(unaccounted_for(before, chat.conversation, message, chat.now.date())) == []
        sent = chat.conversation.registrations[-1].confirmed
        assert not sent or sent.keys() >= {"medical_needs", "consent", "consent_at"}


UNREADABLE = ("whichever the big lads wear", "the day after my nan's", "same as his brother had", "you what", "????")
GUESSED = ("yes", "no", "13/14", "2015-05-03", "15", "Mother", "Father", "paid", "", "Later", "all of them", "28")


@given(
    st.lists(st.sampled_from(SAYS + UNREADABLE + tuple(ANSWERS.values())), max_size=30),
    st.lists(st.sampled_from(GUESSED), min_size=1, max_size=20),
    st.sampled_from(list(ANSWERS)),
)
@settings(max_examples=examples(60), deadline=None)
def test_a_language_model_that_says_anything_stores_nothing(says: list[str], guesses: list[str], begins_at: str):
    chat, guessing = Chat(), cycle(guesses)
    chat.answers_until(begins_at)
    chat.guess = lambda _unclear: next(guessing)
    for text in says:
        before, message = chat.conversation, Message(sid="SM", text=text)
        chat.hear(message)
        assert list(unaccounted_for(before, chat.conversation, message, NOON.date())) == []


CLASSIFIED = flow_of(STEPS)


@given(
    st.lists(st.sampled_from(SAYS + UNREADABLE + tuple(ANSWERS.values())), max_size=30),
    st.lists(st.sampled_from((*GUESSED, "me", "none", "both", "change", "wrong number")), min_size=1, max_size=20),
    st.sampled_from(list(ANSWERS)),
)
@settings(max_examples=examples(60), deadline=None)
def test_a_classifier_that_is_sure_of_anything_stores_nothing(says: list[str], answers: list[str], begins_at: str):
    come_to = cycle(answers)
    CLASSIFIED.classify = lambda _question, _text: ("", 1.0)
    chat = Chat(flow=CLASSIFIED)
    chat.answers_until(begins_at)
    CLASSIFIED.classify = lambda _question, _text: (next(come_to), 1.0)
    for text in says:
        before, message = chat.conversation, Message(sid="SM", text=text)
        chat.hear(message)
        assert list(unaccounted_for(before, chat.conversation, message, NOON.date())) == []


@pytest.mark.parametrize(
    ("step", "said", "guess", "value"),
    [
        ("born_on", "the day before Halloween the year Leicester won it", "2015-10-30", "2015-10-30"),
        ("relationship", "whoever does the school run", "Guardian", "Guardian"),
        ("goalkeeper", "gloves and all", "Yes", True),
        ("kit_size", "whichever the big lads wear", "13/14", "13/14"),
        ("payment_day", "same as the telly licence goes out", "28", 28),
    ],
)
def test_what_a_language_model_guesses_is_proposed(step: str, said: str, guess: str, value: Any):
    chat = Chat()
    chat.answers_until(step)
    chat.guess = lambda _unclear: guess
    chat.says(said)
    proposal = chat.registration.proposal
    assert (proposal and proposal.value) == value
    assert step not in chat.registration.answers


def test_the_reader_is_asked():
    READER.guesses, READER.looks = [1], 0
    chat = Chat(flow=READER.flow)
    chat.answers_until("kit_size")
    chat.says("the blue one")
    assert READER.looks
    assert chat.registration.proposal.about == "kit_size"
    chat.says("no")
    assert "kit_size" not in chat.registration.answers
