"""Several registrations on one phone: one child at a time, the others wait their turn."""

import unicodedata
from datetime import datetime

from flows.records import Conversation, Invite, Registration
from flows.registration import registration as flow

COMPLETE = frozenset({"details_confirmed", "payment_pending", "registered"})


def player_key(player: str) -> str:
    """A player's name as it is compared: `"José  Smith"` and `"jose\u0301 smith"` are one."""
    return " ".join(unicodedata.normalize("NFC", player).casefold().split())


def find(conversation: Conversation, invite: Invite) -> Registration | None:
    """The registration of the invited player for the invited season, if this parent has one."""
    return next(
        (
            each
            for each in conversation.registrations
            if each.invite.season == invite.season and player_key(each.invite.player) == player_key(invite.player)
        ),
        None,
    )


def add(conversation: Conversation, invite: Invite, reference: str, now: datetime) -> Registration:
    """Take up an invite. It is talked about at once, unless the parent is being asked about another child:

    then it waits.
    """
    registration = Registration(reference=reference, invite=invite, state=flow.first)
    registration.become("invited", now, "the club's invite")
    conversation.registrations.append(registration)
    present = conversation.registration
    if present is None or present.state not in flow.questions or present.status in COMPLETE:
        conversation.active = reference
    return registration


def next_waiting(conversation: Conversation) -> Registration | None:
    """The invited child whose turn is next."""
    return next(
        (
            each
            for each in conversation.registrations
            if each.status == "invited" and each.reference != conversation.active
        ),
        None,
    )
