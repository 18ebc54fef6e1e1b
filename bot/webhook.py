"""POST /webhook: Twilio brings a parent's message. Verify, put it on the queue, answer, and nothing else."""

import json
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from flask import Blueprint, Response, abort, g, request
from twilio.request_validator import RequestValidator

from bot.inbox import group_of, parent_of
from bot.logs import log_failure
from bot.settings import Settings

EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


def webhook(settings: Settings, sqs: Any) -> Blueprint:
    blueprint = Blueprint("webhook", __name__)
    validator = RequestValidator(settings.auth_token)

    @blueprint.post("/webhook")
    def take_a_message() -> Response:
        if request.mimetype != "application/x-www-form-urlencoded":
            abort(415, "A webhook is form-encoded")
        if not validator.validate(_signed_url(), request.form, request.headers.get("X-Twilio-Signature", "")):
            abort(403, "The signature does not fit the address and the fields")
        form = request.form.to_dict()
        if "MessageStatus" in form:  # news of a message of ours, sent here by mistake: an answer would bring the next
            return Response(EMPTY_TWIML, mimetype="text/xml")
        if not form.get("MessageSid") or not parent_of(form):
            abort(400, "A message has a MessageSid and a From")
        try:
            sqs.send_message(
                QueueUrl=settings.inbox_queue,
                MessageBody=json.dumps(form),  # in ASCII: SQS refuses some characters that a phone can send
                MessageGroupId=group_of(form),
                MessageDeduplicationId=form["MessageSid"],
                MessageAttributes={"request_id": {"DataType": "String", "StringValue": g.request_id}},
            )
        except (BotoCoreError, ClientError) as error:
            log_failure("the inbox queue refused a message", error, exchange=form["MessageSid"])
            abort(503, "The message could not be kept: send it again")
        return Response(EMPTY_TWIML, mimetype="text/xml")

    def _signed_url() -> str:
        """The address as Twilio called it: behind API Gateway the app sees another one."""
        query = request.query_string.decode("latin-1")
        return settings.public_url.rstrip("/") + request.path + (f"?{query}" if query else "")

    return blueprint
