"""Where WhatsApp's approval of the invite with the club's own payment line stands, in words."""

from bot.store.templates import Templates
from bot.whatsapp.contents import invite_body
from flows.templates import Club

TO_BE_PUT = (
    "These words are put to WhatsApp within five minutes. Until it approves, invites go out with those of before."
)
WITH_WHATSAPP = (
    "WhatsApp is looking at these words, which takes minutes, at the most two days. Until it approves, invites go out "
    "with those of before."
)
APPROVED = "WhatsApp has approved of these words: invites go out with them."
NOT_SENT = "These words are not sent: {why}. Invites go out with those of before. What helps: say it in other words."


def standing(club: Club, templates: Templates) -> str:
    """Of the newest look at WhatsApp's approvals; "" where the club has the usual words."""
    if not club.payment_line:
        return ""
    looked = templates.looked()
    newest = looked.own[-1] if looked.own else None
    if newest is None or newest.body != invite_body(club, club.payment_line) or newest.content not in looked.approvals:
        return TO_BE_PUT
    verdict = templates.stopped().get(newest.content)
    if verdict is None:
        return APPROVED
    return WITH_WHATSAPP if verdict.waits else NOT_SENT.format(why=verdict.words)
