"""What becomes of an e-mail or a text after it was sent, as SES and the SMS service tell it: to the topic that the
stack gave them. It happens when somebody says so.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html and
https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html
"""

import json
import uuid
from collections.abc import Callable
from typing import Any

from local.aws.sent import Sent

REPLIES = ("STOP", "START", "HELP")
OF_EMAILS: dict[str, tuple[str, dict[str, Any]]] = {
    "bounce": ("Bounce", {"bounce": {"bounceType": "Permanent", "bounceSubType": "General"}}),
    "complain": ("Complaint", {"complaint": {"complaintFeedbackType": "abuse"}}),
    "delay": ("DeliveryDelay", {"deliveryDelay": {"delayType": "MailboxFull"}}),
    "deliver": ("Delivery", {"delivery": {}}),
}
OF_TEXTS = {
    "bounce": "TEXT_UNREACHABLE",
    "complain": "TEXT_SPAM",
    "delay": "TEXT_PENDING",
    "deliver": "TEXT_DELIVERED",
}
RECIPIENTS = {"bounce": "bouncedRecipients", "complaint": "complainedRecipients"}


class Fates:
    """`client` makes a boto3 client."""

    def __init__(self, sent: Sent, client: Callable[[str], Any]):
        self._sent, self._client = sent, client

    def tell(self, sid: str, what: str) -> None:
        """Let it become so of a message: one of OF_EMAILS. Raises LookupError for no message, and ValueError."""
        message = self._sent.find(sid)
        if what not in OF_EMAILS:
            raise ValueError(f"event must be one of {', '.join(OF_EMAILS)}")
        self._publish(_of_email(message, what) if message["channel"] == "email" else _of_text(message, what))

    def reply(self, sid: str, text: str) -> None:
        """Whoever got a text answers it. Raises LookupError for no message, and ValueError for an e-mail."""
        message = self._sent.find(sid)
        if message["channel"] != "sms":
            raise ValueError("Only a text can be answered so")
        self._publish(_answer(message, text))

    def _publish(self, event: dict[str, Any]) -> None:
        sns = self._client("sns")
        for topic in self._topics():
            sns.publish(TopicArn=topic, Message=json.dumps(event))

    def _topics(self) -> list[str]:
        """Where SES's events go; a deployment has those of texts go there too."""
        ses = self._client("sesv2")
        names = ses.list_configuration_sets()["ConfigurationSets"]
        found = [ses.get_configuration_set_event_destinations(ConfigurationSetName=name) for name in names]
        topics = (each.get("SnsDestination", {}).get("TopicArn") for one in found for each in one["EventDestinations"])
        return sorted({topic for topic in topics if topic})


def _of_email(message: dict[str, Any], what: str) -> dict[str, Any]:
    kind, about = OF_EMAILS[what]
    (name, told), to = next(iter(about.items())), [{"emailAddress": message["to"]}]
    told = told | ({RECIPIENTS[name]: to} if name in RECIPIENTS else {})
    tags = {tag: [value] for tag, value in message["label"].items()}
    return {"eventType": kind, "mail": {"messageId": message["sid"], "tags": tags}, name: told}


def _of_text(message: dict[str, Any], what: str) -> dict[str, Any]:
    told = {"destinationPhoneNumber": message["to"], "messageId": message["sid"], "context": message["label"]}
    return {"eventType": OF_TEXTS[what], **told}


def _answer(message: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        "originationNumber": message["to"],
        "destinationNumber": message["from"],
        "messageBody": text,
        "inboundMessageId": str(uuid.uuid4()),
        "previousPublishedMessageId": message["sid"],
    }
