"""The bot hears from the sender what became of its messages: as a caller with a webhook, whose secret the bot reads."""

from datetime import datetime
from typing import Any

from deploy.club import Club
from sender.auth.callers import Caller, Callers, NotAdded

BOT, PATH = "bot", "/sender"
WEBHOOK_SECRET = "sender/webhooks/bot"  # noqa: S105 the parameter's name


class BotsWebhook:
    """`ssm` is a boto3 client, `local` whether the bot may be on this machine."""

    def __init__(self, callers: Callers, ssm: Any, club: Club, *, local: bool = False):
        self._callers, self._ssm, self._local = callers, ssm, local
        self._parameter = club.parameter(WEBHOOK_SECRET)

    def set_up(self, url: str) -> bool:
        """Have the bot at this address told, and lay the secret where it reads it. Whether that is news; not of a bot
        that was revoked.
        """
        try:
            return self._lay(self._callers.set_webhook(BOT, url.rstrip("/") + PATH, local=self._local))
        except NotAdded:
            return False

    def rotate(self, now: datetime) -> str:
        """Give it another secret: the parameter that has it. For a day the one before signs too. Raises NotAdded."""
        self._lay(self._callers.rotate_webhook(BOT, now))
        return self._parameter

    def _lay(self, caller: Caller) -> bool:
        if caller.webhook.secret == self._laid():
            return False
        secret = caller.webhook.secret
        self._ssm.put_parameter(Name=self._parameter, Value=secret, Type="SecureString", Overwrite=True)
        return True

    def _laid(self) -> str:
        try:
            return self._ssm.get_parameter(Name=self._parameter, WithDecryption=True)["Parameter"]["Value"]
        except self._ssm.exceptions.ParameterNotFound:
            return ""
