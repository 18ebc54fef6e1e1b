"""Answers in the parent's own words."""

import pytest

from flows.answers import Misunderstood, Sentence, Understood
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


@pytest.mark.parametrize(
    "text", ["", "  ", "🙂", "👍👍", "...", "?!", "yes", "Yes please", "ok", "what do you need?", "which ones"]
)
def test_what_says_nothing_is_asked_again(text):
    assert isinstance(hear(DETAILS, text), Misunderstood)


def test_too_many_characters_are_counted_and_never_cut():
    assert hear(DETAILS, "a" * 612).remedy == "That is 612 characters; up to 500 fit"
    assert hear(DETAILS, "a" * 500) == Understood("a" * 500)
    club = Sentence(of="previous club", longest=20)
    assert hear(club, "b" * 21).remedy == "That is 21 characters; up to 20 fit"


def test_the_question_is_named_in_its_own_words():
    assert hear(DETAILS, "🙂").remedy == "Medical details must be in words"
