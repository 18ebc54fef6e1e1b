"""Twilio's two calls: POST /webhook brings a parent's message, POST /status tells what became of one of ours.

Verify, keep, answer, and nothing else.
"""

from collections.abc import Callable
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from flask import Blueprint, Response, abort, g, request
from twilio.request_validator import RequestValidator

from bot.errors import Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import log_failure
from bot.messages.inbox_queue import InboxQueue
from bot.references import Secret
from bot.settings import Settings
from bot.whatsapp.twilio_forms import News, Person

EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


def webhook(settings: Settings, auth_token: Secret, sqs: Any, note: Callable[[News], bool]) -> Blueprint:
    """`note` keeps a status of a message of ours, and says whether something is to follow from it."""
    blueprint = Blueprint("webhook", __name__)
    calls = Webhook(settings, auth_token, sqs, note)
    blueprint.add_url_rule("/webhook", "message", calls.take_a_message, methods=["POST"])
    blueprint.add_url_rule("/status", "status", calls.take_news, methods=["POST"])
    return blueprint


class Webhook:
    def __init__(self, settings: Settings, auth_token: Secret, sqs: Any, note: Callable[[News], bool]):
        self._settings, self._auth_token, self._note = settings, auth_token, note
        self._inbox = InboxQueue(sqs, settings.inbox_queue)

    def take_a_message(self) -> Response:
        form = self._signed_form()
        if "MessageStatus" in form:  # news of a message of ours, sent here by mistake: an answer would bring the next
            return _thanks()
        sender = Person.read(form)
        if not (form.get("MessageSid") and sender.named):
            abort(400, "A message has a MessageSid and a From")
        tell(exchange=form["MessageSid"])
        self._queue(form, sender.group, form["MessageSid"])
        return _thanks()

    def take_news(self) -> Response:
        """Keep a status as it comes; what is to follow from it is for the worker."""
        form = self._signed_form()
        news = News.read(form, request.args)
        if news is None:
            abort(400, "News of a message has a MessageStatus, a To and the exchange in its address")
        tell(exchange=news.key, index=news.place, delivery=news.status, code=news.code or None)
        try:
            follows = self._note(news)
        except (BotoCoreError, ClientError) as error:
            log_failure("news of a message could not be kept", error, exchange=news.key)
            abort(503, "The news could not be kept: send it again")
        if follows:
            self._queue(news.as_form(), news.to.group, f"{news.key}-{news.place}-{news.code}"[:128])
        return _thanks()

    def _queue(self, form: dict[str, str], group: str, once: str) -> None:
        try:
            self._inbox.put(form, group, once, g.request_id)
        except (BotoCoreError, ClientError) as error:
            log_failure("the inbox queue refused a message", error, exchange=form["MessageSid"])
            abort(503, "The message could not be kept: send it again")

    def _signed_form(self) -> dict[str, str]:
        """The form of a request that Twilio signed; any other is refused."""
        if request.mimetype != "application/x-www-form-urlencoded":
            abort(415, "A webhook is form-encoded")
        try:
            signed = self._is_signed()
        except Unavailable:
            abort(503, "The signature cannot be checked at the moment: send it again")
        if not signed:
            abort(403, "The signature does not fit the address and the fields")
        return request.form.to_dict()

    def _is_signed(self) -> bool:
        """Also by a token that was just rotated, and while Twilio still signs with the one before."""
        token = self._auth_token.current()
        if self._fits(token) or (self._auth_token.changed(token) and self._fits(self._auth_token.current())):
            return True
        before = self._auth_token.before()
        return bool(before) and self._fits(before)

    def _fits(self, token: str) -> bool:
        signature = request.headers.get("X-Twilio-Signature", "")
        return RequestValidator(token).validate(self._signed_url(), request.form, signature)

    def _signed_url(self) -> str:
        """The address as Twilio called it: behind API Gateway the app sees another one."""
        query = request.query_string.decode("latin-1")
        return self._settings.public_url.rstrip("/") + request.path + (f"?{query}" if query else "")


def _thanks() -> Response:
    return Response(EMPTY_TWIML, mimetype="text/xml")
