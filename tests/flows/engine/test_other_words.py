"""What parents say in words of their own, kind by kind: a table of replies, each with what it should come to.

The rows were written down before they were tried; `scripts.understanding.judge` reads them.
"""

from pathlib import Path

from scripts.understanding.judge import Verdict, judge, replies, say

ROWS = list(replies([Path(__file__).with_name("other_words.jsonl")]))


def test_what_is_said_in_other_words_is_understood_or_proposed_rightly():
    good = (Verdict.UNDERSTOOD, Verdict.PROPOSED)
    missed = [(row.at, row.says, str(say(row))) for row in ROWS if judge(row, say(row)) not in good]
    assert missed == []
