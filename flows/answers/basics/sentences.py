"""An answer in the parent's own words, tidied and never cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.kept_words import kept
from flows.answers.basics.kinds import Answer, Misunderstood, sentence_case
from flows.answers.basics.yes_no import NODS
from flows.language.tidy import asks_something, has_words, tidy_lines
from flows.language.vocabulary import only


@dataclass(frozen=True, slots=True)
class Sentence:
    """`of` names the question: "medical details"; `longest` is in characters; what is not `is_plain` is asked about."""

    of: str = "answer"
    longest: int = 500
    is_plain: Callable[[str], bool] = has_words

    choices = ()
    keeps_words = True
    example = "Nothing out of the ordinary"

    def read(self, text: str, today: date) -> Answer:
        """The words as they were typed, on one line; too many are counted, not cut. A yes alone says nothing."""
        words = tidy_lines(text)
        noun = sentence_case(self.of)
        if not has_words(words) or only(NODS.heard(words)) is True:
            return Misunderstood(f"{noun} must be in words", f"Write {self.of} in a few words of your own")
        if len(words) > self.longest:
            return Misunderstood(
                f"That is {len(words)} characters; up to {self.longest} fit",
                f"{noun} must be {self.longest} characters or fewer: what matters most is enough",
            )
        if asks_something(words):
            return Misunderstood(
                f'That reads as a question. Reply with {self.of}, or with "help"',
                f'{noun} must be an answer rather than a question; "help" brings other ways',
            )
        return kept(
            words,
            Misunderstood(f"{noun} must be in words", f"Write {self.of} in a few words of your own"),
            self.is_plain,
        )

    def show(self, value: object) -> str:
        """The words themselves."""
        return str(value)
