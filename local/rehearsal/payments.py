"""A club's payments at GoCardless's stand-in: what its operator sets up, and one parent's across an upgrade."""

from pathlib import Path

import requests

from local.example import becomes_registered, begin_to_pay, pay_at, play_to_the_payment
from local.phone.client import LONGEST_WAIT
from local.rehearsal.stage import STAGE, Stage


def lay_the_secrets(stage: Stage, release: Path) -> None:
    """What a deployment asks for where GoCardless takes the payments."""
    for which in ("gocardless-access-token", "gocardless-webhook-secret"):
        stage.operator(release, "rotate", STAGE, which)


def tell_gocardless(stage: Stage, bot: str) -> None:
    """Give its dashboard the address of the bot's webhook."""
    url = {"url": f"{bot}/gocardless"}
    requests.put(f"{stage.phone}/dashboard/webhook", json=url, timeout=LONGEST_WAIT).raise_for_status()


class Payment:
    """One parent's: they go to GoCardless's page, and some time later they pay there."""

    def __init__(self, addresses: dict[str, str]):
        self._bot = addresses["bot"]
        self._chat, self._registration = play_to_the_payment(addresses)
        self._page = ""

    @property
    def reference(self) -> str:
        return self._registration["reference"]

    def begins(self) -> None:
        self._page = begin_to_pay(self._bot, self._registration)

    def is_made(self) -> None:
        """Raises NotFinished where the chat does not say so."""
        pay_at(self._page)
        becomes_registered(self._chat)
