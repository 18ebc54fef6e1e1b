"""Makes the classifiers of flows/understanding: `python -m scripts.classifier`, which needs requirements/learning.txt.

python -m scripts.classifier                    learns from all sets
python -m scripts.classifier --try FILE …       learns from the others, and prints what these come to
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from flows.registration.learned import LEARNED
from flows.understanding.classifier import NO_ANSWER, Classifier
from flows.understanding.escalation import NEEDED
from scripts.classifier.labelled import MADE_OF, Labelled, by_question, checksums, files, labelled, needing_a_person
from scripts.classifier.learning import learned

NEED_COUNTS_FOR = 5  # replies in which nobody needs a person; there are thirty times as many


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.classifier", description=__doc__)
    parser.add_argument("--try", dest="tried", nargs="+", type=Path, default=[])
    options = parser.parse_args(arguments)
    unread = {file.resolve() for file in options.tried}
    sets = [file for file in files() if file.resolve() not in unread]
    made = {question: learned(replies) for question, replies in by_question(labelled(sets)).items()}
    made[NEEDED] = learned(needing_a_person(sets), {NO_ANSWER: 1, NEEDED: NEED_COUNTS_FOR})
    if unread:
        print(tried(made, [*labelled(options.tried), *needing_a_person(options.tried)]))
    else:
        keep(made)
    return 0


def keep(made: dict[str, dict]) -> None:
    """Write what was learned, one feature a line, and of which sets."""
    for old in LEARNED.glob("*.json"):
        old.unlink()
    for question, what in made.items():
        weights = ",\n".join(f"{json.dumps(feature)}: {each}" for feature, each in what["weights"].items())
        head = json.dumps({name: what[name] for name in ("answers", "bias")}).removesuffix("}")
        (LEARNED / f"{question}.json").write_text(f'{head}, "weights": {{\n{weights}\n}}}}\n', encoding="utf-8")
    MADE_OF.write_text(f"{json.dumps(checksums(), indent=1)}\n", encoding="utf-8")


def tried(made: dict[str, dict], replies: Iterable[Labelled]) -> str:
    """How often an answer is found from each probability on, rightly and wrongly."""
    found = [(Classifier(made[each.at]).classify(each.says), each.comes_to) for each in replies if each.at in made]
    lines = ["probability  right  wrong"]
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        sure = [(what.says, wanted) for what, wanted in found if what.probability >= least and what.says != NO_ANSWER]
        right = sum(says == wanted for says, wanted in sure)
        lines.append(f"{least:11} {right:6} {len(sure) - right:6}")
    return "\n".join([*lines, f"of {len(found)} replies"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
