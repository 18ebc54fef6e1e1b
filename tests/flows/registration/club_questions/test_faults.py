"""Every fault of a club's own questions is told at once: the place, and how to put it right."""

from typing import Any

import pytest

from flows.registration.club_questions.faults import faults_of
from flows.registration.club_questions.forms import FIELDS
from tests.support.chats.club_questions import (
    ABROAD,
    AGREEMENTS,
    FAN,
    PHOTOS,
    PLAY,
    SECOND_PHONE,
    SHIN_PADS,
    WHERE,
    changed,
)

SECOND = {"name": "second", "kind": "yes_no", "prompt": "And?", "label": "Second"}
LISTED = "a list of 2 to 10 choices of 20 characters at most, without a colon"
BRACES = (
    "has a name in braces that is not known: there are {player}, {parent}, {club}, {team}, {side}, {age_group}, "
    "{season}, {manager}, {assistant}, {contact}"
)
PROMPT = "cannot be used: one line of 300 characters at most, as parents read it"
TAKEN = "is taken: people call another question so; choose other words"
WORDING = 'the version of the text, which is kept with the answer, such as "2026-11"'
SHAPE = 'cannot be used: the shape of the answer, # for a digit and @ for a letter, such as "########" or "@@-###"'
NAMED = "a short name of a-z, 0-9 and _, 30 characters at most, such as boot_size"


def faults(*entries: Any) -> list[str]:
    return list(faults_of(list(entries)))


