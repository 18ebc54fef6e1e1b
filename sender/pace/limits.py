"""What the providers allow the account: by the settings, else by their own word, asked now and then."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from sender.logs.logs import log_failure
from sender.settings import Settings

# The least that any account or number has: SES's sandbox, and a number of the United States or Canada.
# https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html
# https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-mps.html
LEAST = 1.0
SMS_CAPABILITY = "SMS"


class Limit(NamedTuple):
    """`rate` is of e-mails or of parts of texts a second; None where nothing is paced. `daily` is how many go in 24
    hours, and `left` how many of them may still go; None where there is no end to them.
    """

    rate: float | None
    daily: float | None = None
    left: float | None = None


class Limits(Protocol):
    """`of` gives the limit of an originator; None where nobody could say."""

    def of(self, origin: str) -> Limit | None: ...


class EmailLimits:
    """One for the whole account. `ses` is a sesv2 client."""

    def __init__(self, ses: Any, settings: Settings):
        self._ses, self._rate, self._daily = ses, settings.emails_a_second, settings.emails_a_day

    def of(self, _origin: str) -> Limit | None:
        if self._rate == 0:
            return Limit(None)
        quota = _asked(lambda: self._ses.get_account()["SendQuota"])
        if quota is None:
            return Limit(self._rate) if self._rate else None
        most = [each for each in (self._daily, quota["Max24HourSend"]) if each is not None and each >= 0]
        daily = min(most) if most else None  # SES says -1 where there is no end
        left = None if daily is None else max(0.0, daily - quota["SentLast24Hours"])
        return Limit(self._rate or quota["MaxSendRate"] or LEAST, daily, left)


class TextLimits:
    """One for each number, pool or sender id. `sms` is a pinpoint-sms-voice-v2 client."""

    def __init__(self, sms: Any, settings: Settings):
        self._sms, self._rate = sms, settings.text_parts_a_second

    def of(self, origin: str) -> Limit | None:
        if self._rate is not None:
            return Limit(self._rate or None)
        if origin.startswith("pool-"):
            return Limit(LEAST)  # the service says nothing of pools
        rates = _asked(lambda: self._rates(origin))
        return None if rates is None else Limit(rates.get(SMS_CAPABILITY) or LEAST)

    def _rates(self, origin: str) -> Mapping[str, float]:
        operation, listed, name = (
            ("describe_phone_numbers", "PhoneNumbers", "PhoneNumber")
            if origin.startswith("+")
            else ("describe_sender_ids", "SenderIds", "SenderId")
        )
        pages = self._sms.get_paginator(operation).paginate()
        for page in pages:
            for each in page[listed]:
                if each[name] == origin:
                    return dict(each.get("MessagingLimits", {}).get("RateLimits", {}))
        return {}


def _asked(ask: Callable[[], Any]) -> Any:
    """What a provider answers; None where it does not."""
    try:
        return ask()
    except (BotoCoreError, ClientError) as error:
        log_failure("a provider does not say what it allows", error)
        return None
