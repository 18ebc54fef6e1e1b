"""An answer that nobody has asked for: it is noted, and what is asked stays open."""

from flows.engine.steps import Question
from flows.engine.turn import Turn


def introduced(turn: Turn, text: str) -> bool:
    """Whether the text answers a question that is still to come, in words that can mean nothing else."""
    if not isinstance(turn.step, Question):
        return False
    return any(_noted(turn, question, text) for question in turn.flow.questions.values() if question.unasked)


def _noted(turn: Turn, question: Question, text: str) -> bool:
    registration = turn.registration
    if not question.unasked or question.answered(registration) or registration.state == question.name:
        return False
    heard = question.unasked(text, turn.today)
    if heard is None:
        return False
    registration.answers[question.name] = heard.value
    turn.recite(heard.template)
    turn.ask_again()
    return True
