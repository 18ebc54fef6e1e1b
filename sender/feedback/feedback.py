"""What comes back through SNS: SES's and the SMS service's events, and texts that say STOP.

What became of a message is written into its row; who bounced for good, complained or said STOP is suppressed.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from sender.feedback.fates import fate_of
from sender.feedback.labels import read_topic
from sender.logs.logs import log_failure, logs, masked
from sender.store.ledger import Ledger
from sender.store.messages import EMAIL, SMS
from sender.store.suppression import Reason, Suppression

# https://docs.aws.amazon.com/sms-voice/latest/userguide/opt-out-list-keywords.html, and what British phones are used to
STOP = frozenset("ARRET CANCEL END OPT-OUT OPTOUT QUIT REMOVE STOP STOPALL TD UNSUBSCRIBE".split())
START = frozenset("START UNSTOP".split())


class Feedback:
    def __init__(self, suppression: Suppression, ledger: Ledger, clock: Callable[[], datetime]):
        self._suppression, self._ledger, self._clock = suppression, ledger, clock

    def handle(self, records: Iterable[Mapping[str, Any]]) -> int:
        """Take in the records of Lambda's SNS event; how many addresses were suppressed."""
        count = 0
        for record in records:
            try:
                notice = json.loads(record["Sns"]["Message"])
            except (KeyError, TypeError, ValueError) as error:
                log_failure("feedback cannot be read", error)
                continue
            count += self.take(notice) if isinstance(notice, dict) else 0
        return count

    def take(self, notice: Mapping[str, Any]) -> int:
        """Take in one notice; how many addresses were suppressed."""
        self._note(notice)
        number, word = notice.get("originationNumber"), _word(notice)
        if number and word in START and self._suppression.lift(SMS, number):
            logs.info("an opt-out is taken back", channel=SMS, to=masked(number))
        found = list(suppressed_by(notice))
        for channel, address, reason, detail in found:
            topic = topic_of(notice) if reason == "complaint" else ""
            self._suppression.suppress(channel, address, reason, detail, topic)
            logs.info("an address is suppressed", channel=channel, to=masked(address), reason=reason, detail=detail)
        return len(found)

    def _note(self, notice: Mapping[str, Any]) -> None:
        """Write down what became of the message that the notice is of, if it is one of ours."""
        if (fate := fate_of(notice)) is None:
            return
        known = self._ledger.note_delivery(fate.of, fate.delivery, fate.reason, fate.rank, self._clock())
        if known:
            logs.info("a provider told", trace=fate.of.trace, id=fate.of.id, delivery=fate.delivery, reason=fate.reason)


def suppressed_by(notice: Mapping[str, Any]) -> Iterator[tuple[str, str, Reason, str]]:
    """Whom a notice says not to write to again: channel, address, reason, detail.

    SES's are those of "Contents of event data that Amazon SES publishes to Amazon SNS" in its developer guide, inbound
    texts those of "Example of a two-way SMS message payload" in End User Messaging's user guide.
    """
    kind = notice.get("eventType") or notice.get("notificationType")
    if kind == "Bounce" and (bounce := notice.get("bounce") or {}).get("bounceType") == "Permanent":
        for address in _addresses(bounce.get("bouncedRecipients")):
            yield EMAIL, address, "bounce", bounce.get("bounceSubType") or ""
    if kind == "Complaint":
        complaint = notice.get("complaint") or {}
        feedback = complaint.get("complaintFeedbackType") or ""
        if feedback != "not-spam":  # the recipient has taken it out of the spam folder
            for address in _addresses(complaint.get("complainedRecipients")):
                yield EMAIL, address, "complaint", feedback
    if notice.get("originationNumber") and _word(notice) in STOP:
        yield SMS, notice["originationNumber"], "opt-out", "text"


def topic_of(notice: Mapping[str, Any]) -> str:
    """What the e-mail was about that a notice is of: who complains about news may still need a confirmation."""
    tags = (notice.get("mail") or {}).get("tags")
    return read_topic(tags) if isinstance(tags, dict) else ""


def _addresses(recipients: list[Mapping[str, str]] | None) -> Iterator[str]:
    """The bare addresses of recipients that may be written as `Jane <jane@example.com>`."""
    for recipient in recipients or []:
        address = parseaddr(recipient.get("emailAddress") or "")[1]
        if address:
            yield address


def _word(notice: Mapping[str, Any]) -> str:
    """The text of an inbound SMS where it is one word."""
    return str(notice.get("messageBody") or "").strip(" .!\r\n").upper()
