"""Why e-mails do not reach a parent, in the desk's words; the address itself stands among the answers."""

from flows.records import Bounce

KINDS = {"bounced": "E-mails to the parent come back", "complained": "E-mails to the parent were reported as spam"}


def words(bounce: Bounce) -> str:
    """What happened, and how far the parent has been asked."""
    return f"{KINDS.get(bounce.kind, KINDS['bounced'])}. {_stands(bounce)}"


def _stands(bounce: Bounce) -> str:
    if bounce.instead:
        return "They have given another address, and nothing has arrived there yet."
    if bounce.right:
        return "They say that the address is right."
    return "They were asked about the address in the chat." if bounce.asked_at else "They were not asked about it yet."
