"""SMS through AWS End User Messaging (`pinpoint-sms-voice-v2`): one SendTextMessage for each message."""

import re
from typing import Any

from sender.feedback.labels import label
from sender.store.messages import Text
from sender.text.gsm import folded
from sender.worker.provider_errors import INVALID_NUMBER, Refused

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
LONGEST = 1600  # characters of a MessageBody


class TextSender:
    """`sms` is a pinpoint-sms-voice-v2 client that never retries by itself; a configuration set has it tell what became
    of each text.
    """

    def __init__(self, sms: Any, configuration_set: str = ""):
        self._sms = sms
        self._options = {"ConfigurationSetName": configuration_set} if configuration_set else {}

    def send(self, message: Text) -> str:
        """Hand the text to the SMS service; its MessageId. Raises Refused, or what botocore raises."""
        if not E164.fullmatch(message.address):
            raise Refused(INVALID_NUMBER.reason)
        body = folded(message.text)
        if not body.strip():
            raise Refused("empty")
        if len(body) > LONGEST:
            raise Refused("too-long")
        answer = self._sms.send_text_message(
            DestinationPhoneNumber=message.address,
            OriginationIdentity=message.origination,
            MessageBody=body,
            MessageType=message.message_type,
            Context=label(message),
            **self._options,
        )
        return answer["MessageId"]
