"""A season of three hundred families in the whole house: real bot, real sender, Twilio's stand-in, a clock of its own.

It holds the end of summer time, on 25 October 2026. `season_families.py` says who the families are, `season_payers.py`
who pays how, `season_course.py` what happens, `season_records.py` what is left of it, `season_money.py` what came of
the money, and `season_counts.py` what must not be among that.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.season.season_course import BEGINS, Season
from tests.season.season_kinds import KINDS
from tests.season.season_records import Records, records_of
from tests.support.house import at
from tests.support.joined import joined

SEED = 2026
FAMILIES = sum(KINDS.values())


@contextmanager
def opened(seed: int) -> Iterator[Season]:
    """The season's own world with house and sender, before anything happens."""
    with joined(at(BEGINS.year, BEGINS.month, BEGINS.day, BEGINS.hour)) as (world, house, office):
        yield Season(world, house, office, seed)


def play(seed: int = SEED) -> Records:
    """Play a whole season; AWS is one a process, so this takes a process of its own."""
    with opened(seed) as season:
        season.play()
        return records_of(season)
