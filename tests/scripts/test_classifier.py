"""What the classifiers were made of, and what they may answer."""

import json

import pytest

from flows.answers import Aside, Understood
from flows.registration.learned import LEARNED
from flows.registration.questions import registration
from flows.understanding.classifier import NO_ANSWER
from flows.understanding.escalation import NEEDED
from scripts.classifier.labelled import MADE_OF, PLAIN, Labelled, by_question, checksums, labelled
from scripts.understanding.judge import NOON, Reply, standing_at


def test_they_are_made_of_the_sets_that_there_are():
    made_of = json.loads(MADE_OF.read_text(encoding="utf-8"))
    assert made_of == checksums(), "run python -m scripts.classifier"


def test_each_question_with_plain_answers_has_one_and_so_has_who_needs_a_person():
    assert {file.stem for file in LEARNED.glob("*.json")} == {*PLAIN, NEEDED}


@pytest.mark.parametrize("question", PLAIN)
def test_what_they_answer_is_what_their_question_reads(question: str):
    answers = json.loads((LEARNED / f"{question}.json").read_text(encoding="utf-8"))["answers"]
    standing = standing_at(Reply(at=question, says="", wants={}))
    kind = registration.questions[question].kind(standing.registrations[0], registration.questions)
    assert NO_ANSWER in answers
    for each in set(answers) - {NO_ANSWER}:
        assert isinstance(kind.read(each, NOON.date()), Understood | Aside)


def test_a_reply_is_learned_from_as_the_plain_answer_that_it_comes_to(tmp_path):
    said = [
        {"at": "player_name", "says": "that's Sam alright", "wants": {"value": ["Sam Smith"]}},
        {"at": "player_name", "says": "Sam Jones", "wants": {"value": ["Sam Jones"]}},
        {"at": "medicine_kept", "says": "he's off it", "wants": {"value": ["None needed"]}},
        {"at": "shirt_number", "says": "not fussed", "wants": {"value": [2, "To be agreed"]}},
        {"at": "goalkeeper", "says": "what is that", "wants": {"nothing": "talk"}},
        {"at": "email", "says": "jane@example.com", "wants": {"value": ["jane@example.com"]}},
    ]
    (tmp_path / "said.jsonl").write_text("\n".join(map(json.dumps, said)), encoding="utf-8")
    assert [(each.says, each.comes_to) for each in labelled([tmp_path / "said.jsonl"])] == [
        ("that's the player alright", "yes"),
        ("the player Jones", NO_ANSWER),
        ("he's off it", "none needed"),
        ("not fussed", "any"),
        ("what is that", NO_ANSWER),
        ("the parent@example.com", NO_ANSWER),
    ]


def test_what_was_said_elsewhere_is_no_answer_here():
    here, there = Labelled("goalkeeper", "gloves on", "yes"), Labelled("house", "12", NO_ANSWER)
    assert by_question([there, here]) == {"goalkeeper": [here, there]}
