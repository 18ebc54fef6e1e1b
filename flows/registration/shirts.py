"""Shirt numbers: which a player may have, and which of them are free."""

from datetime import date

from flows.answers import OF_THE_BIRTHDAY, DidYouMean
from flows.answers.basics.kinds import in_words
from flows.grammar.steps import Instead, Situation
from flows.language.number_words import nth
from flows.records import Registration
from flows.registration.holds import shirt

KEEPERS = (1, 12)
OTHERS = tuple(number for number in range(2, 26) if number != 12)
OFFERED = 3
LEFT_OPEN = "Leave it open"


def is_keeper(registration: Registration) -> bool:
    return registration.answers.get("goalkeeper") is True


def free_shirt(value: int | str | None, turn: Situation) -> DidYouMean | Instead | None:
    """A number that is taken is answered with the nearest free ones, and never with who has it."""
    if value is None:
        return None
    if value in ("any", OF_THE_BIRTHDAY) and not turn.known.looked:
        turn.has_to_know = True
    keeper = is_keeper(turn.registration)
    free = [number for number in (KEEPERS if keeper else OTHERS) if shirt(number) not in turn.known.taken]
    if value in free:
        return None
    if value == OF_THE_BIRTHDAY:
        return _of_the_birthday(turn.registration, free)
    if not free:
        whose = "Both goalkeepers' numbers are" if keeper else "Every number is"
        return Instead(turn.filled(f"{whose} taken in {{side}}, so {{manager}} will agree one with you."), (LEFT_OPEN,))
    if value == "any":
        return DidYouMean(free[0], f"Number {free[0]} is free. Shall it be {free[0]}?")
    nearest = sorted(sorted(free, key=lambda number: abs(number - int(value)))[:OFFERED])
    labels = tuple(map(str, nearest))
    are = "The nearest free ones are" if len(nearest) > 1 else "Free is"
    return Instead(f"Number {value} is already taken. {are} {in_words(list(labels), 'and')}.", labels)


def _of_the_birthday(registration: Registration, free: list[int]) -> DidYouMean | Instead:
    """The day on which the player was born, where it is a number that is free."""
    born_on = registration.answers.get("born_on")
    day = date.fromisoformat(born_on).day if born_on else 0
    if day in free:
        return DidYouMean(day, f"Born on the {nth(day)}: shall it be number {day}?")
    return Instead("That number is not free. Which other one shall it be?")
