"""A number or code that always has the same shape, such as a membership number."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood, sentence_case
from flows.language.tidy import tidy

DIGIT, LETTER = "#", "@"
_EXAMPLE_OF = {DIGIT: "1234567890", LETTER: "ABCDEFGHJK"}


@dataclass(frozen=True, slots=True)
class Shaped:
    """`shape` has `#` for each digit and `@` for each letter, all else stands for itself: "##/@@". `of` names the
    question; `number` tells the example from another one's.
    """

    shape: str
    of: str = "number"
    number: int = 0

    choices = ()

    @property
    def example(self) -> str:
        """ "12/AB" """
        return "".join(
            _EXAMPLE_OF[mark][(at + self.number) % 10] if mark in _EXAMPLE_OF else mark
            for at, mark in enumerate(self.shape)
        )

    def read(self, text: str, today: date) -> Answer:
        """The one that is written, spaces, marks and capitals put right; among other words it is asked about."""
        written = tidy(text).upper()
        found = list(dict.fromkeys(self._shaped(each) for each in _pattern(self.shape).findall(written)))
        if len(found) != 1:
            remedy = "must be one: reply with the one to use" if found else f"looks like {self.example}"
            return Misunderstood(f"{sentence_case(self.of)} {remedy}", f"Reply with {self.of} and nothing else")
        if _bare(written) == _bare(found[0]):
            return Understood(found[0])
        return DidYouMean(found[0], f"Is it {found[0]}?")

    def show(self, value: object) -> str:
        """The code itself."""
        return str(value)

    def _shaped(self, written: str) -> str:
        """What was written, with the marks of the shape."""
        said = iter(_bare(written))
        return "".join(next(said) if _is_said(mark) else mark for mark in self.shape)


def _is_said(mark: str) -> bool:
    """Whether this of a shape has to be written; people leave out the rest or put spaces between."""
    return mark in _EXAMPLE_OF or mark.isalnum()


def _bare(written: str) -> str:
    return "".join(filter(str.isalnum, written))


@lru_cache(maxsize=64)
def _pattern(shape: str) -> re.Pattern[str]:
    """Ten digits are no eight."""
    said = {DIGIT: "[0-9]", LETTER: "[A-Z]"}
    parts = [said.get(mark, mark.upper()) for mark in shape if _is_said(mark)]
    return re.compile(r"(?<![A-Z0-9])" + "[ ./-]{0,2}".join(parts) + r"(?![A-Z0-9])")
