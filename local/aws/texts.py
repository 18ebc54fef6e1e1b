"""AWS End User Messaging SMS, which ministack has not: the account's numbers, its tier, and what a text must be.

https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/Welcome.html
"""

import re
from typing import Any

SERVICE = "PinpointSMSVoiceV2."
OWN_NUMBER = "+447700900999"


class TextAccount:
    """What the account has. `answer` gives the JSON of an operation on it; None for another."""

    def __init__(self):
        self.reset()

    def reset(self) -> None:
        """As it is at first: one number, out of the sandbox, and 100 US dollars a month."""
        self.numbers, self.tier = [OWN_NUMBER], "PRODUCTION"
        self.spend_limit, self.most_spend_limit = 100, 100

    def answer(self, operation: str, request: dict[str, Any], rate: float) -> dict[str, Any] | None:
        """`rate` is how many parts of texts go in a second."""
        if operation == "SetTextMessageSpendLimitOverride":
            self.spend_limit = min(request["MonthlyLimit"], self.most_spend_limit)
            return {"MonthlyLimit": self.spend_limit}
        return {
            "DescribePhoneNumbers": {"PhoneNumbers": [_number(number, rate) for number in self.numbers]},
            "DescribePools": {"Pools": []},
            "DescribeSenderIds": {"SenderIds": []},
            "DescribeAccountAttributes": {"AccountAttributes": [{"Name": "ACCOUNT_TIER", "Value": self.tier}]},
            "DescribeRegistrations": {"Registrations": []},
            "DescribeSpendLimits": {"SpendLimits": [self._spend_limit()]},
        }.get(operation)

    def _spend_limit(self) -> dict[str, Any]:
        limits = {"EnforcedLimit": self.spend_limit, "MaxLimit": self.most_spend_limit, "Overridden": False}
        return {"Name": "TEXT_MESSAGE_MONTHLY_SPEND_LIMIT"} | limits


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
