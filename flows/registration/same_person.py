"""Whether the name that was given is the person who was invited: a fuller name is, a nickname is asked about, and
another child is never silently swapped in.
"""

import unicodedata

from flows.answers import DidYouMean, short_for
from flows.grammar.steps import Situation

PET_NAMES = ("y", "ie")


def same_player(value: str, turn: Situation) -> DidYouMean | None:
    invited = turn.registration.invite.player
    first, invited_first = _plain(value)[0], _plain(turn.registration.invite.player_first_name)[0]
    related = short_for(first, invited_first) or short_for(invited_first, first)
    if related and first != invited_first and (len(first) < len(invited_first) or first.endswith(PET_NAMES)):
        return DidYouMean(value, f"Is {value} the name on the birth certificate or passport?")
    if invited_first in _plain(value) or related:
        return None
    return DidYouMean(value, f"The invite is for {invited}. Is {value} the same child?")


def same_parent(value: str, turn: Situation) -> DidYouMean | None:
    """Another adult of the family may hold the phone, so another name is asked about and then taken."""
    invite = turn.registration.invite
    if is_called(value, invite.parent_first_name):
        return None
    return DidYouMean(value, f"The invite went to {invite.parent}. Are you {value}?")


def is_called(name: str, first_name: str) -> bool:
    """Whether somebody of this full name may go by the first name, or by a longer or shorter form of it."""
    first, known = _plain(name)[0], _plain(first_name)[0]
    return known in _plain(name) or short_for(known, first) or short_for(first, known)


def _plain(name: str) -> list[str]:
    """The words of a name as they are compared: without accents, in small letters."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return bare.casefold().replace("-", " ").split()
