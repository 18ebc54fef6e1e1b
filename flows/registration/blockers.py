"""What keeps a registration from being done, beside its status: each for a different person to see to."""

from flows.records import CLOSED, COMPLETE, Conversation, Registration
from flows.registration.rules import plays_up


def blocked_by(registration: Registration, conversation: Conversation) -> list[str]:
    """In plain words, the most pressing first; [] where nothing does."""
    if registration.status in CLOSED:
        return []
    blocks = {
        "handed to a person": conversation.paused is not None,
        "opted out": conversation.opted_out_at is not None,
        "undeliverable": bool(conversation.unreachable),
        "play-up approval": plays_up(registration),
        "photo pending": registration.status in COMPLETE and not registration.answers.get("photo"),
    }
    return [block for block, holds in blocks.items() if holds]
