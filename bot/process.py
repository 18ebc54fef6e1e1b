"""This process: its settings, and its bot, each made once when it is first needed."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from bot import aws
from bot.references import with_parameters
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app import Bot


@cache
def settings() -> Settings:
    """MissingSettings and MissingParameters name what is not there."""
    return Settings.from_environment(with_parameters(os.environ, aws.client("ssm")))


@cache
def bot() -> Bot:
    """The whole bot, for the first message, tick or request that is more than Twilio's."""
    from bot.app import assemble

    return assemble(settings())
