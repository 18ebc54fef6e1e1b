"""Several registrations on one phone: one child at a time, the others wait their turn."""

from datetime import datetime

from flows.answers import Choice, OneOf
from flows.grammar.flow import Flow
from flows.language.tidy import plain
from flows.language.vocabulary import phrases
from flows.records import Conversation, Invite, Registration
from flows.templates import called

ANY_CHILD = frozenset(
    phrases(
        "any, either, anyone, whoever, dont mind, i dont mind, dont care, you choose, you decide, no preference, both"
    )
)


def find(flow: Flow, conversation: Conversation, invite: Invite) -> Registration | None:
    """The registration of the invited player for the invited season, if this parent has one."""
    return next(
        (
            each
            for each in conversation.registrations
            if each.invite.season == invite.season and flow.place(each.invite) == flow.place(invite)
        ),
        None,
    )


def add(flow: Flow, conversation: Conversation, invite: Invite, reference: str, now: datetime) -> Registration:
    """Take up an invite. It is talked about at once, unless the parent is being asked about another child:

    then it waits.
    """
    registration = Registration(reference=reference, invite=invite, state=flow.first)
    registration.become("invited", now, "the club's invite")
    conversation.registrations.append(registration)
    present = conversation.registration
    if present is None or not flow.is_open(present) or flow.has_ended(present, now):
        conversation.active = reference
    return registration


def waiting(flow: Flow, conversation: Conversation) -> list[Registration]:
    """The children whose registration is open while another one's is talked about, in the order of their invites."""
    return [each for each in conversation.registrations if flow.is_open(each) and each.reference != conversation.active]


def unfinished(flow: Flow, conversation: Conversation) -> list[Registration]:
    """The children whose registration is open."""
    return [each for each in conversation.registrations if flow.is_open(each)]


def names(registrations: list[Registration]) -> list[str]:
    """What to call each child on a button: the first name, with the side where two share it."""
    first = [called(each) for each in registrations]
    return [
        name if first.count(name) == 1 else f"{name}, {each.invite.side}"[:20]
        for name, each in zip(first, registrations, strict=True)
    ]


def whose_turn(registrations: list[Registration]) -> OneOf:
    """Reads which child is to come first; the value is the registration's reference."""
    labels = names(registrations)
    return OneOf(
        *(
            Choice(each.reference, label, _ways_to_say(each, label, first=at == 0))
            for at, (each, label) in enumerate(zip(registrations, labels, strict=True))
        ),
        noun="whose turn it is",
    )


def _ways_to_say(registration: Registration, label: str, *, first: bool) -> frozenset[str]:
    known = {label, registration.invite.player, registration.invite.player_first_name, registration.invite.team}
    said = {plain(name) for name in known}
    said |= {f"{name} {when}" for name in said for when in ("first", "now", "next")}
    return frozenset(said | (ANY_CHILD if first else frozenset()))
