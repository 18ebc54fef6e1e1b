"""The measurements of docs/performance.md: `python -m scripts.performance [NAME …]` takes all, or these, anew."""

import subprocess
import sys
from pathlib import Path

from benchmarks.__main__ import NAMES, OVER

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
HEAD = """# Performance

Measured by `python3 start.py bench`, and written here by `python -m scripts.performance`, with how each is measured. A
test holds that every benchmark and every limit stands here; the figures are of the day on which they were taken.

Ratios travel from machine to machine, milliseconds do not: these are of two shared cores. CPU is our process's own
(`process_time`), with AWS and Twilio in another. The floor of a message is the same queue, DynamoDB and Twilio calls
made bare, signature check and JSON included; ours and the floor take turns over whole registrations. All rows are of
Lambda's Python (3.13), and all are within their limits. Of what a message costs beyond its floor a third is `hear`, an
eighth the two log lines; Twilio's library costs us half of what it costs the floor (docs/decisions.md).

What dies under way loses nothing: `python -m scripts.kills 200` killed each of our four programs 200 times in seven
minutes (29 November 2026) while 20 parents registered and 500 notifications went. All came to the end, none was stuck,
Twilio had nothing twice, and of four notifications that came twice the row says so. That is more than two kills a
second on two cores with nothing else to do, so that many died before they had started: parents wrote again 35 times,
and the longest wait was 56 s. With 50 kills of each it was 3.8 s.
"""


def sections(page: str) -> dict[str, str]:
    """The sections of the page by the benchmark's name."""
    parts = page.split("\n## ")[1:]
    return {part.partition("\n")[0].strip("`"): part.partition("\n")[2].strip() for part in parts}


def measured(name: str) -> str:
    """The table that the benchmark prints, below what is logged meanwhile. CalledProcessError where it fails."""
    command = [sys.executable, "-m", "benchmarks", name, "--markdown"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != OVER:
        done.check_returncode()
    printed = done.stdout.strip()
    return printed[printed.rindex("\n**") + 1 :] if "\n**" in printed else printed


def page(found: dict[str, str]) -> str:
    """The page of these sections, in the order of the benchmarks."""
    return HEAD + "".join(f"\n## `{name}`\n\n{found[name]}\n" for name in NAMES if name in found)


def main(names: list[str]) -> None:
    found = sections(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    for name in names or NAMES:
        found[name] = measured(name)
        PAGE.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
