"""The clock that everything local lives by goes on, is put forward, and never back."""

from datetime import UTC, datetime, timedelta

import pytest

from local.clock import Clock
from tests.support.local.waiting import wait_until

A_MONDAY = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


def test_it_shows_the_real_time_until_somebody_skips_some():
    clock = Clock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
    clock.advance(25 * 3600)
    assert abs(clock.now() - datetime.now(UTC) - timedelta(hours=25)) < timedelta(seconds=1)
    assert clock.now().tzinfo is UTC


def test_a_clock_stands_still_at_a_given_moment_until_it_is_advanced():
    clock = Clock(at=A_MONDAY)
    assert clock.now() == clock.now() == A_MONDAY
    assert clock.advance(90) == A_MONDAY + timedelta(seconds=90)


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf"), 10**12])
def test_it_never_goes_back_nor_out_of_the_calendar(seconds):
    clock = Clock(at=A_MONDAY)
    with pytest.raises(ValueError, match="forward"):
        clock.advance(seconds)
    assert clock.now() == A_MONDAY


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="aware"):
        Clock(at=datetime(2026, 8, 3))  # noqa: DTZ001


def test_all_clocks_over_one_file_keep_one_time(tmp_path):
    ours, theirs = (Clock(tmp_path / "clock", at=A_MONDAY) for _ in range(2))
    assert ours.now() == theirs.now()
    ours.advance(3600)
    wait_until(lambda: theirs.now() == A_MONDAY + timedelta(hours=1), within=1)
    theirs.advance(3600)
    wait_until(lambda: ours.now() == A_MONDAY + timedelta(hours=2), within=1)
    assert Clock(tmp_path / "clock", at=A_MONDAY).now() == A_MONDAY + timedelta(hours=2)


def test_it_starts_anew_when_the_data_is_forgotten(tmp_path):
    clock = Clock(tmp_path / "clock", at=A_MONDAY)
    clock.advance(60)
    (tmp_path / "clock").unlink()
    wait_until(lambda: clock.now() == A_MONDAY, within=1)


def test_in_an_emptied_world_it_begins_anew(tmp_path):
    clock = Clock(tmp_path / "clock", at=datetime(2026, 8, 3, tzinfo=UTC))
    clock.advance(86_400)
    clock.begin_anew()
    assert clock.now() == datetime(2026, 8, 3, tzinfo=UTC)
    assert Clock(tmp_path / "clock", at=datetime(2026, 8, 3, tzinfo=UTC)).now() == clock.now()
