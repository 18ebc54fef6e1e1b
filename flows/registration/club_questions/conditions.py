"""When a club's own question is asked: other answers, and the player's age."""

from collections.abc import Mapping
from datetime import date, datetime

from flows.answers.dates.ages import age
from flows.grammar.steps import Condition, always
from flows.london import london_day
from flows.records import Registration

BORN_ON = "born_on"


def asked_if(when: Mapping[str, object], from_age: int) -> Condition:
    """Whether every answer equals what it is to, and the player is old enough; `when` is by kept name."""
    if not when and not from_age:
        return always

    def condition(registration: Registration) -> bool:
        answers = registration.answers
        return all(name in answers and answers[name] == value for name, value in when.items()) and (
            not from_age or is_from(from_age, registration)
        )

    return condition


def is_from(years: int, registration: Registration) -> bool:
    """Whether the player had that birthday when the registration was begun: a day that stands still, so that nobody
    who has confirmed is asked again after a birthday.
    """
    born = registration.answers.get(BORN_ON)
    begun = _begun_at(registration)
    if not born or not begun:
        return False
    return age(date.fromisoformat(born), london_day(begun)) >= years


def _begun_at(registration: Registration) -> datetime | None:
    """When the parent began; before that, when they were invited."""
    history = registration.history
    begun = next((change.at for change in history if change.status == "started"), None)
    return begun or (history[0].at if history else None)
