"""GoCardless's call: POST /gocardless brings what happened there (https://developer.gocardless.com/webhooks).

Verify, keep, answer, and nothing else.
"""

import hashlib
import hmac
import json
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from flask import Blueprint, Response, abort, g, request

from bot.errors import Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import log_failure
from bot.messages.inbox_queue import PAYMENT_EVENT, InboxQueue
from bot.references import Secret
from bot.settings import Settings

INVALID_TOKEN, NO_CONTENT = 498, 204  # the answers that GoCardless asks for


def payment_webhook(settings: Settings, secret: Secret, sqs: Any) -> Blueprint:
    blueprint = Blueprint("payment_webhook", __name__)
    take = PaymentWebhook(secret, InboxQueue(sqs, settings.inbox_queue)).take
    if settings.gocardless:
        blueprint.add_url_rule("/gocardless", "events", take, methods=["POST"])
    return blueprint


class PaymentWebhook:
    def __init__(self, secret: Secret, queue: InboxQueue):
        self._secret, self._queue = secret, queue

    def take(self) -> Response:
        """Put each event on the queue; those of one thing in their order. Who gets no 2xx calls again."""
        self._check()
        told = request.get_json(silent=True, force=True)
        events = told.get("events") if isinstance(told, dict) else None
        if not isinstance(events, list) or not all(map(is_event, events)):
            abort(400, "A webhook has events, each with an id")
        tell(events=len(events))
        for event in events:
            self._put(event)
        return Response(status=NO_CONTENT)

    def _put(self, event: dict[str, Any]) -> None:
        form = {PAYMENT_EVENT: json.dumps(event), "MessageSid": event["id"]}
        kind = str(event.get("resource_type", ""))
        of = (event.get("links") or {}).get(kind.removesuffix("s"), "")
        try:
            self._queue.put(form, f"{kind}-{of}"[:128], event["id"][:128], g.request_id)
        except (BotoCoreError, ClientError) as error:
            log_failure("the inbox queue refused a payment's event", error, exchange=event["id"])
            abort(503, "The events could not be kept: send them again")

    def _check(self) -> None:
        """Refuse what GoCardless has not signed; what it signed with the secret before counts for an hour."""
        try:
            signed = self._is_signed(request.get_data(), request.headers.get("Webhook-Signature", ""))
        except Unavailable:
            abort(503, "The signature cannot be checked at the moment: send it again")
        if not signed:
            abort(Response("The signature does not fit the body", INVALID_TOKEN))

    def _is_signed(self, body: bytes, signature: str) -> bool:
        secret = self._secret.current()
        if fits(secret, body, signature) or (
            self._secret.changed(secret) and fits(self._secret.current(), body, signature)
        ):
            return True
        before = self._secret.before()
        return bool(before) and fits(before, body, signature)


def is_event(told: Any) -> bool:
    """Whether it has what an event of GoCardless's has: an id, and links by what they lead to."""
    if not isinstance(told, dict) or not isinstance(told.get("links") or {}, dict):
        return False
    return isinstance(told.get("id"), str) and bool(told["id"])


def fits(secret: str, body: bytes, signature: str) -> bool:
    """Whether it is the HMAC-SHA256 of the raw body, compared in constant time."""
    computed = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(computed.encode(), signature.encode())
