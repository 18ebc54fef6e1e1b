"""Check your answers: every stored value, as stored, a numbered line each."""

from flows.engine.flow import Flow, Question
from flows.records import Registration


def lines(flow: Flow, registration: Registration) -> list[Question]:
    """The questions that stand in the summary, in its order: line 1 is the first."""
    return [question for question in flow.questions.values() if question.label and question.answered(registration)]


def shown(question: Question, registration: Registration) -> str:
    """The stored value as a person reads it."""
    return question.kind(registration).show(registration.answers[question.name])


def summary_lines(flow: Flow, registration: Registration) -> list[str]:
    """`1. Label: value`, a line for each answer."""
    asked = lines(flow, registration)
    return [f"{number}. {each.label}: {shown(each, registration)}" for number, each in enumerate(asked, 1)]


def check_your_answers(flow: Flow, registration: Registration, player: str) -> str:
    """The summary as one text: a heading, and the lines."""
    invite = registration.invite
    heading = f"*{player}'s registration* for {invite.side}, {invite.season}"
    return "\n".join([heading, *summary_lines(flow, registration)])


def listed(labels: list[str], *, numbered: bool) -> list[str]:
    """Choices as lines of text: with numbers to reply with, unless a number would mean something else ("9/10")."""
    return [f"{number}. {label}" if numbered else f"• {label}" for number, label in enumerate(labels, 1)]
