"""This process: its settings, its bot and its app, each made when it is first needed.

Here, and where bot/app.py joins the desk, an import of ours waits within a function: to import the whole bot costs a
cold start three quarters more than to take Twilio's calls, and a parent waits for it.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from bot import aws
from bot.references import with_parameters
from bot.settings import Settings
from bot.whatsapp.twilio_forms import News

if TYPE_CHECKING:
    from flask import Flask

    from bot.assembly import Bot


@cache
def settings() -> Settings:
    """MissingSettings and MissingParameters name what is not there."""
    return Settings.from_environment(with_parameters(os.environ, aws.client("ssm")))


@cache
def bot() -> Bot:
    """The whole bot, for the first message, tick or request that is more than Twilio's."""
    from bot.assembly import Bot

    return Bot(settings())


def app() -> Flask:
    """The Flask app of the whole bot."""
    from bot.app import create_app

    return create_app(bot())


def note(news: News) -> bool:
    """Keep a status of a message of ours; whether something is to follow from it."""
    return bot().deliveries.note(news)
