"""Whatever quiet hours a club may say: nobody is written to in them, and the ladder keeps its distances."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.particulars.nights import night_in_text, read_night
from flows.particulars.table import PARTICULARS
from flows.records import Night
from flows.registration.questions import registration as flow
from flows.reminders.ladder import due, next_at
from flows.reminders.quiet_hours import allowed, last_allowed, next_allowed
from tests.flows.reminders.test_reminder_properties import MOMENTS
from tests.support.chats.silences import DAY, HALF_WAY, HOUR, london, silent_since
from tests.support.runner.thoroughness import examples

BEGINS = st.integers(18 * 60 + 30, 21 * 60).map(lambda at: time(at // 60, at % 60))
ENDS = st.integers(8 * 60, 10 * 60 + 30).map(lambda at: time(at // 60, at % 60))
NIGHTS = st.builds(Night, BEGINS, ENDS).filter(lambda night: PARTICULARS["night"].fits(night_in_text(night)))


@given(MOMENTS, NIGHTS, st.sampled_from([(), HALF_WAY]))
@settings(max_examples=examples(100), deadline=None)
def test_what_is_due_first_is_by_day_and_no_sooner_than_after_eight_hours(
    base: datetime, night: Night, said: tuple[str, ...]
):
    conversation = silent_since(base, *said)
    moment = next_at(flow, conversation, night)
    if moment is not None:
        assert allowed(moment, night)
        assert moment - base >= 8 * HOUR
        assert not said or moment - base < DAY
        assert due(flow, conversation, moment, night)


def test_in_the_night_that_is_an_hour_longer_the_nudge_waits_for_the_morning():
    early = read_night("18:30-08:00")
    conversation = silent_since(london("24 October 2026", "10:25"), *HALF_WAY)
    assert next_at(flow, conversation, early) == london("25 October 2026", "08:00")
    conversation = silent_since(london("23 October 2026", "10:25"), *HALF_WAY)
    assert next_at(flow, conversation, early) == london("24 October 2026", "08:25")


def test_what_came_due_in_the_old_night_waits_for_the_end_of_the_new():
    conversation = silent_since(london("3 August 2026", "10:35"), *HALF_WAY)
    late = read_night("20:00-09:30")
    assert next_at(flow, conversation) == london("4 August 2026", "08:35")
    assert due(flow, conversation, london("4 August 2026", "08:35"), late) is None
    assert next_at(flow, conversation, late) == london("3 August 2026", "19:30")


@given(MOMENTS, NIGHTS)
def test_every_moment_has_its_evening_and_its_morning(moment: datetime, night: Night):
    before, after = last_allowed(moment, night), next_allowed(moment, night)
    assert before <= moment <= after
    assert allowed(before, night)
    assert allowed(after, night)
    assert after - before < timedelta(hours=14, minutes=31) + HOUR


@pytest.mark.parametrize("text", ["20:00-08:30", "18:30-08:00", "21:00-10:30", "19:15-08:45"])
def test_a_text_is_read_as_it_is_written(text: str):
    assert night_in_text(read_night(text)) == text
