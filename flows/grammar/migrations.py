"""Saved conversations survive a release: what a renamed or removed question becomes.

A flow says so: `renamed={"old_name": "new_name"}`, `removed={"old_name": "step that takes over"}`, or `""` for the
first question that is due. A conversation that was saved at any step of an earlier release then loads and goes on.
A club's own questions come and go with its settings and need no such word: who stands at one that is gone goes on at
the first question that is due, and what was answered to it is kept.
"""

from typing import Any

import msgspec

from flows.grammar.flow import Flow
from flows.grammar.steps import Ending
from flows.records import COMPLETE, Conversation, Registration

_decoder = msgspec.json.Decoder(Conversation)


class UnknownStep(LookupError):
    """A conversation stands at a step that the flow does not know: name what has become of it there."""


def load_conversation(saved: str | bytes, flow: Flow) -> Conversation:
    """A conversation from its JSON, whatever release saved it. Raises UnknownStep, and nothing is lost."""
    conversation = _decoder.decode(saved)
    for registration in conversation.registrations:
        migrate(registration, flow)
    return conversation


def migrate(registration: Registration, flow: Flow) -> None:
    """Bring one registration to the steps of this release. Raises UnknownStep."""
    renamed, removed = flow.renamed, flow.removed
    for answers in (registration.answers, registration.confirmed):
        _rename(answers, flow)
    proposal = registration.proposal
    if proposal and (proposal.about in removed or proposal.about in renamed or flow.is_gone(proposal.about)):
        registration.proposal = None
    stood = state = renamed.get(registration.state, registration.state)
    if state in removed:
        state = removed[state] or _first_due(registration, flow, state)
    if flow.is_gone(state):
        state = _first_due(registration, flow, state)
    if state not in flow.states:
        raise UnknownStep(state)
    step = flow.questions.get(state)
    if step and step.sums_up:
        state = _first_due(registration, flow, state)  # a question that is new with this release comes before the end
    registration.state, registration.to_be_asked = state, registration.to_be_asked or state != stood
    _confirm_what_was_sent(registration, flow)


def _rename(answers: dict[str, Any], flow: Flow) -> None:
    for old, new in flow.renamed.items():
        if old in answers:
            answers[new] = answers.pop(old)
    for old in flow.removed:
        answers.pop(old, None)


def _confirm_what_was_sent(registration: Registration, flow: Flow) -> None:
    """A release that did not tell what was confirmed from what is being edited saved only the latter: where the parent
    rests they are the same, and who is in the middle of an edit says yes to it next.
    """
    step = flow.step(registration)
    at_rest = isinstance(step, Ending) and bool(step.statuses)
    said_yes = next((change.at for change in registration.history if change.status in COMPLETE), None)
    if at_rest and said_yes and registration.answers and registration.confirmed_at is None:
        registration.confirm(said_yes)


def _first_due(registration: Registration, flow: Flow, state: str) -> str:
    due = flow.first_due(registration)
    return due.name if due else state
