"""Check your answers: every stored value, as stored, a numbered line each."""

from typing import NamedTuple

from flows.grammar.steps import Question, Questions, lines
from flows.records import Registration


def shown(question: Question, registration: Registration, questions: Questions) -> str:
    """The stored value as a person reads it; `questions` are those of the flow, here as below."""
    return question.kind(registration, questions).show(registration.answers[question.name])


class Progress(NamedTuple):
    """Which questions are answered, by name, and how many are left."""

    answered: list[str]
    left: int


def progress(questions: Questions, registration: Registration) -> Progress:
    """How far the parent is, of the questions that have a line."""
    asked = [question for question in questions.values() if question.label]
    return Progress(
        [question.name for question in asked if question.answered(registration)],
        sum(question.due(registration) for question in asked),
    )


def numbered_lines(questions: Questions, registration: Registration) -> dict[Question, str]:
    """`1. Label: value`, a line for each answer, by its question."""
    asked = enumerate(lines(questions, registration), 1)
    return {each: f"{number}. {each.label}: {shown(each, registration, questions)}" for number, each in asked}


def summary_lines(questions: Questions, registration: Registration) -> list[str]:
    return list(numbered_lines(questions, registration).values())


def heading(registration: Registration, player: str) -> str:
    """`*Sam's registration* for Panthers u11s, 2026-27`"""
    return f"*{player}'s registration* for {registration.invite.side}, {registration.invite.season}"


def check_your_answers(questions: Questions, registration: Registration, player: str) -> str:
    """The summary as one text: a heading, and the lines."""
    return "\n".join([heading(registration, player), *summary_lines(questions, registration)])


def listed(labels: list[str], *, numbered: bool) -> list[str]:
    """Choices as lines of text: with numbers to reply with, unless a number would mean something else ("9/10")."""
    return [f"{number}. {label}" if numbered else f"• {label}" for number, label in enumerate(labels, 1)]
