"""Saved conversations survive a release: what a renamed or removed question becomes.

A flow says so: `renamed={"old_name": "new_name"}`, `removed={"old_name": "step that takes over"}`, or `""` for the
first question that is due. A conversation that was saved at any step of an earlier release then loads and goes on.
A club's own questions come and go with its settings and need no such word: who stands at one that is gone goes on at
the first question that is due, and what was answered to it is kept.
"""

import msgspec

from flows.grammar.flow import Flow
from flows.records import Conversation, Registration

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
    for old, new in renamed.items():
        if old in registration.answers:
            registration.answers[new] = registration.answers.pop(old)
    for old in removed:
        registration.answers.pop(old, None)
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


def _first_due(registration: Registration, flow: Flow, state: str) -> str:
    due = flow.first_due(registration)
    return due.name if due else state
