"""What the tables could not read whole is looked at again, in parts. Whatever is found is proposed, never taken."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from flows.answers import DidYouMean, Understood
from flows.engine.turn import Turn
from flows.grammar.steps import Question, Reader
from flows.language.clauses import affirmed, spans
from flows.language.tidy import asks_something, plain
from flows.records import Proposal

_NAME = re.compile(r"\b[A-Z][\w'’-]*[a-z](?: (?:de|van|der|al|bin|la|le|O'|[A-Z][\w'’-]*))+")


class Found(NamedTuple):
    value: Any
    also: dict[str, Any]


def proposed(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What the text may come to at the question that is asked; never that all is right."""
    if asks_something(text) or question.sums_up:
        return None
    kind = turn.kind(question)
    found = _found(turn, question, text)
    return found and _unless_refused(turn, question, found, f"Shall I take that as “{kind.show(found.value)}”?")


def corrected(turn: Turn, text: str) -> Proposal | None:
    """An earlier answer that the text puts right: named by a word of its own, with one value that differs."""
    registration = turn.registration
    if not turn.flow.allows("change", registration):
        return None
    for question in _named(turn, f" {plain(text)} "):
        found = _found(turn, question, text)
        if found and found.value != registration.answers.get(question.name):
            asked = f"Shall I change {question.label.casefold()} to “{turn.kind(question).show(found.value)}”?"
            return _unless_refused(turn, question, found, asked)
    return None


def told_elsewhere(turn: Turn, text: str) -> Proposal | None:
    """What the text adds to an answer that has nothing to do with what is asked: a condition, told at the address."""
    registration = turn.registration
    if not (turn.flow.has_begun(registration) and turn.flow.allows("change", registration)):
        return None
    here = turn.flow.questions.get(registration.state)
    for question in turn.flow.questions.values():
        related = here and (here is question or here.name in question.unsettles or question.name in here.unsettles)
        if question.told and not related and (added := question.told(text, registration)):
            asked = turn.filled(
                "Shall I write this down for {player}: “{added}”?", label=question.label, added=added[0]
            )
            return _unless_refused(turn, question, Found(*added), asked)
    return None


def _found(turn: Turn, question: Question, text: str) -> Found | None:
    """The one value that a text holds for a question: by what it implies, by its clauses, by a few of its words."""
    kind = turn.kind(question)
    if question.implied and (value := question.implied(text)) is not None:
        return Found(value, {})
    parts = affirmed(text)
    found = _only(_read(turn, kind, (part for part in parts if part != text)))
    if found is None and getattr(kind, "of_few_words", False):
        found = _only(_read(turn, kind, (few for part in parts for few in spans(part))))
    if found is None and getattr(kind, "names_people", False):
        names = [name for part in parts for name in _NAME.findall(part)]
        found = _only(_read(turn, kind, names[-1:]))
    return found


def _unless_refused(turn: Turn, question: Question, found: Found, asked: str) -> Proposal | None:
    """A refused guess does not come twice, nor one that the question itself refuses."""
    if turn.registration.refused == [question.name, found.value]:
        return None
    doubt = question.check(found.value, turn) if question.check else None
    match doubt:
        case None:
            return Proposal(question=asked, about=question.name, value=found.value, also=found.also)
        case DidYouMean(value=value, question=asked_by_itself):
            return Proposal(question=asked_by_itself, about=question.name, value=value, also=found.also, sure=True)
    return None


def _named(turn: Turn, said: str) -> Iterator[Question]:
    """The answered questions that are called by their name or by a word of theirs, those of the longest words first."""
    here = turn.registration.state
    called = [
        (max(map(len, words)), question)
        for question in turn.flow.questions.values()
        if question.label and question.name != here and question.answered(turn.registration)
        and (words := [word for word in question.names | question.cues if f" {word} " in said])
    ]  # fmt: skip
    return (question for _, question in sorted(called, key=lambda each: -each[0]))


def _read(turn: Turn, kind: Reader, parts: Iterable[str]) -> Iterator[Found]:
    """What the parts come to."""
    for part in parts:
        match kind.read(part, turn.today):
            case Understood(value=value, also=also):
                yield Found(value, dict(also))
            case DidYouMean(value=value):
                yield Found(value, {})


def _only(found: Iterable[Found]) -> Found | None:
    """The one value that was found, with most of what came along."""
    all_found = list(found)
    if not all_found or any(each.value != all_found[0].value for each in all_found):
        return None
    best = max(all_found, key=lambda each: len(each.also))
    return best if best.value is not None else None