def test_what_may_be_used():
    assert faults(SHIN_PADS, ABROAD, WHERE, AGREEMENTS, SECOND, FAN, SECOND_PHONE) == []
    assert faults(changed(SHIN_PADS, was=["pads", "guards"]), changed(SECOND, was=["other"], each_season=True)) == []
    assert faults() == []


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"kind": "telepathy"}, ".kind cannot be used: one of yes_no, choice, words, name, phone, email, date, consents"),
    ({"kind": None}, ".kind is missing: one of yes_no, choice, words, name, phone, email, date, consents"),
    ({"after": "second"}, ".after names a question that stands further down: put second above it"),
    ({"choices": None}, f".choices is missing: {LISTED}"),
    ({"choices": ["One"]}, f".choices cannot be used: {LISTED}"),
    ({"choices": [f"No. {number}" for number in range(11)]}, f".choices cannot be used: {LISTED}"),
    ({"choices": ["Extraordinarily small", "Large"]}, f".choices cannot be used: {LISTED}"),
    ({"choices": ["Small: 3", "Large"]}, f".choices cannot be used: {LISTED}"),
    ({"choices": [3, 4]}, f".choices cannot be used: {LISTED}"),
    ({"choices": ["Small", "small!"]}, ".choices cannot be used: two of them are the same"),
    (
        {"when": {"goalkeeper": True}},
        ".when.goalkeeper depends on a question that comes later: ask it after goalkeeper",
    ),
    ({"when": {"second": True}}, ".when.second depends on a question that comes later: ask it after second"),
    (
        {"when": {"shin_pads": "Small"}},
        ".when.shin_pads depends on a question that comes later: ask it after shin_pads",
    ),
    ({"when": {"horoscope": True}}, ".when.horoscope is no question: the name of one that comes before it"),
    ({"when": {"gender": "girl"}}, '.when.gender is never answered so: one of "Male", "Female", "Not disclosed"'),
    (
        {"when": {"medical_needs": 1}},
        ".when cannot be used: answers by the question's name, like { goalkeeper = true }",
    ),
    (
        {"when": {"email": "jane@example.com"}},
        ".when.email cannot be depended on: a question that is answered by yes or no, or by one of a few",
    ),
    ({"from_age": 0}, ".from_age cannot be used: an age in whole years, from 1 to 22"),
    ({"from_age": True}, ".from_age cannot be used: an age in whole years, from 1 to 22"),
    (
        {"from_age": 10, "after": "player_name"},
        ".from_age depends on a question that comes later: ask it after born_on",
    ),
    ({"prompt": None}, ".prompt is missing: one line of 300 characters at most, as parents read it"),
    ({"prompt": "x" * 301}, f".prompt {PROMPT}"),
    ({"prompt": "Which\nboots?"}, f".prompt {PROMPT}"),
    ({"prompt": "Hello {name}"}, f".prompt {BRACES}"),
    ({"prompt": "Hello {}"}, f".prompt {BRACES}"),
    ({"prompt": "Hello {player.answers}"}, f".prompt {BRACES}"),
    ({"prompt": "Hello {player"}, ".prompt cannot be used: write both braces of a name, as in {player}"),
    ({"label": None}, ".label is missing: what the summary calls it, in 30 characters at most, without braces"),
    ({"label": "Kit size"}, f".label {TAKEN}"),
    ({"called": ["shirt"]}, f".called {TAKEN}"),
    (
        {"called": "shin_pads"},
        '.called cannot be used: a list of words that parents call it by, like ["boots", "boot size"]',
    ),
    (
        {"optional": True},
        ".optional does not go with the kind choice: leave it out; it is for words, name, phone, email, date",
    ),
    ({"medical": "yes"}, ".medical cannot be used: true or false"),
    ({"items": [PLAY]}, ".items does not go with the kind choice: leave it out; it is for consents"),
    ({"follow_up": {"answer": "Huge", "say": "Oh"}}, '.follow_up.answer is never answered so: one of "Small", "Large"'),
    (
        {"follow_up": {"answer": "Small"}},
        ".follow_up.say is missing: what happens next, in one line of 300 characters at most",
    ),
    ({"follow_up": {"answer": "Small", "say": "{x}"}}, f".follow_up.say {BRACES}"),
    (
        {"colour": "red"},
        ".colour is no setting: there are name, kind, prompt, label, called, was, optional, medical, family, "
        "each_season, after, when, from_age, choices, pattern, other_than, items, follow_up",
    ),
    ({"family": 1}, ".family cannot be used: true or false"),
    ({"each_season": "yes"}, ".each_season cannot be used: true or false"),
    ({"pattern": "##"}, ".pattern does not go with the kind choice: leave it out; it is for words"),
    ({"kind": "words", "choices": None, "pattern": "FAN"}, f".pattern {SHAPE}"),
    ({"kind": "words", "choices": None, "pattern": "#" * 31}, f".pattern {SHAPE}"),
    ({"kind": "words", "choices": None, "pattern": r"\d{8}"}, f".pattern {SHAPE}"),
    (
        {"other_than": ["email"]},
        ".other_than does not go with the kind choice: leave it out; it is for words, name, phone, email, date",
    ),
    (
        {"kind": "phone", "choices": None, "other_than": ["horoscope"]},
        ".other_than names no question: write names of questions that come before it, or parent_tel",
    ),
    (
        {"kind": "phone", "choices": None, "other_than": ["second"]},
        ".other_than names a question that comes later: ask it after second",
    ),
    (
        {"kind": "phone", "choices": None, "other_than": "parent_tel"},
        '.other_than cannot be used: a list of questions that had another answer, like ["emergency_phone"]',
    ),
    ({"was": "boots"}, '.was cannot be used: a list of names that it had before, like ["boot_size"]'),
    (
        {"was": ["second"]},
        ".was names a question that is asked, second: leave it out, or take that question away",
    ),
    ({"was": ["email"]}, ".was names a question that is asked, email: leave it out, or take that question away"),
]


@pytest.mark.parametrize(("changes", "told"), WRONG)
def test_what_cannot_be_used_is_told_with_its_place(changes: dict[str, Any], told: str):
    assert faults(changed(SHIN_PADS, **changes), SECOND) == [f"questions.shin_pads{told}"]


