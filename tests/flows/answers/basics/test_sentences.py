"""Answers in the parent's own words."""

import pytest

from flows.answers import DidYouMean, Misunderstood, Sentence, Understood
from flows.answers.basics.kept_words import is_a_name
from tests.flows.answers import hear

DETAILS = Sentence(of="medical details")
KEPT = [
    ("Asthma. Blue inhaler in his bag.", "Asthma. Blue inhaler in his bag."),
    ("hand, foot and mouth", "hand, foot and mouth"),
    ("Nut allergy\nEpiPen in bag", "Nut allergy, EpiPen in bag"),
    ("1. asthma\n\n2. eczema\n", "1. asthma, 2. eczema"),
    ("He’s “fine” mostly 🙂", 'He\'s "fine" mostly 🙂'),
    ("no", "no"),  # for the conversation to weigh
    ("none", "none"),
    ("asthma\u200b\x07\ttabs   and spaces", "asthma tabs and spaces"),
    ("哮喘", "哮喘"),
    ("👨‍👩‍👧 family", "👨‍👩‍👧 family"),
]


@pytest.mark.parametrize(("text", "value"), KEPT)
def test_words_are_kept_on_one_line(text, value):
    assert hear(DETAILS, text) == Understood(value)


JOKES = [
    ("his sock 😂", "his sock"), ("in his mums handbag lol", "in his mums handbag"), ("with nan 🤣🤣", "with nan"),
    ("the biscuit tin haha", "the biscuit tin"), ("kit bag, lol 😂", "kit bag"),
    ("boot of the car 😜", "boot of the car"),
    ("down his shorts hahaha!", "down his shorts"), ("in the van 😅 lol", "in the van"), ("on me lmao", "on me"),
    ("front pocket hehe", "front pocket"),
]  # fmt: skip
NO_JOKES = ["in his bag 👍", "allergic to 🥜", "haha nut allergy", "lollies", "kit bag 🎒", "Lola has it", "red bag ❤️"]


@pytest.mark.parametrize(("text", "told"), JOKES)
def test_who_laughs_is_asked_about_what_they_said_and_the_laughter_is_not_kept(text, told):
    assert hear(Sentence(of="where it is"), text) == DidYouMean(told, f"Shall I write: “{told}”?")


@pytest.mark.parametrize("text", NO_JOKES)
def test_what_is_not_laughter_is_kept(text):
    assert hear(Sentence(of="where it is"), text) == Understood(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "🙂", "👍👍", "...", "?!", "yes", "Yes please", "ok", "what do you need?", "which ones",
        "depends what you class as medical", "it depends who you ask", "that depends on the weather",
        "whatever the doctor says", "whichever you like", "haha good question x", "now theres a question",
        "you tell me", "good one", "thats a good question",
    ],
)  # fmt: skip
def test_what_says_nothing_is_asked_again(text):
    assert isinstance(hear(DETAILS, text), Misunderstood)


def test_too_many_characters_are_counted_and_never_cut():
    assert hear(DETAILS, "a" * 612).remedy == "That is 612 characters; up to 500 fit"
    assert hear(DETAILS, "a" * 500) == Understood("a" * 500)
    club = Sentence(of="previous club", longest=20)
    assert hear(club, "b" * 21).remedy == "That is 21 characters; up to 20 fit"


def test_the_question_is_named_in_its_own_words():
    assert hear(DETAILS, "🙂").remedy == "Medical details must be in words"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trafford Lions. grandma replying here", "Trafford Lions"),
        ("Sale United. Dad here by the way", "Sale United"),
        ("Flixton Juniors! best club ever", "Flixton Juniors"),
    ],
)
def test_a_name_with_a_sentence_behind_it_is_asked_about_alone(text, told):
    club = Sentence(of="previous club", is_plain=is_a_name)
    assert hear(club, text) == DidYouMean(told, f"Shall I write: “{told}”?")


@pytest.mark.parametrize("text", ["St. Mary's", "A.F.C. Sale", "F.C. United", "Bury Amateurs x"])
def test_a_stop_within_a_name_is_none_between_sentences(text):
    assert isinstance(hear(Sentence(of="previous club", is_plain=is_a_name), text), Understood)
