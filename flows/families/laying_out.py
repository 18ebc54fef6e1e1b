"""What is known of a family before a question is asked: of the same player in an earlier season, and of the parent."""

from datetime import datetime, timedelta
from typing import Any

from flows.families.carried_over import carry
from flows.grammar.flow import Flow
from flows.grammar.steps import Question, Situation
from flows.records import Before, Registration

PICTURE_LASTS = timedelta(days=400)  # from one pre-season to the next: faces change, and a file is kept for two years


def lay_out(flow: Flow, turn: Situation) -> None:
    """Lay out for the child who is talked about what the parent told the club before; the club sees none of it until
    they have confirmed it.
    """
    _bring_back(flow, turn)
    carry(flow, turn.conversation)


def _bring_back(flow: Flow, turn: Situation) -> None:
    """At the beginning: what lasts of what was sent for the same player in an earlier season, unless a rule of the club
    doubts it by now.
    """
    present = turn.registration
    family = [
        each for each in turn.conversation.registrations if each is not present and flow.same_parent(present, each)
    ]
    earlier = next((each for each in reversed(family) if flow.comes_back(present, each)), None)
    if earlier is None or any(name in flow.questions and flow.questions[name].lasts for name in present.answers):
        return
    present.before = Before(invite=earlier.invite, status=earlier.status, answers=dict(earlier.confirmed))
    for question in flow.questions.values():
        answer = _answer(question, earlier, family, turn)
        if answer and question.ask_if(present) and not _is_doubted(question, answer, turn):
            present.answers |= answer


def _answer(question: Question, earlier: Registration, family: list[Registration], turn: Situation) -> dict[str, Any]:
    """The answer with its evidence; none where it is to be asked anew. Of the parent the newest word counts."""
    present = turn.registration
    if question.returning:
        value = question.returning(present)
        return {} if value is None else {question.name: value}
    sources = [each for each in family if _lasts(question, each, present)] if question.about_parent else []
    sources = sources or [earlier] * _lasts(question, earlier, present)
    answers = next((each.confirmed or each.answers for each in reversed(sources) if question.name in each.answers), {})
    return _with_evidence(question, answers, turn.now) if question.name in answers else {}


def _lasts(question: Question, other: Registration, present: Registration) -> bool:
    """What is agreed to holds for its season."""
    return question.lasts or (question.about_parent and other.invite.season == present.invite.season)


def _with_evidence(question: Question, answers: dict[str, Any], now: datetime) -> dict[str, Any]:
    value = answers[question.name]
    kept = {name: answers[name] for name in (question.name, *question.proof(value, now)) if name in answers}
    if question.picture:
        at = kept.get(question.kept_at)
        return kept if at and now - datetime.fromisoformat(at) < PICTURE_LASTS else {}
    return kept


def _is_doubted(question: Question, answer: dict[str, Any], turn: Situation) -> bool:
    return bool(question.check and question.check(answer[question.name], turn))
