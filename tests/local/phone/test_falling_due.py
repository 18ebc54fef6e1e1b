"""Skipped time: what falls due in it is done at its own moment, and not at the end."""

from datetime import UTC, datetime

import pytest

from local.clock import Clock
from local.phone.falling_due import let_fall_due

START = datetime(2026, 8, 3, 12, tzinfo=UTC)
HOUR = 3600.0


class Chores:
    """Programs with something to do at given hours from the start, which they do as soon as the clock says so."""

    def __init__(self, *hours: float):
        self.clock, self.waiting, self.done = Clock(at=START), [START.timestamp() + hour * HOUR for hour in hours], []

    def next_due(self) -> float | None:
        if self.waiting and self.waiting[0] <= self.clock.now().timestamp():
            self.waiting.pop(0)
            self.done.append((self.clock.now() - START).total_seconds() / HOUR)
        return self.waiting[0] if self.waiting else None

    def skip(self, hours: float) -> float:
        now = let_fall_due(self.clock, hours * HOUR, self.next_due, lambda _now: True, lambda: None)
        return (now - START).total_seconds() / HOUR


@pytest.mark.parametrize(
    ("due", "skipped", "done"),
    [
        ((), 25, []),
        ((3, 20), 25, [3, 20]),
        ((3, 20, 30), 25, [3, 20]),
        ((25,), 25, [25]),
        ((0,), 1, [0]),
    ],
)
def test_each_thing_is_done_at_its_own_time(due: tuple[float, ...], skipped: float, done: list[float]):
    chores = Chores(*due)
    assert chores.skip(skipped) == pytest.approx(skipped)
    assert chores.done == pytest.approx(done)


def test_time_does_not_go_backwards():
    with pytest.raises(ValueError, match="forward only"):
        Chores().skip(-1)


def test_it_waits_for_what_follows_from_what_was_due():
    chores, looks = Chores(3), []

    def idle(_now: float) -> bool:
        looks.append(chores.clock.now())
        return len(looks) > 3

    let_fall_due(chores.clock, 5 * HOUR, chores.next_due, idle, lambda: None)
    assert len(looks) == 4
    assert len(set(looks)) == 1, "the clock stands still meanwhile"
