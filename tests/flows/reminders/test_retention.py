"""How long what is held: it follows from the seasons, the setting and what is still to be settled."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from flows.records import Conversation, Note
from flows.registration.questions import registration as flow
from flows.reminders import agenda, ladder, retention
from tests.support.chats.chat import CLUB, Chat
from tests.support.chats.examples import INVITE

A_MOMENT = timedelta(seconds=1)
seasons = st.lists(st.integers(2020, 2030), min_size=1, max_size=4, unique=True).map(sorted)


def family(years: list[int]) -> Conversation:
    return Chat(*({"current_registration_season": f"{year}-{year % 100 + 1}"} for year in years)).conversation


@given(years=seasons, keep=st.integers(1, 2000))
def test_each_goes_at_its_time_and_none_before(years: list[int], keep: int):
    conversation = family(years)
    for year in years:
        then = retention.next_at(flow, conversation, keep)
        assert then is not None
        assert not retention.expired(flow, conversation, keep, then - A_MOMENT)
        gone = retention.expired(flow, conversation, keep, then)
        assert [each.invite.season[:4] for each in gone] == [str(year)]
        retention.forget(conversation, gone)
        assert conversation.registration or not conversation.registrations
    assert conversation == Conversation(parent=conversation.parent)


def test_it_is_the_night_after_so_many_days():
    then = retention.next_at(flow, family([2026]), 30)
    assert then == datetime(2027, 7, 30, 2, tzinfo=UTC), "three in the morning in London"
    assert INVITE["current_registration_season"] == "2026-27"


@pytest.mark.parametrize("held_by", ["a complaint", "an alert", "the club's wish"])
def test_what_is_still_to_be_settled_holds_it(held_by: str):
    conversation, keep = family([2026]), 0 if held_by == "the club's wish" else 30
    if held_by == "a complaint":
        conversation.registrations[0].noted["complaint"] = Note(datetime.now(UTC), "the parent")
    if held_by == "an alert":
        conversation.alerted = ["disclosure"]
    assert retention.next_at(flow, conversation, keep) is None
    assert retention.expired(flow, conversation, keep, datetime(2040, 1, 1, tzinfo=UTC)) == []


def test_a_reminder_comes_first_where_one_is_due():
    conversation, keeping = family([2026]), replace(CLUB, keep_days=30)
    assert agenda.next_at(flow, keeping, conversation) == ladder.next_at(flow, conversation)
    conversation.opted_out_at = conversation.registrations[0].history[0].at
    assert agenda.next_at(flow, keeping, conversation) == retention.next_at(flow, conversation, 30)
    assert agenda.next_at(flow, CLUB, conversation) is None
