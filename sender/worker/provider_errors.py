"""What SES and the SMS service say when they do not send, sorted by what to do next.

The codes are those of the API references, for SES v2's SendEmail and End User Messaging's SendTextMessage. What no
message can help waits until the message's own time is over. What is not in the table is put off: it ends among the dead
letters, where a person sees it, and nobody is forgotten.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError, IncompleteReadError, ParamValidationError


class Next(Enum):
    """What to do next. UNKNOWN is where the message may have been sent, WAIT where no message of its sender can go."""

    FAIL = "fail"
    TRY_AT_ONCE = "try at once"
    WAIT = "wait"
    TRY_LATER = "try later"
    UNKNOWN = "unknown"


class Verdict(NamedTuple):
    """`reason` is what the ledger says, for callers to read."""

    next: Next
    reason: str


THROTTLED = Verdict(Next.TRY_AT_ONCE, "throttled")
DOWN = Verdict(Next.WAIT, "provider-down")
QUOTA = Verdict(Next.WAIT, "quota-exceeded")
SUSPENDED = Verdict(Next.WAIT, "account-suspended")
PAUSED = Verdict(Next.WAIT, "sending-paused")
OUT_OF_TIME = Verdict(Next.WAIT, "out-of-time")
NO_ANSWER = Verdict(Next.UNKNOWN, "no-answer")
OPTED_OUT = Verdict(Next.FAIL, "opted-out")
UNVERIFIED = Verdict(Next.FAIL, "sender-not-verified")
REJECTED = Verdict(Next.FAIL, "rejected")
INVALID = Verdict(Next.FAIL, "invalid-request")
INVALID_NUMBER = Verdict(Next.FAIL, "invalid-number")
BLOCKED = Verdict(Next.FAIL, "destination-blocked")

# By code, or by code and the SMS service's reason, which is looked up first.
VERDICTS = {
    "MessageRejected": REJECTED,
    "MailFromDomainNotVerifiedException": UNVERIFIED,
    "BadRequestException": INVALID,
    "AccountSuspendedException": SUSPENDED,
    "SendingPausedException": PAUSED,
    "LimitExceededException": QUOTA,
    "TooManyRequestsException": THROTTLED,
    "Throttling": THROTTLED,
    "ThrottlingException": THROTTLED,
    "RequestThrottled": THROTTLED,
    "ServiceUnavailable": DOWN,
    "ServiceUnavailableException": DOWN,
    "InternalFailure": DOWN,
    "InternalServerException": DOWN,
    "ServiceQuotaExceededException": QUOTA,
    "ResourceNotFoundException": UNVERIFIED,
    "ValidationException": INVALID,
    "ValidationException/CANNOT_PARSE": INVALID_NUMBER,
    "ValidationException/DESTINATION_COUNTRY_BLOCKED": BLOCKED,
    "ValidationException/COUNTRY_NOT_ENABLED": BLOCKED,
    "ConflictException/DESTINATION_PHONE_NUMBER_OPTED_OUT": OPTED_OUT,
    "ConflictException/DESTINATION_PHONE_NUMBER_NOT_VERIFIED": Verdict(Next.FAIL, "recipient-not-verified"),
    "ConflictException/DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION": BLOCKED,
    "ConflictException/DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE": BLOCKED,
    "ConflictException/NO_ORIGINATION_IDENTITIES_FOUND": UNVERIFIED,
    "ConflictException/NUMBER_CAPABILITIES_MISMATCH": INVALID,
    "ConflictException/MESSAGE_TYPE_MISMATCH": INVALID,
}

WAITING = frozenset(each.reason for each in (THROTTLED, DOWN, QUOTA, SUSPENDED, PAUSED, OUT_OF_TIME))
CLOSED = frozenset(each.reason for each in (QUOTA, SUSPENDED, PAUSED))  # for hours, or until a person acts
# What a provider says who takes nothing of anybody now.
AWAY = (WAITING | {NO_ANSWER.reason}) - {OUT_OF_TIME.reason}
BAD_GATEWAY, GATEWAY_TIMEOUT = 502, 504


class Refused(Exception):
    """A message that its provider would not take, so that it is not even asked. `reason` is what the ledger says."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def judge(error: Refused | ClientError | BotoCoreError) -> Verdict:
    """What to do next about a message whose sending raised this."""
    if isinstance(error, Refused):
        return Verdict(Next.FAIL, error.reason)
    if isinstance(error, ClientError):
        return _answered(error.response)
    if isinstance(error, ParamValidationError):
        return INVALID
    if isinstance(error, HTTPClientError | IncompleteReadError):
        return NO_ANSWER
    return DOWN  # no connection was made, or, as with missing credentials, nothing was tried


def _answered(response: Mapping[str, Any]) -> Verdict:
    code, reason = response["Error"].get("Code", ""), response.get("Reason", "")
    verdict = VERDICTS.get(f"{code}/{reason}") or VERDICTS.get(code)
    if verdict is THROTTLED and "quota" in response["Error"].get("Message", "").casefold():
        return QUOTA  # SES: "Daily message quota exceeded", beside "Maximum sending rate exceeded"
    if verdict is REJECTED and "not verified" in response["Error"].get("Message", ""):
        return UNVERIFIED
    if verdict is INVALID and any(
        field.get("Name") == "DestinationPhoneNumber" for field in response.get("Fields", [])
    ):
        return INVALID_NUMBER
    if verdict:
        return verdict
    # A gateway that speaks for the service does not know what the service did.
    status = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if status in (BAD_GATEWAY, GATEWAY_TIMEOUT):
        return NO_ANSWER
    return DOWN if status >= 500 else Verdict(Next.TRY_LATER, code or "refused")
