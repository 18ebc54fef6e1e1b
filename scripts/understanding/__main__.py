"""How many replies are understood: `python -m scripts.understanding [--show VERDICT …] [FILE …]`.

Each line of a file is a `judge.Reply`. Without files, those of tests/understanding: nobody who wrote them had read how
replies are read. It ends with 1 where anything came out wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from scripts.understanding.judge import Reply, Verdict, judge, misproposed, replies, say

SETS = Path(__file__).resolve().parents[2] / "tests" / "understanding"


class Measured(NamedTuple):
    verdicts: Counter[Verdict]
    wrongly_proposed: int


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.understanding", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="append", default=[], choices=[verdict.value for verdict in Verdict])
    options = parser.parse_args(arguments)
    wrong = 0
    for file in options.files or sorted(SETS.glob("*.jsonl")):
        found = measured(replies([file]), options.show)
        wrong += found.verdicts[Verdict.WRONG]
        print(f"{file.name}: {_summed_up(found)}")
    return int(wrong > 0)


def measured(said: Iterable[Reply], show: Iterable[str] = ()) -> Measured:
    """How many came to each verdict, and how many proposals were wrong; those to be shown are printed."""
    table: Counter[Verdict] = Counter()
    wrongly = 0
    for reply in said:
        heard = say(reply)
        came_to = str(heard)
        verdict = judge(reply, heard)
        table[verdict] += 1
        wrongly += misproposed(reply, heard, verdict)
        if verdict in show:
            print(f"{verdict} {reply.id} {reply.at}: {reply.says!r}\n    should: {reply.wants}\n    {came_to}")
    return Measured(table, wrongly)


def _summed_up(measured: Measured) -> str:
    table, wrongly = measured
    whole = table.total()
    good = table[Verdict.UNDERSTOOD] + table[Verdict.PROPOSED]
    return (
        f"{good / whole:.1%} of {whole} understood ({table[Verdict.PROPOSED]} of them by a proposal), "
        f"{table[Verdict.MISSED]} missed, {table[Verdict.WRONG]} wrong; {wrongly / whole:.1%} wrong proposals"
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
