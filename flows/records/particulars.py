"""What a club says of itself that may change: its teams, its season, its nights."""

from datetime import date, time
from typing import NamedTuple


class Team(NamedTuple):
    """A team of the club: its age group as a number, and its manager with a phone in E.164."""

    name: str
    age_group: int
    manager: str
    phone: str

    @property
    def side(self) -> str:
        """`"Panthers u11s"`."""
        return f"{self.name} u{self.age_group}s"


class Season(NamedTuple):
    """The season that a club is in, like `"2026-27"`, and the first and the last day on which it invites for it."""

    name: str
    first: date
    last: date


class Night(NamedTuple):
    """The quiet hours of a club by London's clocks, from one evening to the next morning."""

    begins: time
    ends: time


USUAL_NIGHT = Night(time(20), time(8, 30))
