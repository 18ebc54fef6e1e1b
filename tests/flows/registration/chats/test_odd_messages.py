"""Whatever arrives at a question is answered: marks alone, a cat on the keyboard, the same word a thousand times."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.understanding.judge import Reply, flow, say
from tests.support.runner.thoroughness import examples

ODD = [
    "", " ", "\n\n", ".", ". . .", "...", "…", "- - -", "–", "—", "?", "?!?!", "!", ",,,", ", , ,", ";", ": :", "' '",
    '" "', "( )", "/", "* *", "_", "&", "+", "@", "#", "😀", "😀😀 😀", "👍🏽.", "a", "A.", "1", "1.", "0 0 0", "x x x",
    ".a", "a.", "- a -", "a, . , b", "no.", "no - ", ". no", "not .", "but", "and, and", "my", "the .", "me?", "mum -",
    "(mum)",
    "back to .", "by the .", "st", "flat", "no. , 5", "\u200b", "\ufeff", "\u202e12", "\ufdfa", "zalgo\u0337\u0322",
    "\u0130", "\xdf", "\uff11\uff12", "\u0663",
]  # fmt: skip
MARKS = st.text(alphabet=" .,;:-\u2013\u2014?!'\u2019\"()/&@+*\n…aA1é", max_size=40)
QUESTIONS = [name for name, question in flow.questions.items() if question.in_order]


@pytest.mark.parametrize("at", QUESTIONS)
def test_what_says_nothing_is_answered(at: str):
    unanswered = [text for text in ODD if not say(Reply(at=at, says=text, wants={})).turn.replies]
    assert unanswered == []


@given(st.sampled_from(QUESTIONS), MARKS)
@settings(max_examples=examples(300), deadline=None)
def test_marks_among_letters_are_answered(at: str, text: str):
    assert say(Reply(at=at, says=text, wants={})).turn.replies
