"""How long a registration is kept: so many days past the end of its season and no longer, unless something of it is
still to be settled (UK GDPR, article 5(1)(e)).
"""

from datetime import datetime, time, timedelta

from flows.engine.command_actions import COMPLAINT
from flows.grammar.flow import Flow
from flows.london import LONDON
from flows.records import Conversation, Registration

NIGHT = time(hour=3)  # in London: nobody chats then, and nothing is said


def next_at(flow: Flow, conversation: Conversation, keep_days: int) -> datetime | None:
    """The moment at which something is to be forgotten of a parent; None where nothing is, or not by itself."""
    kept = _kept(flow, conversation, keep_days)
    return min((until for _, until in kept), default=None)


def expired(flow: Flow, conversation: Conversation, keep_days: int, now: datetime) -> list[Registration]:
    """The registrations that have been kept long enough."""
    return [registration for registration, until in _kept(flow, conversation, keep_days) if until <= now]


def forget(conversation: Conversation, registrations: list[Registration]) -> None:
    """Take registrations out of a conversation. With the last goes all that is known of the parent but a STOP."""
    gone = [each.invite for each in registrations]
    left = [each for each in conversation.registrations if each not in registrations]
    if left:
        conversation.registrations = left
        for each in left:  # nothing of theirs stays with a registration that is still being gone through
            each.before = None if each.before and each.before.invite in gone else each.before
        conversation.active = conversation.active if conversation.registration else left[-1].reference
        return
    blank = Conversation(parent=conversation.parent)
    of_a_stop = {"opted_out_at", "address", "number", "ids"} if conversation.opted_out_at else set()
    for name in set(conversation.__struct_fields__) - {"parent", "version"} - of_a_stop:
        setattr(conversation, name, getattr(blank, name))


def _kept(flow: Flow, conversation: Conversation, keep_days: int) -> list[tuple[Registration, datetime]]:
    """Until when each registration is kept; a complaint, and a child's safety that nobody has seen to, hold all."""
    complained = any(COMPLAINT in each.noted for each in conversation.registrations)
    if not keep_days or complained or conversation.alerted:
        return []
    ends = [(each, flow.ends(each.invite)) for each in conversation.registrations]
    keep = timedelta(days=keep_days)
    return [(each, datetime.combine(end + keep, NIGHT, LONDON)) for each, end in ends if end]
