"""The number on a player's shirt: 1 and 12 for goalkeepers, 2 to 25 for everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flows.answers.basics.choices import LEAD_INS
from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Misunderstood, Understood
from flows.language.number_words import UP_TO_99
from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import Vocabulary, only, phrases

ANY = "any"
OF_THE_BIRTHDAY = "birthday"  # the day of the month on which the player was born
_KEEPERS = (1, 12)
_HIGHEST = 25
_ANY = phrases("""
    any, any number, any one, anyone, any of them, any free one, anything, any will do, whatever, whichever
    whatevers free, whatever is free, whatevers left, whatever is left, whatever you have, whatever youve got, dont mind
    doesnt mind, do not mind, does not mind, dont care, doesnt care, not bothered, isnt bothered, arent bothered
    not fussed, isnt fussed, not fussy, isnt fussy, no preference, no preferences, you choose, you pick, you decide
    your choice, up to you, surprise me, surprise us, random, next free one, first free one, next available
""")
_PASSING = dict.fromkeys(
    phrases("""
    number, shirt, shirt number, squad number, kit number, jersey, no, num, nr, lucky, he, hes, hed, she, shes, shed
    they, theyre, theyd, we, wed, has, have, had, always, usually, last year, last season, loves, wants, wears, wore
    was, did, needs, prefers, favourite, could, can, may, get, if, possible, its, free, available, still, really, id
    prefer, again, same as, that, works, good, back, of, yes
""")
)
_AN_AGE = regex(r"(?:hes|shes|theyre|he is|she is|they are) \d+")  # or the number of his shirt
_NUMBERS = {str(number): number for number in range(100)} | {f"0{number}": number for number in range(10)}
_WORDS = {words: number for number, words in enumerate(UP_TO_99, start=1)} | {"zero": 0, "nought": 0}
_VOCABULARY = Vocabulary(_NUMBERS | _WORDS | dict.fromkeys(_ANY, ANY), LEAD_INS | _PASSING)


@dataclass(frozen=True, slots=True)
class ShirtNumber:
    """A number from 1 to 25, or "any". A number is what it says, never a place in a list."""

    keeper: bool

    of_few_words = True
    vocabulary = _VOCABULARY
    numbered = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """A goalkeeper's two numbers; for others there are too many to list."""
        return tuple(Choice(number, str(number)) for number in _KEEPERS) if self.keeper else ()

    @property
    def example(self) -> str:
        return "12" if self.keeper else "7"

    def read(self, text: str, today: date) -> Answer:
        """The one number a message names, also as a wish: "can he have 7?"."""
        meant = only([] if (heard := _VOCABULARY.heard(text.rstrip(" ?"))) is None else heard)
        if meant is not None and _AN_AGE.fullmatch(plain(text)):
            return DidYouMean(meant, f"Is {meant} the shirt number?")
        if meant == ANY or (meant is not None and self._may_have(meant)):
            return Understood(meant)
        if self.keeper:
            return self._must("be 1 or 12: those are the goalkeepers' numbers")
        if meant is None:
            return self._must(f"be one number, from 2 to {_HIGHEST}")
        return self._must(f"be from 2 to {_HIGHEST}: 1 and 12 are kept for goalkeepers")

    def show(self, value: object) -> str:
        """The number, or "any"."""
        return str(value)

    def _may_have(self, number: int) -> bool:
        if self.keeper:
            return number in _KEEPERS
        return number not in _KEEPERS and 2 <= number <= _HIGHEST

    def _must(self, do: str) -> Misunderstood:
        example = "1 or 12" if self.keeper else "one number, for example 7"
        return Misunderstood(f"Shirt number must {do}", f'Reply with {example}, or "any" for one that is free')
