"""How many families of each kind there are in a season."""

from collections.abc import Callable

from tests.season.season_families import (
    Family,
    Story,
    asks_for_a_person,
    comes_back_after_a_reminder,
    declines,
    falls_silent,
    moves_away,
    never_answers,
    not_on_whatsapp,
    stops,
    stops_and_comes_back,
    stops_when_done,
    wants_everything_deleted,
)
from tests.season.season_payers import PAYERS

KINDS: dict[Callable[[Family], Story], int] = PAYERS | {
    never_answers: 53,
    not_on_whatsapp: 18,
    falls_silent: 31,
    comes_back_after_a_reminder: 4,
    declines: 66,
    stops: 24,
    stops_when_done: 2,
    stops_and_comes_back: 8,
    asks_for_a_person: 14,
    wants_everything_deleted: 18,
    moves_away: 36,
}
