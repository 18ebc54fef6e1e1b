"""What parents say in words of their own, kind by kind: a table of replies, each with what it should come to.

The rows were written down before they were tried; `scripts.understanding.judge` reads them.
"""

from pathlib import Path

import pytest

from scripts.understanding.__main__ import SETS
from scripts.understanding.judge import Reply, Verdict, judge, replies, say
from tests.support.runner.thoroughness import some

ROWS = list(replies([Path(__file__).with_name("other_words.jsonl")]))
UNSEEN = list(replies([Path(__file__).with_name("unseen_words.jsonl")]))
GOOD = (Verdict.UNDERSTOOD, Verdict.PROPOSED)
# At the medical details: asked, and nothing told of a child.
ASKED = [
    "can i send his care plan as a pdf instead?", "can i email you the hospital letter?",
    "shall i attach the care plan", "do you need his inhaler prescription?", "is there a form for medical stuff?",
    "how long do you keep this for?", "do you have an epipen trained coach?", "is there a first aider?",
    "would you like a copy of his diabetes plan?", "can I bring the paperwork to training",
    "its a bit of an embarrassing one. how long do you keep this for?",
]  # fmt: skip
TELL = [
    "can he still play with his asthma?", "shall i send the plan? he has epilepsy",
    "he's allergic to nuts, can he bring his own snacks?",
]  # fmt: skip


def test_what_is_said_in_other_words_is_understood_or_proposed_rightly():
    missed = [(row.at, row.says, str(say(row))) for row in ROWS if judge(row, say(row)) not in GOOD]
    assert missed == []


def test_slips_dictation_and_names_among_words_are_rarely_missed():
    missed = [row.says for row in UNSEEN if judge(row, say(row)) not in GOOD]
    assert missed == ["tommorw please"]  # three letters off: asked again


@pytest.mark.parametrize("told", [False, True])
def test_a_question_is_no_answer_but_for_what_it_tells(told: bool):
    heard = {
        text: say(Reply(at="medical_details", says=text, wants={})).here.proposal for text in (TELL if told else ASKED)
    }
    assert [text for text, proposal in heard.items() if (proposal is not None) is not told] == []


@pytest.mark.slow
def test_nothing_else_is_stored_in_any_of_the_sets_and_no_wish_or_danger_unheard():
    """In a few of them: `start.py check` reads all."""
    sets = some(sorted(SETS.glob("*.jsonl")), 6)
    wrong = [row.says for row in replies(sets) if judge(row, say(row)) is Verdict.WRONG]
    assert wrong == []
