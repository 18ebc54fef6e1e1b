"""One of a few: by its number, its place, its label or another word for it."""

from __future__ import annotations

from datetime import date

from flows.answers.basics.kinds import Answer, Choice, Misunderstood, Understood, in_words
from flows.language.tidy import plain
from flows.language.vocabulary import COURTESIES, Vocabulary, only, phrases

LEAD_INS = COURTESIES | dict.fromkeys(
    "a an the i im am id ill is are it its be my his her hers their our option number answer say like would go for "
    "with take that thats".split()
)
_PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_COUNTED = "one two three four five six seven eight nine ten".split()
_ENDINGS = ("st", "nd", "rd", *["th"] * 7)
_UNCLEAR = -1
_POINTS_AT_NOTHING = dict.fromkeys(phrases("that one, this one, the one, any one, either one, one of them"), _UNCLEAR)


class OneOf:
    """A value out of `choices`. A message that names two of them, or anything beside them, is asked again.

    Numbers stand for places in the list, unless the choices are made of numbers themselves (kit sizes, say): then the
    list is not to be `numbered` where it is shown.
    """

    __slots__ = ("_remedy", "_vocabulary", "choices", "numbered")

    def __init__(self, *choices: Choice, noun: str = "answer"):
        self.choices = choices
        names = {name: at for at, choice in enumerate(choices) for name in (plain(choice.label), *choice.words)}
        self.numbered = not any(character.isdigit() for name in names for character in name)
        names |= {f"{name} one": at for name, at in names.items()}
        places = _POINTS_AT_NOTHING | _places(len(choices)) if self.numbered else {}
        self._vocabulary = Vocabulary(places | names, LEAD_INS)
        labels = [choice.label for choice in choices]
        again = [f"{number} for {label}" for number, label in enumerate(labels, start=1)] if self.numbered else labels
        self._remedy = Misunderstood(f"For {noun}, choose {in_words(labels)}", f"For {noun}, reply {in_words(again)}")

    @property
    def vocabulary(self) -> Vocabulary:
        """The words in which a slip may be mended."""
        return self._vocabulary

    @property
    def example(self) -> str:
        """The first choice."""
        return self.choices[0].label

    def read(self, text: str, today: date) -> Answer:
        """The one choice that the message names."""
        meant = only(self._vocabulary.heard(text))
        return self._remedy if meant is None or meant == _UNCLEAR else Understood(self.choices[meant].value)

    def show(self, value: object) -> str:
        """The label of the choice."""
        return next((choice.label for choice in self.choices if choice.value == value), str(value))


def _places(count: int) -> dict[str, int]:
    """ "2", "two", "2nd", "the second one", "the last one" and the place in the list that each stands for."""
    places = {"last": count - 1, "last one": count - 1}
    for at, (place, counted, ending) in enumerate(zip(_PLACES[:count], _COUNTED, _ENDINGS, strict=False)):
        number = str(at + 1)
        nth = number + ending
        places |= dict.fromkeys((number, f"no {number}", counted, place, f"{place} one", nth, f"{nth} one"), at)
    return places