def test_a_question_that_there_is_not_to_come_after():
    (told,) = faults(changed(SHIN_PADS, after="horoscope"))
    assert told.startswith("questions.shin_pads.after is no question: one of yours above it, or ")
    assert "player_name, born_on, " in told


@pytest.mark.parametrize("name", ["Pads", "pad size", "2nd", "_pads", "b" * 31, "a__b", 7])
def test_a_name_that_is_none_is_told_by_its_number(name: Any):
    assert faults(changed(SHIN_PADS, name=name)) == [f"questions[1].name cannot be used: {NAMED}"]


def test_a_name_that_is_missing():
    assert faults(changed(SHIN_PADS, name=None)) == [f"questions[1].name is missing: {NAMED}"]


@pytest.mark.parametrize("name", ["email", "check_answers", "declined", "second", "play", "play_at", "photos_wording"])
def test_a_name_that_is_taken(name: str):
    told = f"questions.{name}.name is taken: another question has this name"
    assert told in faults(SECOND, AGREEMENTS, changed(SHIN_PADS, name=name))


def test_words_that_another_one_of_the_clubs_is_called_by():
    assert faults(SHIN_PADS, changed(SECOND, label="Pad size")) == [f"questions.second.label {TAKEN}"]
    assert faults(AGREEMENTS, changed(SECOND, called=["use of photos"])) == [f"questions.second.called {TAKEN}"]


def test_faults_of_what_is_to_be_agreed_to():
    items = [changed(PLAY, wording=7), changed(PHOTOS, text="{x}", requird=True), {"label": "Care", "text": "So."}]
    assert faults(changed(AGREEMENTS, items=items, label="All")) == [
        "questions.agreements.label does not go with the kind consents: leave it out; it is for yes_no, choice, words, "
        "name, phone, email, date",
        f"questions.agreements.items.play.wording cannot be used: {WORDING}",
        "questions.agreements.items.photos.requird is no setting: there are name, label, text, wording, required, "
        "called, was",
        f"questions.agreements.items.photos.text {BRACES}",
        f"questions.agreements.items[3].name is missing: {NAMED}",
        f"questions.agreements.items[3].wording is missing: {WORDING}",
    ]


def test_one_answer_goes_on_in_one_question():
    told = "questions.second.was has pads, which is another one's: an answer goes on in one question"
    assert faults(changed(SHIN_PADS, was=["pads"]), changed(SECOND, was=["pads"])) == [told]


def test_more_than_fits_in_one_message():
    items = [changed(PLAY, name=f"item_{at}", label=f"Item {at}", text="x" * 300) for at in "abcd"]
    (told,) = faults(changed(AGREEMENTS, items=items))
    assert told.startswith("questions.agreements is too long: ")
    assert told.endswith(" characters with its items, 1000 fit in one message")


def test_every_fault_is_told_at_once():
    wrong = changed(SHIN_PADS, kind="telepathy", prompt="Hello {name}", after="horoscope", colour="red")
    assert len(faults(wrong, changed(SECOND, name=None))) == 5


@pytest.mark.parametrize("written", ["shin_pads", {"shin_pads": SHIN_PADS}, [SHIN_PADS, "shin_pads"], None])
def test_what_is_no_list_of_tables(written: Any):
    assert list(faults_of(written)) == ["questions cannot be used: write a table [[questions]] for each question"]


def test_too_many():
    many = [changed(SECOND, name=f"q{at}", label=f"Question {at}") for at in range(21)]
    assert faults(*many) == ["questions are too many: 20 at most, beside what every club asks"]


@pytest.mark.parametrize("value", [None, 7, "x", True, [], {}, [[]], {"a": []}])
@pytest.mark.parametrize("setting", sorted(FIELDS))
def test_anything_may_stand_anywhere(setting: str, value: Any):
    """Whatever a file holds, it is told and nothing breaks."""
    for entry in (SHIN_PADS, AGREEMENTS, changed(AGREEMENTS, items=[PLAY | {setting: value}])):
        list(faults_of([entry | {setting: value}, WHERE]))
