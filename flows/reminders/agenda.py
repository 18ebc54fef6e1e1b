"""When something is next due with a parent: a reminder, a question about an address, or that they are forgotten."""

from datetime import datetime

from flows.grammar.flow import Flow
from flows.records import Conversation
from flows.reminders import ladder, morning_question, retention
from flows.templates import Club


def next_at(flow: Flow, club: Club, conversation: Conversation, now: datetime | None = None) -> datetime | None:
    """None where nothing will be due as things stand. With `now`, what is too late by then is left out."""
    moments = (
        ladder.next_at(flow, conversation, club.night),
        morning_question.next_at(flow, conversation, club.night, now),
        retention.next_at(flow, conversation, club.keep_days),
    )
    return min(filter(None, moments), default=None)
