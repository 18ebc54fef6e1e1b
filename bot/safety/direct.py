"""Past the shared sender: an e-mail by SES and a text by End User Messaging, with our own hands.

For what must not stand in a queue or on a list of others: a child-safety alert, and the code that opens it. The role
lets e-mail go in the club's name alone, to whomever the desk has chosen.
"""

from collections.abc import Callable
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from bot.errors import Refused, Unavailable
from bot.settings import Settings
from flows.records import Notice
from flows.templates import Club, filled

CONFIG = Config(retries={"total_max_attempts": 1}, connect_timeout=2, read_timeout=4)
NOT_NOW = frozenset({"ThrottlingException", "TooManyRequestsException", "InternalServerException"})


class Direct:
    """`ses` and `sms` are clients of sesv2 and pinpoint-sms-voice-v2 that never retry by themselves."""

    def __init__(self, ses: Any, sms: Any, settings: Settings, club: Callable[[], Club]):
        self._ses, self._sms, self._settings, self._club = ses, sms, settings, club

    def send(self, notice: Notice) -> None:
        """Send each template of a notice. Raises Refused, and Unavailable where there was no answer, or not now.

        Outside production nothing goes to whose phone is not on ALLOWED_NUMBERS, by e-mail either. Who has
        none is of the club's own settings.
        """
        if notice.phone and not self._settings.may_message(notice.phone):
            raise Refused("not on ALLOWED_NUMBERS")
        for template in notice.templates:
            subject, text = filled(template, notice.values)
            try:
                self._email(notice.email, subject, text) if subject else self._text(notice.phone, text)
            except ClientError as error:
                code = error.response["Error"]["Code"]
                raise (Unavailable if code in NOT_NOW else Refused)(code) from None
            except BotoCoreError as error:
                raise Unavailable(type(error).__name__) from None

    def _email(self, address: str, subject: str, text: str) -> None:
        more = {"ConfigurationSetName": self._settings.alert_emails} if self._settings.alert_emails else {}
        self._ses.send_email(
            FromEmailAddress=self._settings.email_from,
            Destination={"ToAddresses": [address]},
            ReplyToAddresses=[self._club().contact],
            Content={"Simple": {"Subject": _utf8(subject), "Body": {"Text": _utf8(text)}}},
            **more,
        )

    def _text(self, number: str, text: str) -> None:
        self._sms.send_text_message(
            DestinationPhoneNumber=number,
            OriginationIdentity=self._settings.sms_from,
            MessageBody=text,
            MessageType="TRANSACTIONAL",
        )


def _utf8(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}
