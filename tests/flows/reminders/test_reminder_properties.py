"""Whenever a parent falls silent, wherever they stopped and whatever fails meanwhile: what holds of every ladder."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.registration.questions import registration as flow
from flows.reminders.ladder import Rung, Way, due, next_at, take
from flows.reminders.quiet_hours import allowed, next_allowed
from tests.support.chats.silences import AT_THE_CHECK, COMPLETE, DAY, HALF_WAY, HOUR, LADDER, london, sent, silent_since
from tests.support.runner.thoroughness import examples

MOMENTS = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 28)),  # noqa: DTZ001
    st.datetimes(datetime(2026, 3, 27), datetime(2026, 3, 31)),  # noqa: DTZ001
    st.datetimes(datetime(2026, 10, 23), datetime(2026, 10, 27)),  # noqa: DTZ001
    st.datetimes(datetime(2027, 3, 26), datetime(2027, 3, 30)),  # noqa: DTZ001
).map(lambda moment: moment.replace(tzinfo=UTC))
STOPPED = st.sampled_from([(), ("later",), ("yes",), HALF_WAY, AT_THE_CHECK, COMPLETE])
HOURS = st.integers(0, 24 * 12 * 60).map(lambda minutes: timedelta(minutes=minutes))
OUTAGES = st.lists(st.tuples(HOURS, HOURS), max_size=4)


@given(MOMENTS, STOPPED, OUTAGES)
@example(london("28 March 2026", "21:00"), HALF_WAY, [(timedelta(), 9 * DAY)])
@settings(max_examples=examples(150), deadline=None)
def test_whatever_fails_nobody_is_pestered(base: datetime, said: tuple[str, ...], outages: list):
    conversation = silent_since(base, *said)
    went = list(sent(conversation, *((base + start, base + start + length) for start, length in outages)))
    rungs = [LADDER.index(reminder.rung) for _, reminder in went]
    moments = [moment for moment, _ in went]
    assert all(allowed(moment) for moment in moments)
    assert all(moment - base < DAY for moment, reminder in went if reminder.way is Way.CHAT)
    assert all(moment - base >= DAY for moment, reminder in went if reminder.way is Way.TEMPLATE and not said)
    assert all(moment - base >= 8 * HOUR for moment in moments)
    assert all(later - earlier >= DAY for earlier, later in pairwise(moments))
    assert rungs == sorted(set(rungs))
    assert rungs[-1:] in ([], [LADDER.index(Rung.MANAGER)]) or season_ends_within(base, went)
    assert len([each for _, each in went if each.way is not Way.MANAGER]) <= 4
    assert next_at(flow, conversation) is None or season_ends_within(base, went)


def season_ends_within(base: datetime, went: list) -> bool:
    return max([base, *(moment for moment, _ in went)]) + 14 * DAY > london("1 July 2027", "00:00")


@given(MOMENTS, STOPPED, st.integers(0, 5), st.lists(st.integers(0, 99_999), max_size=20))
@settings(max_examples=examples(100), deadline=None)
def test_the_index_names_the_first_moment_at_which_something_is_due(
    base: datetime, said: tuple[str, ...], taken: int, earlier: list[int]
):
    """Whatever was taken before: nothing is due until then, and then something is."""
    conversation = silent_since(base, *said)
    for _ in zip(range(taken), sent(conversation), strict=False):
        pass
    soonest = next_at(flow, conversation)
    if soonest is None:
        assert all(due(flow, conversation, base + hours * HOUR) is None for hours in range(24 * 20))
        return
    assert due(flow, conversation, soonest) is not None
    before = [base + (soonest - base) * share / 100_000 for share in earlier]
    assert all(due(flow, conversation, moment) is None for moment in [*before, soonest - timedelta(microseconds=1)])


@given(MOMENTS, STOPPED, HOURS)
@settings(max_examples=examples(100), deadline=None)
def test_after_any_outage_there_is_one_message_and_a_day_of_peace(
    base: datetime, said: tuple[str, ...], length: timedelta
):
    conversation = silent_since(base, *said)
    up = next_allowed(base + length)
    reminder = due(flow, conversation, up)
    if reminder:
        take(conversation, reminder, up)
    assert reminder is None or reminder.way is not Way.MANAGER
    assert not reminder or all(
        due(flow, conversation, up + minutes * timedelta(minutes=10)) is None for minutes in range(144)
    )
