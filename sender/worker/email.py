"""E-mail through Amazon SES v2: one SendEmail for each message, with a text part beside the HTML."""

import re
from typing import Any
from urllib.parse import quote

from sender.feedback.labels import label
from sender.store.messages import Email
from sender.worker.provider_errors import Refused

CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
PLACE_OF_ADDRESS = "{address}"


class EmailSender:
    """`ses` is a sesv2 client that never retries by itself: an e-mail whose answer was lost is not sent again unsaid.

    `unsubscribe` is a mailto: or https: address, in which `{address}` stands for the recipient's.
    """

    def __init__(self, ses: Any, configuration_set: str = "", unsubscribe: str = ""):
        self._ses, self._unsubscribe = ses, unsubscribe
        self._options = {"ConfigurationSetName": configuration_set} if configuration_set else {}

    def send(self, message: Email) -> str:
        """Hand the e-mail to SES; its MessageId. Raises Refused, or what botocore raises."""
        for address in (message.address, message.from_, *message.reply_to):
            if CONTROL.search(address):
                raise Refused("invalid-address")
        simple = {
            "Subject": _utf8(one_line(message.subject)),
            "Body": {"Text": _utf8(message.text), "Html": _utf8(message.html)},
        }
        if message.unsubscribe:
            simple["Headers"] = one_click(message.unsubscribe)
        elif message.topic or message.purpose == "PROMOTIONAL":
            simple["Headers"] = list_unsubscribe(message, self._unsubscribe)
        answer = self._ses.send_email(
            FromEmailAddress=message.from_,
            Destination={"ToAddresses": [message.address]},
            ReplyToAddresses=message.reply_to,
            Content={"Simple": simple},
            EmailTags=[{"Name": name, "Value": value} for name, value in label(message).items()],
            **self._options,
        )
        return answer["MessageId"]


def one_line(subject: str) -> str:
    """A subject in which no other header can begin (RFC 5322, 2.2: a header ends with its line)."""
    return CONTROL.sub(" ", subject).strip()


def list_unsubscribe(message: Email, where: str) -> list[dict[str, str]]:
    """The header of RFC 2369, and that of RFC 8058 where one click does: an https address that names the recipient."""
    if not where:
        answered = (message.reply_to or [message.from_])[0]
        where = f"mailto:{quote(answered, safe='@+')}?subject=unsubscribe"
    address = where.replace(PLACE_OF_ADDRESS, quote(message.address, safe=""))
    if where.startswith("https:") and PLACE_OF_ADDRESS in where:
        return one_click(address)
    return [{"Name": "List-Unsubscribe", "Value": f"<{address}>"}]


def one_click(address: str) -> list[dict[str, str]]:
    """The headers of RFC 8058: a mail program POSTs to the https address, and nobody signs in."""
    return [
        {"Name": "List-Unsubscribe", "Value": f"<{address}>"},
        {"Name": "List-Unsubscribe-Post", "Value": "List-Unsubscribe=One-Click"},
    ]


def _utf8(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}
