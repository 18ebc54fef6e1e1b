"""An address may be written to again: off our list, and off its provider's, which would refuse it all the same."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from sender.logs.logs import logs, masked
from sender.store.messages import EMAIL, Channel
from sender.store.suppression import OPT_OUT, Suppression
from sender.webhooks.events import OPTED_IN, of_choice
from sender.webhooks.outbox import CallerEvents

OPT_OUT_LIST = "Default"  # that of every number that was given no other
FOR_GOOD = ("ConflictException", "ValidationException", "BadRequestException")
GONE = ("NotFoundException", "ResourceNotFoundException")


class KeptByProvider(Exception):
    """The provider keeps the address on its own list, and says why; ours was left as it is. `for_good`: asked again, it
    will say the same.
    """

    def __init__(self, why: str, *, for_good: bool = False):
        super().__init__(why)
        self.for_good = for_good


class Lifting:
    """`ses` and `sms` are clients of sesv2 and pinpoint-sms-voice-v2."""

    def __init__(
        self, suppression: Suppression, ses: Any, sms: Any, events: CallerEvents, clock: Callable[[], datetime]
    ):
        self._suppression, self._ses, self._sms, self._events, self._clock = suppression, ses, sms, events, clock

    def lift(self, channel: Channel, address: str, topic: str = "") -> bool:
        """Lift it everywhere, the provider first, or for a topic, of which only we know; whether it was on a list.

        The callers are told where it was the person's own opt-out. Raises KeptByProvider and QueueRefused.
        """
        if topic:
            return self._suppression.lift(channel, address, topic)
        at_provider = self._lift_at_provider(channel, address)
        if self._suppression.among([(channel, address)]).get((channel, address)) == OPT_OUT:
            now = self._clock()
            self._events.tell_all([of_choice(OPTED_IN, channel, address, "club", now, now.isoformat())])
        return self._suppression.lift(channel, address) or at_provider

    def settle(self, channel: str, address: str) -> bool:
        """Lift it at its provider alone; False where that is to be tried again."""
        try:
            self._lift_at_provider(channel, address)
        except KeptByProvider as kept:
            logs.info("a provider keeps an address", channel=channel, to=masked(address), for_good=kept.for_good)
            return kept.for_good
        return True

    def _lift_at_provider(self, channel: str, address: str) -> bool:
        try:
            if channel == EMAIL:
                self._ses.delete_suppressed_destination(EmailAddress=address)
            else:
                self._sms.delete_opted_out_number(OptOutListName=OPT_OUT_LIST, OptedOutNumber=address)
        except ClientError as error:
            if error.response["Error"]["Code"] in GONE:
                return False
            for_good = error.response["Error"]["Code"] in FOR_GOOD
            raise KeptByProvider(_refusal(channel, error), for_good=for_good) from error
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
