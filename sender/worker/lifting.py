"""An address may be written to again: off our list, and off its provider's, which would refuse it all the same."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from sender.store.messages import EMAIL
from sender.store.suppression import Suppression

OPT_OUT_LIST = "Default"  # that of every number that was given no other
GONE = ("NotFoundException", "ResourceNotFoundException")


class KeptByProvider(Exception):
    """The provider keeps the address on its own list, and says why; ours was left as it is."""


class Lifting:
    """`ses` and `sms` are clients of sesv2 and pinpoint-sms-voice-v2."""

    def __init__(self, suppression: Suppression, ses: Any, sms: Any):
        self._suppression, self._ses, self._sms = suppression, ses, sms

    def lift(self, channel: str, address: str, topic: str = "") -> bool:
        """Lift it everywhere, the provider first, or for a topic, of which only we know; whether it was on a list.

        Raises KeptByProvider.
        """
        if topic:
            return self._suppression.lift(channel, address, topic)
        at_provider = self._lift_at_provider(channel, address)
        return self._suppression.lift(channel, address) or at_provider

    def _lift_at_provider(self, channel: str, address: str) -> bool:
        try:
            if channel == EMAIL:
                self._ses.delete_suppressed_destination(EmailAddress=address)
            else:
                self._sms.delete_opted_out_number(OptOutListName=OPT_OUT_LIST, OptedOutNumber=address)
        except ClientError as error:
            if error.response["Error"]["Code"] in GONE:
                return False
            raise KeptByProvider(_refusal(channel, error)) from error
        except BotoCoreError as error:
            raise KeptByProvider(f"{_name(channel)} did not answer ({type(error).__name__}): try again") from error
        return True


def _refusal(channel: str, error: ClientError) -> str:
    code, says = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
    if code == "ConflictException":
        return (
            "The SMS service keeps the number: it takes one off its list once in 30 days, and not who said STOP "
            f"themselves. They may text START to the club's number. It says: {says}"
        )
    if code == "AccessDeniedException":
        return f"{_name(channel)} does not let you: sign in as who may deploy. It says: {says}"
    return f"{_name(channel)} refused ({code}): {says}"


def _name(channel: str) -> str:
    return "SES" if channel == EMAIL else "The SMS service"
