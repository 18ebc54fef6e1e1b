"""An e-mail that came back in the night is asked about in the morning, in the chat, where that is still open."""

from datetime import datetime, timedelta

from flows.engine.bounced import is_to_be_asked
from flows.families.bounces import unasked
from flows.grammar.flow import Flow
from flows.records import USUAL_NIGHT, Conversation, Night
from flows.reminders.ladder import WINDOW
from flows.reminders.quiet_hours import next_allowed

AWAKE = timedelta(hours=1)  # after a parent wrote: they are awake whatever the hour, and asked as they are answered


def next_at(
    flow: Flow, conversation: Conversation, night: Night = USUAL_NIGHT, now: datetime | None = None
) -> datetime | None:
    """When the parent is to be asked, from `now` on; None where there is nothing to ask, or WhatsApp's window closes
    before: they are asked once they write.
    """
    bounce, heard_at = unasked(conversation), conversation.heard_at
    if bounce is None or heard_at is None or conversation.unreachable or not is_to_be_asked(flow, conversation):
        return None
    moment = next_allowed(max(bounce.at, heard_at + AWAKE, now or bounce.at), night)
    return moment if moment < heard_at + WINDOW else None


def is_due(flow: Flow, conversation: Conversation, now: datetime, night: Night = USUAL_NIGHT) -> bool:
    """Whether they are to be asked now."""
    return next_at(flow, conversation, night, now) == now
