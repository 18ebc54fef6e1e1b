"""Several registrations on one phone: one child at a time, the others wait their turn."""

from datetime import datetime

from flows.answers import Choice, OneOf
from flows.language.tidy import plain
from flows.language.vocabulary import phrases
from flows.london import london_day
from flows.records import Conversation, Invite, Registration
from flows.registration.age_groups import season_ended
from flows.registration.holds import player_key
from flows.registration.questions import registration as flow
from flows.templates import called

ANY_CHILD = frozenset(
    phrases(
        "any, either, anyone, whoever, dont mind, i dont mind, dont care, you choose, you decide, no preference, both"
    )
)


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
    if present is None or not is_open(present) or has_ended(present, now):
        conversation.active = reference
    return registration


def is_open(registration: Registration) -> bool:
    """Whether something is still to be asked of the parent."""
    return registration.state in flow.questions


def has_ended(registration: Registration, now: datetime) -> bool:
    """Whether the season of the invite is over, by the day in Europe/London."""
    return season_ended(registration.invite.season, london_day(now))


def waiting(conversation: Conversation) -> list[Registration]:
    """The children whose registration is open while another one's is talked about, in the order of their invites."""
    return [each for each in conversation.registrations if is_open(each) and each.reference != conversation.active]


def unfinished(conversation: Conversation) -> list[Registration]:
    """The children whose registration is open."""
    return [each for each in conversation.registrations if is_open(each)]


def has_begun(registration: Registration) -> bool:
    return flow.first in registration.answers


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
