"""AWS End User Messaging SMS, which ministack has not: the account's numbers, its tier, and what a text must be.

https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/Welcome.html
"""

import re
from collections.abc import Callable
from typing import Any

SERVICE = "PinpointSMSVoiceV2."
OWN_NUMBER = "+447700900999"


class Declined(Exception):
    """What the service does not do, with its own word for why."""

    def __init__(self, code: str, reason: str = ""):
        super().__init__(code)
        self.code, self.reason = code, reason

    @property
    def error(self) -> dict[str, str]:
        """The body of the answer."""
        return {"__type": self.code, "Message": self.reason or self.code, "Reason": self.reason}


class TextAccount:
    """What the account has. `answer` gives the JSON of an operation on it; None for another.

    `two_way` is where answers to a number go, `keywords` what they are answered with, by number; `sets` are the event
    destinations of each configuration set.
    """

    def __init__(self):
        self.reset()

    def reset(self) -> None:
        """As it is at first: one number, out of the sandbox, and 100 US dollars a month."""
        self.numbers, self.tier = [OWN_NUMBER], "PRODUCTION"
        self.spend_limit, self.most_spend_limit = 100, 100
        self.two_way: dict[str, str] = {}
        self.keywords: dict[str, dict[str, dict[str, str]]] = {}
        self.sets: dict[str, dict[str, dict[str, Any]]] = {}
        self.opted_out: set[str] = set()
        self.opted_in_lately: set[str] = set()  # may not be deleted once more within 30 days

    def answer(self, operation: str, request: dict[str, Any], rate: float) -> dict[str, Any] | None:
        """`rate` is how many parts of texts go in a second. Raises Declined."""
        if operation in ACTS:
            return ACTS[operation](self, request)
        return {
            "DescribePhoneNumbers": {"PhoneNumbers": [self._number(number, rate) for number in self.numbers]},
            "DescribePools": {"Pools": []},
            "DescribeSenderIds": {"SenderIds": []},
            "DescribeAccountAttributes": {"AccountAttributes": [{"Name": "ACCOUNT_TIER", "Value": self.tier}]},
            "DescribeRegistrations": {"Registrations": []},
            "DescribeSpendLimits": {"SpendLimits": [self._spend_limit()]},
            "DescribeConfigurationSets": {"ConfigurationSets": [_set(*each) for each in self.sets.items()]},
        }.get(operation)

    def _limit(self, request: dict[str, Any]) -> dict[str, Any]:
        self.spend_limit = min(request["MonthlyLimit"], self.most_spend_limit)
        return {"MonthlyLimit": self.spend_limit}

    def _send(self, request: dict[str, Any]) -> None:
        if request.get("DestinationPhoneNumber") in self.opted_out:
            raise Declined("ConflictException", "DESTINATION_PHONE_NUMBER_OPTED_OUT")

    def _lift(self, request: dict[str, Any]) -> dict[str, Any]:
        number = request["OptedOutNumber"]
        if number not in self.opted_out:
            raise Declined("ResourceNotFoundException")
        if number in self.opted_in_lately:
            raise Declined("ConflictException", "RESOURCE_DELETION_NOT_ALLOWED")
        self.opted_out.remove(number)
        self.opted_in_lately.add(number)
        return {"OptOutListName": request["OptOutListName"], "OptedOutNumber": number}

    def _answers_to(self, request: dict[str, Any]) -> dict[str, Any]:
        number = request["PhoneNumberId"].removeprefix("phone-")
        self.two_way[number] = request.get("TwoWayChannelArn", "") if request["TwoWayEnabled"] else ""
        return self._number(number, 0)

    def _keywords(self, request: dict[str, Any]) -> dict[str, Any]:
        known = self.keywords.get(request["OriginationIdentity"], {})
        return {"Keywords": [{"Keyword": name} | about for name, about in known.items()]}

    def _keyword(self, request: dict[str, Any]) -> dict[str, Any]:
        about = {name: request[name] for name in ("KeywordMessage", "KeywordAction")}
        self.keywords.setdefault(request["OriginationIdentity"], {})[request["Keyword"]] = about
        return {"Keyword": request["Keyword"]} | about

    def _make_set(self, request: dict[str, Any]) -> dict[str, Any]:
        if request["ConfigurationSetName"] in self.sets:
            raise Declined("ConflictException", "RESOURCE_ALREADY_EXISTS")
        self.sets[request["ConfigurationSetName"]] = {}
        return {}

    def _delete_set(self, request: dict[str, Any]) -> dict[str, Any]:
        if self.sets.pop(request["ConfigurationSetName"], None) is None:
            raise Declined("ResourceNotFoundException")
        return {}

    def _destination(self, request: dict[str, Any]) -> dict[str, Any]:
        destinations = self.sets.get(request["ConfigurationSetName"])
        if destinations is None:
            raise Declined("ResourceNotFoundException")
        told = {name: request[name] for name in ("MatchingEventTypes", "SnsDestination")}
        destinations[request["EventDestinationName"]] = told | {"Enabled": True}
        return {}

    def _number(self, number: str, rate: float) -> dict[str, Any]:
        limits = {"RateLimits": {"SMS": int(rate)}}
        about = {"Status": "ACTIVE", "IsoCountryCode": "GB", "MessageType": "TRANSACTIONAL", "MessagingLimits": limits}
        channel = self.two_way.get(number, "")
        answers = {"TwoWayEnabled": bool(channel)} | ({"TwoWayChannelArn": channel} if channel else {})
        return {"PhoneNumber": number, "PhoneNumberId": f"phone-{number}"} | about | answers

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


def _set(name: str, destinations: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "ConfigurationSetName": name,
        "EventDestinations": [{"EventDestinationName": each} | about for each, about in destinations.items()],
    }


ACTS: dict[str, Callable[[TextAccount, dict[str, Any]], dict[str, Any] | None]] = {
    "SetTextMessageSpendLimitOverride": TextAccount._limit,
    "SendTextMessage": TextAccount._send,
    "DeleteOptedOutNumber": TextAccount._lift,
    "UpdatePhoneNumber": TextAccount._answers_to,
    "DescribeKeywords": TextAccount._keywords,
    "PutKeyword": TextAccount._keyword,
    "CreateConfigurationSet": TextAccount._make_set,
    "DeleteConfigurationSet": TextAccount._delete_set,
    "CreateEventDestination": TextAccount._destination,
    "UpdateEventDestination": TextAccount._destination,
}
