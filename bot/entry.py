"""The way in: Twilio's calls, the payment provider's and the sender's are taken at once, and the rest of the bot is
joined when somebody asks for more.

A parent waits for a cold start, and to take a message needs a signature and a queue: no conversation, and no store.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from bot import aws
from bot.references import Secret
from bot.settings import Settings
from bot.web.middleware import framed
from bot.web.payments.webhook import payment_webhook
from bot.web.sender.webhook import sender_webhook
from bot.web.webhook import webhook
from bot.whatsapp.twilio_forms import News

AT_ONCE = {"/webhook", "/status", "/gocardless", "/sender"}


def door(settings: Settings, note: Callable[[News], bool], whole: Callable[[], WSGIApplication]) -> WSGIApplication:
    """A WSGI app that answers as the whole bot's does, which `whole` gives when it is needed.

    `note` keeps a status of a message of ours, and says whether something is to follow.
    """
    secrets, ssm, sqs = (aws.client(name) for name in ("secretsmanager", "ssm", "sqs"))
    taken = framed(Flask(__name__))
    taken.register_blueprint(webhook(settings, Secret(settings.auth_token, secrets), sqs, note))
    taken.register_blueprint(payment_webhook(settings, Secret(settings.gocardless_secret, secrets), sqs))
    told = Secret(settings.sender_secret, secrets, ssm=ssm)
    taken.register_blueprint(sender_webhook(settings, told, sqs, lambda: datetime.now(UTC)))
    once = cache(whole)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        app = taken if environ["PATH_INFO"] in AT_ONCE else once()
        return app(environ, start_response)

    return answer
