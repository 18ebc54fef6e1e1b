"""What a message may come to that no table reads, by what other parents' replies came to: logistic regression.

One classifier a question, made by `python -m scripts.classifier` of replies whose right outcome somebody wrote down. It
knows the question's plain answers, each as a parent would type it, and that a message may be none of them.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from flows.language.regex import regex

NO_ANSWER = ""  # among a classifier's answers: a question back, a remark, something else
SCALE = 32  # of weights, which are kept as whole numbers
LONGEST = 200  # characters: who writes more tells a story
_WORD = regex(r"[^\W\d_]+|\d+|[?!]")
_BEGINNING = 4  # letters, by which forms of a word are one
_EDGE = "|"


class Classified(NamedTuple):
    """The likeliest answer, as a parent would type it, and its probability from 0 to 1."""

    says: str
    probability: float


NONE = Classified(NO_ANSWER, 1.0)


class Classifier:
    """A question's classifier. `learned` has "answers", a "bias" for each, and "weights": for each feature one for each
    of the answers, SCALE times as large.
    """

    def __init__(self, learned: dict[str, Any]):
        self.answers: list[str] = learned["answers"]
        self._bias: list[int] = learned["bias"]
        self._weights: dict[str, list[int]] = learned["weights"]

    def classify(self, text: str) -> Classified:
        """What a text comes to: no answer, where fewer than half of its words were ever seen."""
        said = words_of(text)
        if 2 * sum(each in self._weights for each in said) < len(said) or not said:
            return NONE
        known = [self._weights[each] for each in features(said) if each in self._weights]
        length = math.sqrt(len(known)) or 1.0
        totals = [bias + sum(each) / length for bias, *each in zip(self._bias, *known, strict=True)]
        likely = [math.exp((total - max(totals)) / SCALE) for total in totals]
        best = max(range(len(totals)), key=totals.__getitem__)
        return Classified(self.answers[best], likely[best] / sum(likely))


class Classifiers:
    """The classifiers of a folder, each in a file by its question's name and read when it is first asked for."""

    def __init__(self, folder: Path):
        self._of = cache(lambda question: _read(folder / f"{question}.json"))

    def classify(self, question: str, text: str) -> Classified:
        """What a text comes to at a question: NO_ANSWER where none was made for that, or the text is long."""
        classifier = self._of(question) if len(text) <= LONGEST else None
        return classifier.classify(text) if classifier else NONE


def _read(file: Path) -> Classifier | None:
    return Classifier(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None


def features(words: Sequence[str]) -> set[str]:
    """The words, how they begin, and which of them stand beside each other or next but one."""
    beside = (f"{one} {other}" for one, other in pairwise((_EDGE, *words, _EDGE)))
    around = (f"{one} … {other}" for one, other in zip(words, words[2:], strict=False))
    return {*chain(words, (f"{each[:_BEGINNING]}…" for each in words), beside, around)}


def words_of(text: str) -> list[str]:
    """A text's words in small letters, with any number as 0."""
    found = _WORD.findall(text.casefold().replace("'", "").replace("’", ""))
    return ["0" if each.isdigit() else each for each in found]
