"""The way in: Twilio's calls are taken at once, and the rest of the bot is joined when somebody asks for more.

A parent waits for a cold start, and to take a message needs a signature and a queue: no conversation, and no store.
"""

from collections.abc import Callable, Iterable
from functools import cache
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from bot import aws
from bot.messages.twilio_forms import News
from bot.references import Secret
from bot.settings import Settings
from bot.web.middleware import framed
from bot.web.webhook import webhook

TWILIOS = {"/webhook", "/status"}


def door(settings: Settings, note: Callable[[News], bool], whole: Callable[[], WSGIApplication]) -> WSGIApplication:
    """A WSGI app that answers as the whole bot's does, which `whole` gives when it is needed.

    `note` keeps a status of a message of ours, and says whether something is to follow.
    """
    auth_token = Secret(settings.auth_token, aws.client("secretsmanager"))
    twilios = framed(Flask(__name__))
    twilios.register_blueprint(webhook(settings, auth_token, aws.client("sqs"), note))
    once = cache(whole)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        app = twilios if environ["PATH_INFO"] in TWILIOS else once()
        return app(environ, start_response)

    return answer
