"""What comes back through SNS: SES's and the SMS service's events, and texts that say STOP.

What became of a message is written into its row; who bounced for good, complained or said STOP is suppressed. Then the
callers are told, so that a caller is told again of what is taken in again, and of nothing that nobody wrote down.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from sender.feedback.fates import NOT_SPAM, fate_of
from sender.feedback.labels import read_topic
from sender.logs.logs import log_failure, logs, masked
from sender.store.ledger import Ledger, Row
from sender.store.messages import EMAIL, SMS
from sender.store.suppression import Reason, Suppression
from sender.webhooks.events import OPTED_IN, OPTED_OUT, Choice, of_choice, of_delivery
from sender.webhooks.outbox import CallerEvents

# https://docs.aws.amazon.com/sms-voice/latest/userguide/opt-out-list-keywords.html, and what British phones are used to
STOP = frozenset("ARRET CANCEL END OPT-OUT OPTOUT QUIT REMOVE STOP STOPALL TD UNSUBSCRIBE".split())
START = frozenset("START UNSTOP".split())


class Feedback:
    def __init__(self, suppression: Suppression, ledger: Ledger, events: CallerEvents, clock: Callable[[], datetime]):
        self._suppression, self._ledger, self._events, self._clock = suppression, ledger, events, clock

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
        """Take in one notice; how many addresses were suppressed. Raises QueueRefused where no caller could be told."""
        row = self._note(notice)
        event, number = choice(notice)
        if event == OPTED_IN and self._suppression.lift(SMS, number):
            logs.info("an opt-out is taken back", channel=SMS, to=masked(number))
        found = list(suppressed_by(notice))
        for channel, address, reason, detail in found:
            topic = topic_of(notice) if reason == "complaint" else ""
            self._suppression.suppress(channel, address, reason, detail, topic)
            logs.info("an address is suppressed", channel=channel, to=masked(address), reason=reason, detail=detail)
        self._tell(notice, row)
        return len(found)

    def _note(self, notice: Mapping[str, Any]) -> Row | None:
        """Write down what became of the message that the notice is of, if it is one of ours; its row if it says so."""
        if (fate := fate_of(notice)) is None:
            return None
        row = self._ledger.note_delivery(fate.of, fate.delivery, fate.reason, fate.rank, self._clock())
        if row:
            logs.info("a provider told", trace=fate.of.trace, id=fate.of.id, delivery=fate.delivery, reason=fate.reason)
        return row

    def _tell(self, notice: Mapping[str, Any], row: Row | None) -> None:
        if row:
            self._events.tell([of_delivery(row)])
        event, number = choice(notice)
        if event:
            said = str(notice.get("inboundMessageId") or self._clock().isoformat())
            self._events.tell_all([of_choice(event, SMS, number, "text", self._clock(), said)])


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
        if feedback != NOT_SPAM:  # the recipient has taken it out of the spam folder
            for address in _addresses(complaint.get("complainedRecipients")):
                yield EMAIL, address, "complaint", feedback
    event, number = choice(notice)
    if event == OPTED_OUT:
        yield SMS, number, "opt-out", "text"


def choice(notice: Mapping[str, Any]) -> tuple[Choice | None, str]:
    """What somebody chose by a text, and their number; None and "" where the notice is of no such text."""
    number, word = notice.get("originationNumber"), _word(notice)
    if not (isinstance(number, str) and number):
        return None, ""
    return (OPTED_OUT if word in STOP else OPTED_IN if word in START else None), number


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
