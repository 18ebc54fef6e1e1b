"""What a caller is told where a request is refused, and what is to be done: one handler for each kind of error."""

import math
from datetime import UTC, datetime

from botocore.exceptions import BotoCoreError, ClientError
from flask import Blueprint, Flask, Response, g

from sender.api.acceptance import AnotherBody
from sender.api.answers import Faulty, NotAllowed, NotLetIn, Refused, answer
from sender.auth.access import Forbidden
from sender.auth.token_keys import KeysUnavailable
from sender.auth.tokens import Unauthorized
from sender.fields.faults import Faults
from sender.logs.log_line import tell
from sender.logs.logs import log_failure
from sender.store.ledger import Crowded
from sender.store.queues import QueueRefused
from sender.store.spending import CapReached

WORDS = {
    400: "The request cannot be understood: put the fields right and send it again",
    413: "The request is too large",
    422: "The messages cannot be made: put this right and send the request again",
}
OUTAGES = (QueueRefused, Crowded, BotoCoreError, ClientError)

Refusal = tuple[Response, int]


def refusing_everywhere(app: Flask) -> None:
    """What is refused in the same words whatever was asked."""
    app.register_error_handler(Unauthorized, _not_let_in)
    app.register_error_handler(Forbidden, _not_allowed)
    app.register_error_handler(CapReached, _cap_reached)
    app.register_error_handler(Faults, _faulty)
    app.register_error_handler(AnotherBody, _another_body)
    app.register_error_handler(KeysUnavailable, lambda _: later("Tokens cannot be checked at the moment"))


def refusing(routes: Blueprint, logged: str, told: str) -> Blueprint:
    """The same routes; where something of ours is down, this is logged, and told with what to do next."""

    def down(error: Exception) -> Refusal:
        log_failure(logged, error)
        return later(told)

    for outage in OUTAGES:
        routes.register_error_handler(outage, down)
    return routes


def refusal(status: int, message: str) -> Refusal:
    return answer(Refused(message, g.request_id)), status


def later(message: str) -> Refusal:
    refused, status = refusal(503, f"{message}: send the same request again, nothing goes out twice")
    refused.headers["Retry-After"] = "5"
    return refused, status


def _not_let_in(error: Unauthorized) -> Refusal:
    refused = answer(NotLetIn(str(error), g.request_id))
    refused.headers["WWW-Authenticate"] = "Bearer"
    return refused, 401


def _not_allowed(error: Forbidden) -> Refusal:
    return answer(NotAllowed(str(error), g.request_id)), 403


def _cap_reached(error: CapReached) -> Refusal:
    refused, status = refusal(429, f"Nothing was sent: {error}. Another day begins at {error.again.isoformat()}")
    refused.headers["Retry-After"] = str(math.ceil((error.again - datetime.now(UTC)).total_seconds()))
    return refused, status


def _faulty(faults: Faults) -> Refusal:
    tell(outcome="refused", faults=len(faults.errors))
    return answer(Faulty(WORDS[faults.status], faults.errors, g.request_id)), faults.status


def _another_body(_error: AnotherBody) -> Refusal:
    return refusal(409, "This TraceId was used for another request: nothing was sent for this one")
