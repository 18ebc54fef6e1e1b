"""An answer in the parent's own words, tidied and never cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.club_names import is_a_clubs_name
from flows.answers.basics.kept_words import is_a_name, kept
from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood, sentence_case
from flows.answers.basics.yes_no import NODS
from flows.language.regex import regex
from flows.language.tidy import asks_something, has_words, tidy_lines
from flows.language.vocabulary import only

# Whoever laughs may be joking: the words are asked about, and kept without it. Any other picture may be part of the
# answer, as in "allergic to 🥜".
_LAUGHTER = regex(
    r"(?:[\s,.!]{0,9}(?:[😂🤣😆😅😜😝🤪😉😄😁]|\b(?:lol|lmao|rofl|(?:ha)+ha+h?|(?:he)+he+)\b))+[\s,.!]*$", re.IGNORECASE
)
# "When he eat egg the lips become big": what happens then is told, and nothing asked.
_TELLS_WHEN = regex(
    r"^(?:when|whenever|if) (?!(?:do|does|did|is|are|was|were|will|would|can|could|should|shall|has|have|you|i|we)\b)"
    r"[^?]*$",
    re.IGNORECASE,
)
_SHORTEST_TALE = 6  # words


@dataclass(frozen=True, slots=True)
class Sentence:
    """`of` names the question: "medical details"; `longest` is in characters; what is not `is_plain` is asked about,
    and where it `proposes` a whole sentence too. What `is_open` has no answer in it yet; `amid` is how
    one is found among other words.
    """

    of: str = "answer"
    longest: int = 500
    is_plain: Callable[[str], bool] = has_words
    proposes: bool = False
    is_open: Callable[[str], bool] | None = None
    amid: Callable[[str], str] | None = None

    choices = ()
    keeps_words = True
    example = "Nothing out of the ordinary"

    def read(self, text: str, today: date) -> Answer:
        """The words as they were typed, on one line; too many are counted, not cut. A yes alone says nothing."""
        words = tidy_lines(text)
        told = _LAUGHTER.sub("", words)
        heard = self._read(told if has_words(told) else words)
        if told != words and isinstance(heard, Understood):
            return DidYouMean(heard.value, f"Shall I write: “{heard.value}”?")
        return heard

    def _read(self, words: str) -> Answer:
        noun = sentence_case(self.of)
        nod = only(NODS.heard(words))
        is_open = self.is_open is not None and self.is_open(words)
        if is_open or not has_words(words) or nod is True or (nod is False and self.proposes):
            return Misunderstood(f"{noun} must be in words", f"Write {self.of} in a few words of your own")
        if len(words) > self.longest:
            return Misunderstood(
                f"That is {len(words)} characters; up to {self.longest} fit",
                f"{noun} must be {self.longest} characters or fewer: what matters most is enough",
            )
        if self.proposes and _TELLS_WHEN.match(words) and len(words.split()) >= _SHORTEST_TALE:
            return DidYouMean(words, f"Shall I write: “{words}”?")
        if asks_something(words):
            return Misunderstood(
                f'That reads as a question. Reply with {self.of}, or with "help"',
                f'{noun} must be an answer rather than a question; "help" brings other ways',
            )
        heard = kept(
            words,
            Misunderstood(f"{noun} must be in words", f"Write {self.of} in a few words of your own"),
            self.is_plain,
            of_a_name=self.is_plain in (is_a_name, is_a_clubs_name),
            proposes=self.proposes,
        )
        return heard if isinstance(heard, Understood) else self._among(words, heard)

    def _among(self, words: str, heard: DidYouMean | Misunderstood) -> Answer:
        """What is found among other words, where what would be asked about is all of them, or less than that."""
        told = self.amid(words) if self.amid is not None else ""
        asked = str(heard.value) if isinstance(heard, DidYouMean) else ""
        again = asked in told and words.count(asked) > 1  # "Flixton, Flixton Juniors"
        instead = told and words.endswith(told) and asked and words.startswith(asked)  # "by the bed, but here his bag"
        better = told and (asked in ("", words) or again or instead or not self.is_plain(asked))
        return DidYouMean(told, f"Shall I write: “{told}”?") if better else heard

    def show(self, value: object) -> str:
        """The words themselves."""
        return str(value)
