"""What became of a message after its provider took it, as the provider's events tell it.

SES's are those of "Contents of event data that Amazon SES publishes to Amazon SNS" in its developer guide, the SMS
service's those of "SMS event types" in End User Messaging's user guide. They come twice, late and in any order.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sender.feedback.labels import Labelled, read_label
from sender.store.ledger import BOUNCED, COMPLAINED, DELAYED, DELIVERED, REJECTED, UNDELIVERED, Delivery

# What is known grows, in whatever order it is told: a late "delayed" changes nothing, a mailbox may give back what it
# first took, and one that was only full may turn out to be gone.
RANKS: dict[Delivery, int] = {DELAYED: 1, DELIVERED: 2, UNDELIVERED: 3, REJECTED: 3, BOUNCED: 4, COMPLAINED: 6}
HARD, SOFT, NOT_SPAM = "hard", "soft", "not-spam"
RANK_OF_HARD, RANK_OF_NOT_SPAM = 5, 3  # no mailbox there; somebody took it out of the spam
NOT_YET = frozenset({"TEXT_QUEUED", "TEXT_PENDING", "TEXT_SENT", "TEXT_SUCCESSFUL"})


class Fate(NamedTuple):
    """Whose row it is, and what it says from now on."""

    of: Labelled
    delivery: Delivery
    reason: str

    @property
    def rank(self) -> int:
        """What outranks it is news; what does not changes nothing."""
        if self.delivery == BOUNCED and self.reason.startswith(HARD):
            return RANK_OF_HARD
        if self.delivery == COMPLAINED and self.reason == NOT_SPAM:
            return RANK_OF_NOT_SPAM
        return RANKS[self.delivery]


def fate_of(notice: Mapping[str, Any]) -> Fate | None:
    """What a notice tells of one of our messages; None where it tells nothing, or of none of ours."""
    kind = str(notice.get("eventType") or "")
    if kind.startswith("TEXT_"):
        labelled, told = read_label(_dict(notice, "context")), _of_a_text(kind)
    else:
        labelled, told = read_label(_dict(_dict(notice, "mail"), "tags")), _of_an_email(kind, notice)
    return Fate(labelled, *told) if labelled and told else None


def _of_an_email(kind: str, notice: Mapping[str, Any]) -> tuple[Delivery, str] | None:
    if kind == "Delivery":
        return DELIVERED, ""
    if kind == "DeliveryDelay":
        return DELAYED, str(_dict(notice, "deliveryDelay").get("delayType") or "")
    if kind == "Bounce":
        bounce = _dict(notice, "bounce")
        kind = HARD if bounce.get("bounceType") == "Permanent" else SOFT
        return BOUNCED, f"{kind} {bounce.get('bounceSubType') or ''}".strip()
    if kind == "Complaint":
        return COMPLAINED, str(_dict(notice, "complaint").get("complaintFeedbackType") or "")
    if kind == "Reject":
        return REJECTED, str(_dict(notice, "reject").get("reason") or "")
    return None


def _of_a_text(kind: str) -> tuple[Delivery, str] | None:
    if kind in NOT_YET:
        return None
    reason = kind.removeprefix("TEXT_").casefold().replace("_", "-")
    return (DELIVERED, "") if kind == "TEXT_DELIVERED" else (UNDELIVERED, reason)


def _dict(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = found.get(name)
    return value if isinstance(value, dict) else {}
