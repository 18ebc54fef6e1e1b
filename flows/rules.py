"""The club's rules about an answer: what is asked back before it is stored, and what is stored."""

from datetime import date, datetime
from typing import Any

from flows.age_groups import Fit, age, fit, own_age_group, season_year
from flows.answers import DidYouMean
from flows.records import Registration
from flows.words import first_name

CONSENT_WORDING = "2026-11"


def sure_to_decline(value: Any, registration: Registration, _today: date) -> DidYouMean | None:
    """A decline is confirmed once."""
    if value != "no":
        return None
    invite = registration.invite
    return DidYouMean(
        value, f"Shall I tell {invite.manager_name} that {invite.player_first_name} won't be joining {invite.side}?"
    )


def same_player(value: str, registration: Registration, _today: date) -> DidYouMean | None:
    """A fuller or corrected name is taken; a name that shares nothing with the invited one is asked about."""
    invite = registration.invite
    if _shares_a_name(value, invite.player):
        return None
    return DidYouMean(value, f"The invite is for {invite.player}. Is {value} the same child?")


def same_parent(value: str, registration: Registration, _today: date) -> DidYouMean | None:
    """Another adult of the family may hold the phone, so another name is asked about and then taken."""
    invite = registration.invite
    if _shares_a_name(value, invite.parent):
        return None
    return DidYouMean(value, f"The invite went to {invite.parent}. Are you {value}?")


def fits_age_group(value: str, registration: Registration, today: date) -> DidYouMean | None:
    """A date of birth outside the age group is read back with what it means, and taken only after a yes."""
    invite, born = registration.invite, date.fromisoformat(value)
    if age(born, today) < 2:
        player = registration.invite.player_first_name
        return DidYouMean(value, f"That would make {player} a baby. Is {_in_words(born)} right?")
    how, own = _fit(value, registration), own_age_group(born, season_year(invite.season))
    if how is Fit.FITS:
        return None
    player = first_name(invite.player_first_name, registration.answers.get("player_name") or invite.player)
    meaning = {
        Fit.ONE_UP: f"puts {player} in the u{own}s, so {invite.side} would be playing one year up",
        Fit.TOO_YOUNG: f"puts {player} in the u{own}s, and nobody may play more than one year up",
        Fit.TOO_OLD: f"puts {player} in the u{own}s, too old for {invite.side}",
        Fit.UNDER_SIX: f"means that {player} is not yet six on 31 August, and the youngest players are six",
    }[how]
    return DidYouMean(value, f"{_in_words(born)} {meaning}. Is the date right?")


def in_the_wrong_age_group(registration: Registration) -> bool:
    """Whether the confirmed date of birth keeps the player out of the team; one year up does not."""
    return _fit(registration.answers["born_on"], registration) not in {Fit.FITS, Fit.ONE_UP}


def plays_up(registration: Registration) -> bool:
    """Whether the manager has to approve that the player plays one year up."""
    return "born_on" in registration.answers and _fit(registration.answers["born_on"], registration) is Fit.ONE_UP


def consent_evidence(now: datetime) -> dict[str, Any]:
    """Consent is kept with the wording that was shown and the time it was given (UK GDPR, article 7(1))."""
    return {"consent_wording": CONSENT_WORDING, "consent_at": now.isoformat(timespec="seconds")}


def _fit(born_on: str, registration: Registration) -> Fit:
    return fit(date.fromisoformat(born_on), registration.invite.age_group, season_year(registration.invite.season))


def _shares_a_name(given: str, invited: str) -> bool:
    return any(
        one.startswith(other) or other.startswith(one)
        for one in given.casefold().split()
        for other in invited.casefold().split()
    )


def _in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
