"""When something is next due with a parent: a reminder, or that they are forgotten."""

from datetime import datetime

from flows.grammar.flow import Flow
from flows.records import Conversation
from flows.reminders import ladder, retention
from flows.templates import Club


def next_at(flow: Flow, club: Club, conversation: Conversation) -> datetime | None:
    """None where nothing will be due as things stand."""
    moments = ladder.next_at(flow, conversation), retention.next_at(flow, conversation, club.keep_days)
    return min(filter(None, moments), default=None)
