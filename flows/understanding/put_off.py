"""What is asked for is put off to another time, and nothing that answers it is told beside that."""

import re

from flows import small_talk
from flows.answers import DidYouMean, Understood, names_a_condition
from flows.answers.basics.yes_no import is_only_a_nod
from flows.grammar.steps import Question
from flows.language.clauses import beginnings, clauses
from flows.language.deferrals import defers, told_beside
from flows.language.interruptions import called_away
from flows.language.regex import regex
from flows.records import Proposal
from flows.understanding import earlier_answers
from flows.understanding.partial_reading import Found
from flows.understanding.second_look import unless_refused
from flows.understanding.turn import Turn

_OF_THE_PLAYER = regex(r"\b(?:he|she|they|his|her|him)(?:'?s)?\b", re.IGNORECASE)
_OF_ONESELF = regex(r"\b(?:i|i'?m|i'?ve|my|me|got)\b", re.IGNORECASE)
_THE_REST = regex(r"\b(?:rest|others?|remaining)\b", re.IGNORECASE)  # without it "yes, later" may say no more

# Whose letter it is names no condition: "the letter from Wythenshawe Hospital explains it all".
_OF_THE_LETTER = regex(
    r"\b(?:hospital|clinic|consultant|surgery|nurse|doctor|gp|specialist|paediatrician)\b", re.IGNORECASE
)


def only_offers_papers(text: str) -> bool:
    """Whether papers are offered in the place of what they say of a child's health: "shall I send you his plan"."""
    return small_talk.offers_papers(text) and not names_a_condition(_OF_THE_LETTER.sub("", text))


def is_put_off(turn: Turn, question: Question, text: str) -> bool:
    """Whether the answer is to follow: "on the M60, will do the rest tonight", but not "3 May 2016, rest tonight".

    Where later is itself an answer, whether somebody is ready or has a photo, nothing is put off.
    """
    if question.picture or question.name == turn.flow.first or not defers(text):
        return False
    if earlier_answers.puts_another_right(turn, text):
        return False
    beside = [told for told in told_beside(text) if _THE_REST.search(text) or not is_only_a_nod(told)]
    return not any(_answers(turn, question, told) for told in beside)


def told_before_it_is_put_off(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What is told of a child's health, without what is to follow: "in his bag, I'll do the rest tonight"."""
    if not defers(text):
        return None
    told = next((begun for begun in beginnings(text) if not defers(begun) and _answers(turn, question, begun)), "")
    heard = turn.kind(question).read(told, turn.today) if told else None
    if not isinstance(heard, Understood) or heard.value != told:
        return None
    behind = (clause for clause in clauses(text[len(told) :]) if not defers(clause))
    if any(isinstance(turn.kind(question).read(more, turn.today), Understood) for more in behind):
        return None
    return unless_refused(turn, question, Found(told, heard.also), f"Shall I write: “{told}”?")


def _answers(turn: Turn, question: Question, told: str) -> bool:
    """Whether what is told beside a deferral answers the question, being no circumstance of whoever writes."""
    if called_away(told):
        return False
    if question.implied and _OF_THE_PLAYER.search(told) and question.implied(told):
        return True
    kind = turn.kind(question)
    heard = kind.read(told, turn.today)
    if not isinstance(heard, Understood | DidYouMean):
        return False
    if getattr(kind, "proposes", False) and isinstance(heard, Understood) and not _OF_ONESELF.search(told):
        return True  # "asthma, I'll send his care plan when I find it"
    as_it_stands = getattr(kind, "keeps_words", False) and str(heard.value).casefold() in told.casefold()
    return not as_it_stands or told.istitle() or any(map(str.isdigit, told))
