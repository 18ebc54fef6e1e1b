"""How a registration is shown to the club's programs: plain JSON, its status and its payment apart."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from bot.store.registrations import STATUSES, Row
from flows import records
from flows.registration.payments import FEE, MANDATE, owed

State = Literal["paid", "owed", "not needed"]
Status = Annotated[str, Meta(extra_json_schema={"enum": list(STATUSES)})]
Moment = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]


class PaymentStates(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the fee and of the mandate: paid, owed, or not needed where the club takes nothing."""

    fee: State
    mandate: State


class Notes(msgspec.Struct, frozen=True, kw_only=True):
    """What a person of the club has noted, and when; null where nobody has."""

    proof_of_age: records.Note | None
    no_pictures: records.Note | None


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


class Whole(Summary, frozen=True, kw_only=True):
    """One registration with all that is held: amounts in pence, times in ISO."""

    step: str
    invite: records.Invite
    delivery: Annotated[dict[str, Any], Meta(description="Where the invite stands.")]
    answers: Annotated[dict[str, Any], Meta(description="By question, as stored.")]
    history: list[records.Change]
    payments: list[records.Payment]


def payment(registration: records.Registration) -> PaymentStates:
    paid, still = {each.kind for each in registration.payments}, owed(registration)

    def state(kind: str) -> State:
        return "paid" if kind in paid else "owed" if kind in still else "not needed"

    return PaymentStates(fee=state(FEE), mandate=state(MANDATE))


def notes(registration: records.Registration) -> Notes:
    return Notes(**{name: registration.noted.get(name) for name in NOTES})


def summary(row: Row) -> Summary:
    registration, invite = row.registration, row.registration.invite
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


def whole(row: Row, delivery: Mapping[str, Any]) -> Whole:
    registration = row.registration
    return Whole(
        **msgspec.structs.asdict(summary(row)),
        step=registration.state,
        invite=registration.invite,
        delivery=dict(delivery),
        answers=registration.answers,
        history=registration.history,
        payments=registration.payments,
    )
