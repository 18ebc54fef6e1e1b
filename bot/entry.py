"""The way in: Twilio's calls are taken at once, and the rest of the bot is joined when somebody asks for more.

A parent waits for a cold start, and to take a message needs a signature and a queue: no conversation, and no store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.local import LocalProxy

from bot import aws
from bot.references import Secret
from bot.settings import Settings
from bot.web.middleware import framed
from bot.web.webhook import webhook

if TYPE_CHECKING:
    from bot.app import Bot

TWILIOS = {"/webhook", "/status"}


def door(settings: Settings, bot: Callable[[], Bot]) -> Callable[[dict[str, Any], Callable], Iterable[bytes]]:
    """A WSGI app that answers as `create_app` of the whole bot does, which `bot` gives when it is needed."""
    auth_token = Secret(settings.auth_token, aws.client("secretsmanager"))
    twilios = framed(Flask(__name__))
    twilios.register_blueprint(webhook(settings, auth_token, aws.client("sqs"), LocalProxy(lambda: bot().deliveries)))

    @cache
    def whole() -> Flask:
        from bot.app import create_app

        return create_app(bot())

    def answer(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        app = twilios if environ["PATH_INFO"] in TWILIOS else whole()
        return app(environ, start_response)

    return answer
