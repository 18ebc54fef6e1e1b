"""How a registration is shown to the club's programs: plain JSON, its status and its payment apart.

The chat promises that nothing is sent to the club until the parent says so. Until then there are no answers, only how
far the parent is; while an answer is being changed, those that they last sent.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from bot.store.registrations import STATUSES, Row
from flows import records
from flows.fees import priced
from flows.grammar import summary as summaries
from flows.grammar.flow import Flow
from flows.grammar.steps import Question
from flows.registration.payments import State, fee_state, mandate_state

Status = Annotated[str, Meta(extra_json_schema={"enum": list(STATUSES)})]
Moment = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]

PROOF = re.compile("_(?:wording|at)$")  # of what is kept beside an answer
SENT = (
    "By question, as the parent last sent them to the club; none before that. What is told of the player's health is "
    "null without the scope medical."
)


class PaymentStates(msgspec.Struct, frozen=True, kw_only=True):
    """How the fee and the mandate stand, as all that was told of them adds up."""

    fee: State
    mandate: State


class Notes(msgspec.Struct, frozen=True, kw_only=True):
    """What a person of the club has noted, and when; null where nobody has. A complaint stands until it
    is answered.
    """

    proof_of_age: records.Note | None
    no_pictures: records.Note | None
    play_up: records.Note | None
    fee_waived: records.Note | None
    direct_debit_waived: records.Note | None
    complaint: records.Note | None


NOTES = Notes.__struct_fields__


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One registration as a list shows it."""

    reference: str
    season: str
    team: str
    age_group: str
    player: str
    parent: str
    parent_tel: str
    status: Status
    payment: PaymentStates
    noted: Notes
    blocked_by: list[str]
    changed_at: Moment


class Costs(msgspec.Struct, frozen=True, kw_only=True):
    """In pence, as the parent is told them: once for the season and by the month, less a sibling's discount."""

    membership: int
    monthly: int


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the parent is with the questions that everybody is asked: those answered, and how many are left."""

    answered: list[str]
    left: int


class Whole(Summary, frozen=True, kw_only=True):
    """One registration with all that is held: amounts in pence, times in ISO."""

    step: str
    progress: Progress
    confirmed_at: Annotated[datetime | None, Meta(description="When the parent last sent the answers.")]
    invite: records.Invite
    costs: Costs
    plan: Annotated[records.Plan | None, Meta(description="What is to be collected by direct debit.")]
    delivery: Annotated[dict[str, Any], Meta(description="Where the invite stands.")]
    answers: Annotated[dict[str, Any], Meta(description=SENT)]
    history: list[records.Change]
    payments: list[records.Payment]
    refused: Annotated[list[records.RefusedOrder], Meta(description="What the payment provider will not do, and why.")]


def payment(registration: records.Registration) -> PaymentStates:
    return PaymentStates(fee=fee_state(registration), mandate=mandate_state(registration))


def notes(registration: records.Registration) -> Notes:
    return Notes(**{name: registration.noted.get(name) for name in NOTES})


def summary(row: Row) -> Summary:
    registration, invite = row.registration.for_the_club, row.registration.invite
    return Summary(
        reference=registration.reference,
        season=invite.season,
        team=invite.team,
        age_group=f"u{invite.age_group}s",
        player=registration.answers.get("player_name") or invite.player,
        parent=registration.answers.get("parent_name") or invite.parent,
        parent_tel=invite.parent_phone,
        status=registration.status,
        payment=payment(registration),
        noted=notes(registration),
        blocked_by=row.blocked_by,
        changed_at=row.changed_at,
    )


def whole(row: Row, delivery: Mapping[str, Any], flow: Flow, *, medical: bool) -> Whole:
    """`medical` is whether what is told of the player's health may be shown."""
    registration = row.registration
    return Whole(
        **msgspec.structs.asdict(summary(row)),
        step=_stands_at(flow, registration),
        progress=_progress(flow, registration),
        confirmed_at=registration.confirmed_at,
        invite=registration.invite,
        costs=_costs(registration),
        plan=registration.billing.plan if registration.billing else None,
        delivery=dict(delivery),
        answers={
            name: value if medical or not is_medical(flow, name) else None
            for name, value in registration.confirmed.items()
        },
        history=registration.history,
        payments=registration.payments,
        refused=list(registration.billing.refused.values()) if registration.billing else [],
    )


def _costs(registration: records.Registration) -> Costs:
    fee, monthly = priced(registration)
    return Costs(membership=fee, monthly=monthly)


def is_medical(flow: Flow, name: str) -> bool:
    """Whether an answer is about health; of one that the club no longer asks for, nobody can say that it is not."""
    question = flow.questions.get(name)
    return question.medical if question else flow.is_gone(PROOF.sub("", name))


def _progress(flow: Flow, registration: records.Registration) -> Progress:
    answered, left = summaries.progress(_asked_of_everybody(flow, registration), registration)
    return Progress(answered=answered, left=left)


def _stands_at(flow: Flow, registration: records.Registration) -> str:
    """The step; in place of a question that only some are asked, the one before it that everybody is."""
    if registration.state not in flow.questions:
        return registration.state
    until = list(flow.questions)[: list(flow.questions).index(registration.state) + 1]
    everybody = _asked_of_everybody(flow, registration)
    return next((name for name in reversed(until) if name in everybody), registration.state)


def _asked_of_everybody(flow: Flow, registration: records.Registration) -> dict[str, Question]:
    """The questions that this invite brings whatever is answered: that another one is asked would tell an answer."""
    unknown = replace(registration, answers={})
    return {name: question for name, question in flow.questions.items() if question.ask_if(unknown)}
