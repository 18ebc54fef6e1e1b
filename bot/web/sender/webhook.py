"""The shared sender's call: POST /sender brings what became of an e-mail or a text, signed as Standard Webhooks has it.

Verify, keep, answer, and nothing else.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from flask import Blueprint, Response, abort, g, request

from bot.errors import Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import log_failure
from bot.messages.inbox_queue import SENDER_EVENT, InboxQueue
from bot.messages.sender_event import NotAnEvent, SenderEvent
from bot.references import Secret
from bot.settings import Settings
from service.signed_webhooks import verified

NO_CONTENT = 204


def sender_webhook(settings: Settings, secret: Secret, sqs: Any, clock: Callable[[], datetime]) -> Blueprint:
    """The route; none where no secret is set."""
    blueprint = Blueprint("sender_webhook", __name__)
    take = SenderWebhook(secret, InboxQueue(sqs, settings.inbox_queue), clock).take
    if settings.sender_secret:
        blueprint.add_url_rule("/sender", "event", take, methods=["POST"])
    return blueprint


class SenderWebhook:
    def __init__(self, secret: Secret, queue: InboxQueue, clock: Callable[[], datetime]):
        self._secret, self._queue, self._clock = secret, queue, clock

    def take(self) -> Response:
        """Put the event on the queue, those of one address in their order. Who gets no 2xx calls again."""
        self._check()
        try:
            event = SenderEvent.read(request.get_data())
        except NotAnEvent as fault:
            abort(400, str(fault))
        tell(event=event.event, channel=event.channel)
        form = {SENDER_EVENT: request.get_data(as_text=True), "MessageSid": event.id}
        try:
            self._queue.put(form, event.group, event.id, g.request_id)
        except (BotoCoreError, ClientError) as error:
            log_failure("the inbox queue refused the sender's event", error, exchange=event.id)
            abort(503, "The event could not be kept: send it again")
        return Response(status=NO_CONTENT)

    def _check(self) -> None:
        """Refuse what the sender has not signed; what it signed with the secret before counts for an hour."""
        try:
            signed = self._is_signed()
        except Unavailable:
            abort(503, "The signature cannot be checked at the moment: send it again")
        if not signed:
            abort(401, "The signature does not fit the body and the time")

    def _is_signed(self) -> bool:
        secret = self._secret.current()
        if self._fits(secret) or (self._secret.changed(secret) and self._fits(self._secret.current())):
            return True
        return self._fits(self._secret.before())

    def _fits(self, secret: str) -> bool:
        now = int(self._clock().timestamp())
        return bool(secret) and verified([secret], dict(request.headers), request.get_data(), now)
