"""What WhatsApp says of a template of ours, and what is to be done where it may not be sent.

The statuses are those of Twilio's approval (https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses).
Quality has none of its own there: a template of low quality is paused for three hours, then for six, then disabled
(https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/template-pausing).
"""

from typing import NamedTuple

import msgspec

MARKETING = "MARKETING"
APPROVED = "approved"


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """A template at Twilio, by its ContentSid: `status` in lower case, `category` in upper, `reason` of a rejection."""

    sid: str
    status: str = "unsubmitted"
    category: str = ""
    reason: str = ""


class Verdict(NamedTuple):
    """Why nothing of a template goes out: in a word, in a sentence, and what helps. `waits`: time alone does."""

    name: str
    words: str
    remedy: str
    waits: bool = False

    @property
    def told(self) -> str:
        """The sentence and what helps."""
        return f"{self.words}. What helps: {self.remedy}"


REWORD = "reword it in templates/whatsapp, then deploy: the new wording is put to WhatsApp for approval"
OF_STATUS = {
    "paused": Verdict(
        "paused",
        "WhatsApp has paused it, since parents blocked or reported the club",
        "it comes back by itself after three hours, the second time after six; the third time it is disabled: look at "
        "whom it goes to, invite in smaller groups, and " + REWORD,
    ),
    "disabled": Verdict("disabled", "WhatsApp has disabled it for good", REWORD),
    "rejected": Verdict("rejected", "WhatsApp does not approve of it", REWORD),
    "missing": Verdict(
        "missing",
        "Twilio does not hold it any more",
        "make it anew: python3 start.py deploy at STAGE -- python -m bot.commands.contents sync",
    ),
}
WAITS = Verdict(
    "not approved yet",
    "WhatsApp has not approved it yet",
    "wait: it takes minutes, at the most two days; after that ask Twilio's support",
    waits=True,
)
AS_MARKETING = Verdict(
    "marketing",
    "WhatsApp counts it as marketing now, which costs three times as much, and not every parent is sent it",
    "ask for a review within 60 days (WhatsApp Manager, Message templates, the template, Request review), or " + REWORD
    + "; or let it go out all the same: marketing = true under [messages] in club.toml, then deploy",
)  # fmt: skip


def verdict(approval: Approval, *, marketing: bool) -> Verdict | None:
    """Why nothing of a template goes out; None where it does. `marketing` says that the club lets such go out."""
    if approval.status != APPROVED:
        found = OF_STATUS.get(approval.status, WAITS)
        return found._replace(words=f"{found.words} ({approval.reason})") if approval.reason else found
    return AS_MARKETING if approval.category == MARKETING and not marketing else None
