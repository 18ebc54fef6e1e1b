"""What only one registration of a team can have: a shirt number, and the place of a player who is registered.

What a registration holds follows from the registration alone, so that whoever saves it can claim what is new and free
what is gone in the same transaction.
"""

import unicodedata

from flows.records import CLOSED, COMPLETE, Invite, Registration


def player_key(player: str) -> str:
    """A player's name as it is compared: `"José  Smith"` and `"jose\u0301 smith"` are one."""
    return " ".join(unicodedata.normalize("NFC", player).casefold().split())


def shirt(number: int) -> str:
    return f"shirt#{number}"


def place(invite: Invite) -> str:
    """The place of the invited player, whichever parent registers them."""
    return f"player#{player_key(invite.player)}"


def team_of(registration: Registration) -> str:
    """The team within which a hold counts: of one age group and season."""
    invite = registration.invite
    return f"{invite.season}#{invite.side.casefold()}"


def held(registration: Registration) -> frozenset[str]:
    """What the registration holds in its team; nothing once it has come to nothing."""
    if registration.status in CLOSED:
        return frozenset()
    holds = set()
    number = registration.answers.get("shirt_number")
    if number is not None:
        holds.add(shirt(number))
    if registration.status in COMPLETE:
        holds.add(place(registration.invite))
    return frozenset(holds)
