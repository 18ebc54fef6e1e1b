"""What a parent says beside the questions, and the template that answers it. None of it is ever an answer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile
from operator import itemgetter

from flows.answers.basics.yes_no import NODS
from flows.language.patterns import in_full
from flows.language.regex import regex
from flows.language.tidy import asks_something, plain
from flows.language.vocabulary import COURTESIES, Vocabulary
from flows.safeguarding import is_disclosure, is_emergency
from flows.small_talk import question_words, remarks, words
from flows.small_talk.circumstances import a_child_speaks, another_child, short_of_money


@dataclass(frozen=True, slots=True)
class Talk:
    """`template` is a file of templates/whatsapp/, `fact` what the club is told or "".

    With `urgent`, the registration matters less than what was said.
    """

    template: str
    fact: str = ""
    urgent: bool = False


EMERGENCY = Talk("emergency", "emergency", urgent=True)
SAFEGUARDING = Talk("safeguarding", "safeguarding", urgent=True)
CHILD_ON_PHONE = Talk("child_on_phone", "child_on_phone")
HARDSHIP = Talk("hardship", "hardship")
ANOTHER_CHILD = Talk("another_child")
ONLY_A_QUESTION_MARK = Talk("other_words")


# "Thanks for your patience", "sorry for all the questions".
_FOR_SOMETHING = regex(
    r"(?:and |ok |oh )?(?:many |so )?(thanks|thank you|thankyou|cheers|ta|sorry)(?: so much| very much| a lot| again)?"
    r" (?:for|about) (?:(?:your|the|being|all|that|this|such|so|my|you|bearing|coming|getting|taking|waiting|putting up"
    r"|replying|asking|doing|helping|explaining|with|me|us|to|back|much|many|quick|long|late|slow|really|very) ?)*"
    r"(?:patience|patient|help|time|waiting|wait|this|that|it|delay|questions|helpful|back|reply|replies|replying|asking"
    r"|messages?|understanding|support|work|info|information|reminder|trouble|bother|fuss|mess|pain|slow|late|long|me|us|quick|kind|good|nice)"
    r"(?: x+| mate| hun| love| lol)?"
)


def _by_weight(tables: dict[str, tuple[str, ...]]) -> dict[str, tuple[int, Talk]]:
    """What each phrase brings, behind the place of its table: the least of two is what weighs most."""
    return {said: (weight, Talk(template)) for weight, (template, table) in enumerate(tables.items()) for said in table}


_SMALL_TALK = Vocabulary(_by_weight(words.SAID), dict.fromkeys(words.PASSING))
_QUESTIONS = Vocabulary(_by_weight(question_words.ASKED), COURTESIES | dict.fromkeys(question_words.AROUND))


def urgent(text: str) -> Talk | None:
    """An emergency at this moment, or a person who is being harmed: heard before anything else, at every question."""
    said = in_full(text)
    if is_emergency(said):
        return EMERGENCY
    return SAFEGUARDING if is_disclosure(said) else None


def aside(text: str) -> Talk | None:
    """What is never an answer, whatever was asked: thanks, greetings, laughter, "one sec", how a family is placed.

    A message that is also a yes, a no or a "not sure" ("thanks 👍", "lovely, thank you") is left to the question.
    """
    said = plain(text)
    if not said:
        return ONLY_A_QUESTION_MARK if asks_something(text) else None
    heard = _SMALL_TALK.heard(said)
    if heard:
        return None if NODS.heard(said) else _weightiest(heard)
    if courtesy := _FOR_SOMETHING.fullmatch(said):
        return Talk("no_harm_done" if courtesy[1] == "sorry" else "you_are_welcome")
    full = in_full(text)
    if a_child_speaks(full):
        return CHILD_ON_PHONE
    if short_of_money(full):
        return HARDSHIP
    return ANOTHER_CHILD if another_child(full) else None


def question(text: str) -> Talk | None:
    """A question back to us whose answer is known; None for any other, and for an answer with a question mark."""
    said = plain(text)
    if not (asks_something(text) or _opens_like_a_question(said)):
        return None
    heard = _QUESTIONS.heard(said)
    return _weightiest(heard) if heard else None


def remark(text: str) -> Talk | None:
    """What is said instead of an answer, in a sentence of its own: looked for where no answer was found."""
    template = remarks.remark(text)
    return Talk(template) if template else None


def says_everyday(text: str, known: Vocabulary) -> bool:
    """Whether there is a word in it that is everybody's and not one of those: no slip in one of them."""
    return any(
        word not in known.words and (word in _QUESTIONS.words or word in _SMALL_TALK.words)
        for word in plain(text).split()
    )


def _weightiest(heard: list[tuple[int, Talk]]) -> Talk:
    return min(heard, key=itemgetter(0))[1]


def _opens_like_a_question(said: str) -> bool:
    """Whether a message without a question mark asks: "sorry how much is it", "just wondering who sees this"."""
    opening = next(dropwhile(question_words.LEAD_INS.__contains__, said.split()), "")
    return opening in question_words.OPENINGS
