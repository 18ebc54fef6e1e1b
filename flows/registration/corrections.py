"""The club's own mistake put right: a wrong fee, once the parent has begun: never without their hearing it."""

from msgspec.structs import replace

from flows.engine.turn import Turn
from flows.money import pounds
from flows.records import CLOSED, Change, Invite, Registration
from flows.registration.payments import FEE, MANDATE, settled_kinds

NOTIFY = ("email/fees-corrected", "sms/fees-corrected")


class NotCorrected(ValueError):
    """The fees stay as they are; the message says why."""


def correct_fees(turn: Turn, registration: Registration, membership_fee: int, monthly_fee: int) -> None:
    """Put right what the invite said, in pence, and tell the parent: in the chat or by text, and by e-mail if known.

    The same fees again change nothing. Raises NotCorrected.
    """
    before = registration.invite
    after = replace(before, membership_fee=membership_fee, monthly_fee=monthly_fee)
    if after == before:
        return
    _refuse(turn, registration, after)
    registration.invite = after
    cause = f"the club put the fees right: {_told(after)} instead of {_told(before)}"
    registration.history.append(Change(registration.status, turn.now, cause))
    _tell(turn, registration, before)


def _tell(turn: Turn, registration: Registration, before: Invite) -> None:
    """In the words of this child, and then back to whatever the parent was asked, about whichever child."""
    were = {"membership_before": pounds(before.membership_fee), "monthly_before": pounds(before.monthly_fee)}
    conversation = turn.conversation
    present, conversation.active = conversation.active, registration.reference
    turn.notify(f"{registration.reference}-fees-{len(registration.history)}", NOTIFY, **were)
    if not conversation.paused:  # who talks with a person is not interrupted
        turn.recite("fees_corrected", **were)
    conversation.active = present
    if not conversation.paused:
        turn.ask_again()


def _refuse(turn: Turn, registration: Registration, after: Invite) -> None:
    before, paid = registration.invite, settled_kinds(registration)
    fees = {
        FEE: ("fee", before.membership_fee, after.membership_fee),
        MANDATE: ("direct debit", before.monthly_fee, after.monthly_fee),
    }
    if not turn.flow.has_begun(registration):
        raise NotCorrected("The parent has not begun: send the corrected invite, and they get it anew")
    if registration.status in CLOSED:
        raise NotCorrected(f"The registration is {registration.status}")
    if turn.conversation.opted_out_at:
        raise NotCorrected("The parent has opted out of messages and would not hear of it: tell them yourself")
    for kind, (name, was, becomes) in fees.items():
        if was != becomes and kind in paid:
            raise NotCorrected(f"The {name} is paid already: settle the difference with the parent")
        if (was == 0) != (becomes == 0):
            raise NotCorrected(f"The {name} can be corrected, but not begun or dropped: withdraw, and invite anew")


def _told(invite: Invite) -> str:
    return f"£{pounds(invite.membership_fee)} and £{pounds(invite.monthly_fee)} a month"
