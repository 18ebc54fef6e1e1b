"""The functions that there are: the bot, and the sender's API and worker."""

from typing import NamedTuple


class DeploymentFailed(Exception):
    """One line with the cause and the remedy."""


class Service(NamedTuple):
    """One function: its part of the settings and the names, the rooms of its code, and whose package it is."""

    name: str
    rooms: tuple[str, ...]
    has_api: bool
    package: str

    def settings_key(self, stage: str) -> str:
        return stage if self.name == "bot" else f"{self.name.replace('-', '_')}_{stage}"


BOT = Service("bot", ("bot", "flows", "service", "templates"), has_api=True, package="bot")
SENDER = Service("sender", ("sender", "service"), has_api=True, package="sender")
SENDER_WORKER = Service("sender-worker", ("sender", "service"), has_api=False, package="sender")
SERVICES = (SENDER, SENDER_WORKER, BOT)
SHARED = ("requirements.txt", "requirements/lambda.txt", "deploy/packing")
