"""Twilio's two calls: POST /webhook brings a parent's message, POST /status tells what became of one of ours.

Verify, keep, answer, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError
from flask import Blueprint, Response, abort, g, request
from twilio.request_validator import RequestValidator

from bot.errors import Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import log_failure
from bot.messages.twilio_forms import News, group_of, parent_of
from bot.references import Secret
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.messages.delivery import Deliveries

EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


def webhook(settings: Settings, auth_token: Secret, sqs: Any, deliveries: Deliveries) -> Blueprint:
    blueprint = Blueprint("webhook", __name__)
    signed_form = _signed_form(settings, auth_token)

    @blueprint.post("/webhook")
    def take_a_message() -> Response:
        form = signed_form()
        if "MessageStatus" in form:  # news of a message of ours, sent here by mistake: an answer would bring the next
            return _thanks()
        if not form.get("MessageSid") or not parent_of(form):
            abort(400, "A message has a MessageSid and a From")
        tell(exchange=form["MessageSid"])
        _queue(form, group_of(form), form["MessageSid"])
        return _thanks()

    @blueprint.post("/status")
    def take_news() -> Response:
        """Keep a status as it comes; what has to be done about a failure is for the worker."""
        form = signed_form()
        news = News.read(form, request.args)
        if news is None:
            abort(400, "News of a message has a MessageStatus, a To and the exchange in its address")
        tell(exchange=news.key, index=news.index, delivery=news.status, code=news.code or None)
        try:
            new = deliveries.note(news)
        except (BotoCoreError, ClientError) as error:
            log_failure("news of a message could not be kept", error, exchange=news.key)
            abort(503, "The news could not be kept: send it again")
        if new and news.failed:
            _queue(news.as_form(), news.parent[:128], f"{news.key}-{news.index}-{news.code}"[:128])
        return _thanks()

    def _queue(form: dict[str, str], group: str, once: str) -> None:
        try:
            sqs.send_message(
                QueueUrl=settings.inbox_queue,
                MessageBody=json.dumps(form),  # in ASCII: SQS refuses some characters that a phone can send
                MessageGroupId=group,
                MessageDeduplicationId=once,
                MessageAttributes={"request_id": {"DataType": "String", "StringValue": g.request_id}},
            )
        except (BotoCoreError, ClientError) as error:
            log_failure("the inbox queue refused a message", error, exchange=form["MessageSid"])
            abort(503, "The message could not be kept: send it again")

    return blueprint


def _signed_form(settings: Settings, auth_token: Secret) -> Callable[[], dict[str, str]]:
    """Reads the form of a request that Twilio signed; any other is refused."""

    def fits(token: str) -> bool:
        signature = request.headers.get("X-Twilio-Signature", "")
        return RequestValidator(token).validate(_signed_url(settings), request.form, signature)

    def fits_before() -> bool:
        """While the operator has the new token here, and Twilio still signs with the old one."""
        before = auth_token.before()
        return bool(before) and fits(before)

    def signed_form() -> dict[str, str]:
        if request.mimetype != "application/x-www-form-urlencoded":
            abort(415, "A webhook is form-encoded")
        try:
            token = auth_token.current()
            signed = fits(token) or (auth_token.changed(token) and fits(auth_token.current())) or fits_before()
        except Unavailable:
            abort(503, "The signature cannot be checked at the moment: send it again")
        if not signed:
            abort(403, "The signature does not fit the address and the fields")
        return request.form.to_dict()

    return signed_form


def _signed_url(settings: Settings) -> str:
    """The address as Twilio called it: behind API Gateway the app sees another one."""
    query = request.query_string.decode("latin-1")
    return settings.public_url.rstrip("/") + request.path + (f"?{query}" if query else "")


def _thanks() -> Response:
    return Response(EMPTY_TWIML, mimetype="text/xml")
