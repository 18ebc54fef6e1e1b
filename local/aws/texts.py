"""AWS End User Messaging SMS, which ministack has not: the account's numbers, its tier, and what a text must be.

https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/Welcome.html
"""

import re
from typing import Any

SERVICE = "PinpointSMSVoiceV2."
OWN_NUMBER = "+447700900999"


class TextAccount:
    """What the account has. `answer` gives the JSON of an operation that only reads; None for another."""

    def __init__(self):
        self.reset()

    def reset(self) -> None:
        """As it is at first: one number, out of the sandbox."""
        self.numbers, self.tier = [OWN_NUMBER], "PRODUCTION"

    def answer(self, operation: str, rate: float) -> dict[str, Any] | None:
        """`rate` is how many parts of texts go in a second."""
        return {
            "DescribePhoneNumbers": {"PhoneNumbers": [_number(number, rate) for number in self.numbers]},
            "DescribePools": {"Pools": []},
            "DescribeSenderIds": {"SenderIds": []},
            "DescribeAccountAttributes": {"AccountAttributes": [{"Name": "ACCOUNT_TIER", "Value": self.tier}]},
            "DescribeRegistrations": {"Registrations": []},
        }.get(operation)


def fault_of(operation: str, request: dict) -> tuple[str, str] | None:
    """What is wrong with a request to send a text: the error's name and its message."""
    if operation != "SendTextMessage":
        return "UnknownOperationException", f"{operation} is not emulated"
    if not re.fullmatch(r"\+[1-9][0-9]{6,14}", request.get("DestinationPhoneNumber", "")):
        return "ValidationException", "DestinationPhoneNumber must be in E.164 format"
    if not 1 <= len(request.get("MessageBody", "")) <= 1600:
        return "ValidationException", "MessageBody must have 1 to 1600 characters"
    return None


def _number(number: str, rate: float) -> dict[str, Any]:
    limits = {"RateLimits": {"SMS": int(rate)}}
    about = {"Status": "ACTIVE", "IsoCountryCode": "GB", "MessageType": "TRANSACTIONAL", "MessagingLimits": limits}
    return {"PhoneNumber": number} | about
