"""An answer, and in the same message an earlier one that is put right: both are heard, one at a time."""

from itertools import islice
from typing import Any, NamedTuple

from msgspec.structs import replace

from flows import small_talk
from flows.answers import DidYouMean, Understood
from flows.engine import earlier_answers, second_look
from flows.engine.labels import read_behind_label
from flows.engine.turn import Turn
from flows.grammar.steps import Question
from flows.language.clauses import is_a_story, parted
from flows.language.tidy import asks_something
from flows.records import Proposal

_MOST_JOINTS = 8


class Both(NamedTuple):
    answer: Understood | Proposal
    correction: Proposal


def both(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers the question, and what puts another right: "Joan Lister. and the house is 14, not 12". What is put
    right stands behind the answer, or in a sentence before it.
    """
    asks_one = question.keeps and question.label
    if not asks_one or is_a_story(text):
        return None
    if not earlier_answers.puts_another_right(turn, text):
        return _told_behind(turn, question, text)
    for first, second, ends in islice(parted(text), _MOST_JOINTS):
        for said, beside in ((first, second), (second, first))[: 1 + ends]:
            if correction := _correction(turn, question, beside):
                about = turn.flow.questions[correction.about]
                if not earlier_answers.names(about, said) and (answer := _answer(turn, question, said, beside)):
                    return Both(answer, correction)
    return _told_behind(turn, question, text)


def _told_behind(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers the question, and a sentence that adds to another: "in his bag. he also has a nut allergy"."""
    for first, second, ends in islice(parted(text), _MOST_JOINTS):
        if ends and (told := second_look.told_elsewhere(turn, second)):
            answer = None if second_look.told_elsewhere(turn, first) else _answer(turn, question, first, second)
            return Both(answer, told) if answer else None
    return None


def _correction(turn: Turn, question: Question, text: str) -> Proposal | None:
    if not earlier_answers.puts_another_right(turn, text, question):
        return None
    guess = earlier_answers.corrected(turn, text)
    return guess if isinstance(guess, Proposal) and guess.about != question.name else None


def _answer(turn: Turn, question: Question, text: str, beside: str) -> Understood | Proposal | None:
    """What the rest of the message says to the question, as if it were all of it."""
    if asks_something(text) or small_talk.takes_back(text) or second_look.turns_away(text, beside):
        return None
    if earlier_answers.puts_another_right(turn, text):
        return None
    match read_behind_label(turn.kind(question), question, text, turn.today):
        case Understood() as heard:
            return heard
        case DidYouMean(value=value, question=asked, otherwise=otherwise):
            return Proposal(question=asked, about=question.name, value=value, otherwise=otherwise)
    return second_look.proposed(turn, question, text)


def propose_beside(turn: Turn, correction: Proposal, answered: dict[str, Any]) -> None:
    """Ask whether it is to be put right, once what was proposed before it is settled. What was `answered` in the same
    message stands, though it would else be unsettled by another postcode.
    """
    registration = turn.registration
    if registration.proposal:
        registration.proposal = replace(registration.proposal, then=correction)
        return
    unsettled = turn.flow.questions[correction.about].unsettles
    stands = {name: value for name, value in answered.items() if name in unsettled and name in registration.answers}
    turn.propose(replace(correction, also=correction.also | stands))


def go_on(turn: Turn, proposal: Proposal, correction: Proposal) -> None:
    """Ask whether the other is to be put right also where another answer was given instead of a yes or a no."""
    registration = turn.registration
    asked_anew = registration.proposal and registration.proposal.about == proposal.about
    if proposal.about in registration.answers and proposal.about in turn.answered:
        propose_beside(turn, correction, {proposal.about: registration.answers[proposal.about]})
    elif asked_anew and registration.proposal is not proposal:
        propose_beside(turn, correction, {})
