"""Check your answers: every stored value, as stored, a numbered line each."""

from flows.flow import Flow, Question
from flows.records import Registration

NOT_PROVIDED = "Not provided"


def lines(flow: Flow, registration: Registration) -> list[Question]:
    """The questions that stand in the summary, in its order: line 1 is the first."""
    return [question for question in flow.questions.values() if question.label and question.answered(registration)]


def shown(question: Question, registration: Registration) -> str:
    """The stored value as a person reads it."""
    value = registration.answers[question.name]
    return NOT_PROVIDED if value is None else question.kind(registration).show(value)


def check_your_answers(flow: Flow, registration: Registration, player: str) -> str:
    """The summary as one text: a heading, and `1. Label: value` a line."""
    rows = (
        f"{number}. {question.label}: {shown(question, registration)}"
        for number, question in enumerate(lines(flow, registration), 1)
    )
    invite = registration.invite
    return "\n".join([f"*{player}'s registration* for {invite.side}, {invite.season}", *rows])
