"""What keeps a registration from being done, beside its status: each for a different person to see to."""

from collections.abc import Collection

from flows.families.bounces import bounces_of
from flows.grammar.flow import Flow
from flows.records import CLOSED, COMPLETE, Conversation, Registration
from flows.registration import payments
from flows.registration.rules import plays_up

HANDED_OVER, OPTED_OUT, UNDELIVERABLE = "handed to a person", "opted out", "undeliverable"
EMAIL_BOUNCES = "e-mail bounces"
APPROVED = "play_up"  # the note that the club lets the player play one year up
CONSENT_REFUSED, PLAY_UP, PHOTO = "consent refused", "play-up approval", "photo pending"
BLOCKS = (  # the most pressing first
    HANDED_OVER, OPTED_OUT, UNDELIVERABLE, EMAIL_BOUNCES, *payments.BLOCKS, CONSENT_REFUSED, PLAY_UP, PHOTO,
)  # fmt: skip


def blocked_by(flow: Flow, registration: Registration, conversation: Conversation) -> list[str]:
    """In plain words, the most pressing first; [] where nothing does."""
    money = payments.blocks(registration)
    if registration.status in CLOSED:
        return money
    holds = {
        HANDED_OVER: conversation.paused is not None or bool(conversation.alerted),
        OPTED_OUT: conversation.opted_out_at is not None,
        UNDELIVERABLE: bool(conversation.unreachable),
        EMAIL_BOUNCES: bool(bounces_of(flow, conversation, registration)),
        CONSENT_REFUSED: refuses(flow, registration),
        PLAY_UP: plays_up(registration) and APPROVED not in registration.noted,
        PHOTO: registration.status in COMPLETE and not registration.answers.get("photo"),
    }
    return [block for block in BLOCKS if block in money or holds.get(block)]


def as_asked_now(flow: Flow, registration: Registration, blocks: Collection[str]) -> list[str]:
    """Blocks that were saved earlier, by what the club needs now: it may have taken a question away since."""
    refused = registration.status not in CLOSED and refuses(flow, registration)
    return [block for block in BLOCKS if (refused if block == CONSENT_REFUSED else block in blocks)]


def refuses(flow: Flow, registration: Registration) -> bool:
    """Whether there is a no to something that the club needs, and still asks."""
    needed = [question for question in flow.questions.values() if question.needed and question.answered(registration)]
    return any(registration.answers[question.name] is False for question in needed)
