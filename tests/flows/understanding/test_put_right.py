"""An earlier answer that is put right, alone or beside the present one: replies, each with what it should come to."""

from pathlib import Path

from scripts.understanding.judge import Verdict, judge, replies, say

ROWS = list(replies([Path(__file__).with_name("put_right.jsonl")]))


def test_an_earlier_answer_is_put_right_from_wherever_the_parent_stands():
    missed = [(row.at, row.says, str(say(row))) for row in ROWS if _is_missed(row)]
    assert missed == []


def _is_missed(row):
    return judge(row, say(row)) not in (Verdict.UNDERSTOOD, Verdict.PROPOSED)
