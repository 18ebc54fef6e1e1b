"""Whether a player has medical needs, and which: often said in one breath, and never inferred."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flows.answers.kinds import Answer, Choice, DidYouMean, Misunderstood, Understood
from flows.answers.medical_words import (
    EXCEPT, NONE, NOT_MUCH, ONLY, RATHER, SOUNDS_WELL, denies, names_a_condition, sounds_well, would_rather_tell,
)  # fmt: skip
from flows.answers.sentences import Sentence
from flows.answers.tidy import asks_something, plain, tidy_lines
from flows.answers.vocabulary import Vocabulary, only
from flows.answers.yes_no import NO, PLAIN_ANSWERS, YES, is_only_a_nod

RATHER_TELL = "rather tell someone"
_WELL, _ONLY, _EXCEPT = "sounds well", "only", "except"

_ANSWERS = Vocabulary({
    **PLAIN_ANSWERS,
    **dict.fromkeys(SOUNDS_WELL, _WELL),
    **dict.fromkeys(NONE, False),
    **dict.fromkeys(RATHER, RATHER_TELL),
    "1": True, "2": False, "3": RATHER_TELL,
})  # fmt: skip
_OPENINGS = Vocabulary(
    {
        **dict.fromkeys(YES, True),
        **dict.fromkeys(NO + NONE + NOT_MUCH, False),
        **dict.fromkeys(ONLY, _ONLY),
        **dict.fromkeys(EXCEPT, _EXCEPT),
    },
    dict.fromkeys(("please", "thanks", "thank you", "sorry", "well", "and")),
)
_HAS = ("he has", "she has", "they have", "he gets", "she gets", "he takes", "she takes", "he uses", "she uses", "has a")
_ABOUT_THE_PARENT = frozenset("i ill im id we well can could will would let".split())
_UNCLEAR = Misunderstood(
    'For medical needs, reply "No", or write what they are, for example "hay fever"',
    'For medical needs, reply "No", or "Yes" and then what they are, for example "Yes, hay fever"',
)


@dataclass(frozen=True, slots=True)
class MedicalNeeds:
    """True, False or "rather tell someone"; needs that are named come along as `also["medical_details"]`."""

    choices = (Choice(True, "Yes"), Choice(False, "No"), Choice(RATHER_TELL, "Rather tell someone"))

    def read(self, text: str, today: date) -> Answer:
        """A plain answer, or the needs in the parent's words; a sentence that says something is never a no."""
        heard = _ANSWERS.heard(text.rstrip(" ?") if plain(text) in RATHER else text)
        if heard is not None:
            return _plain_answer(heard)
        words = tidy_lines(text)
        return _UNCLEAR if asks_something(words) else _said_in_full(words, today)

    def show(self, value: object) -> str:
        """ "Yes", "No" or "Rather tell someone"."""
        return next((choice.label for choice in self.choices if choice.value == value), str(value))


def _plain_answer(heard: list[object]) -> Answer:
    meant = only([meaning for meaning in heard if meaning != _WELL])
    if meant is False or meant == RATHER_TELL or (meant is True and _WELL not in heard):
        return Understood(meant)
    if only(heard) == _WELL:
        return DidYouMean(False, "Shall I note that there are no medical needs?")
    if RATHER_TELL in heard and False not in heard:
        return Understood(RATHER_TELL)
    return _UNCLEAR


def _said_in_full(words: str, today: date) -> Answer:
    """Needs that are named after a yes, after a no with its exception, or with neither."""
    heard, rest = _OPENINGS.opening(words)
    if would_rather_tell(words) and not names_a_condition(words):
        return Understood(RATHER_TELL)
    if denies(rest) or is_only_a_nod(rest) or (True in heard and False in heard):
        return _UNCLEAR
    if False in heard:
        excepted = _EXCEPT in heard or (names_a_condition(rest) and (_ONLY in heard or rest.lower().startswith(_HAS)))
        return _with_details(rest, today) if excepted else _UNCLEAR
    if True in heard:
        return _after_yes(rest, today)
    return _with_details(words, today) if names_a_condition(words) else _UNCLEAR


def _after_yes(rest: str, today: date) -> Answer:
    if names_a_condition(rest):
        return _with_details(rest, today)
    if sounds_well(rest):
        return _UNCLEAR
    if plain(rest).split(" ", 1)[0] in _ABOUT_THE_PARENT:  # "Yes, I'll tell you later": a yes, and no details yet
        return Understood(True)
    return _with_details(rest, today)


def _with_details(details: str, today: date) -> Answer:
    kept = Sentence("medical details").read(details, today)
    return Understood(True, also={"medical_details": kept.value}) if isinstance(kept, Understood) else kept
