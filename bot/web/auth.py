"""Who may come in: a request's key, its scope, and its budget; and the answers to those who may not."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, g, jsonify, request

from bot.club.desk import NotPossible
from bot.club.invitations import NotInvited
from bot.errors import Unavailable
from bot.logs.logs import log_failure
from bot.messages.outbox import Busy
from bot.store.store import Conflict
from bot.web.keys import Forbidden, KeyHolder, Keys
from bot.web.throttle import OverBudget, Throttle
from flows.registration.invites import Faults


class TooLarge(Exception):
    """More than a request may bring; the message says what to do instead."""


class NoSuchRegistration(Exception):
    """The reference is nobody's."""


class Gate:
    def __init__(self, keys: Keys, throttle: Throttle, clock: Callable[[], datetime]):
        self._keys, self._throttle, self._clock = keys, throttle, clock

    def enter(self, scope: str) -> KeyHolder:
        """Let the request in for this. Raises Forbidden, MissingScope or OverBudget."""
        holder = self._keys.check(request.headers.get("x-api-key", ""), scope)
        self._throttle.spend(holder.id, self._clock().timestamp())
        return holder


def answer(status: int = 200, /, **body: Any) -> tuple[Response, int]:
    """JSON that no cache keeps, with the request's name."""
    response = jsonify(**body, request_id=g.request_id)
    response.headers["Cache-Control"] = "no-store"
    return response, status


def explains_refusals(blueprint: Blueprint) -> None:
    """Each kind of refusal that the blueprint's routes raise is one answer."""

    @blueprint.errorhandler(Forbidden)
    def not_let_in(reason: Forbidden) -> tuple[Response, int]:
        return answer(403, message=str(reason))

    @blueprint.errorhandler(OverBudget)
    def too_many(over: OverBudget) -> tuple[Response, int]:
        response, status = answer(429, message="Too many requests: wait and repeat this one")
        response.headers["Retry-After"] = str(over.retry_after)
        return response, status

    @blueprint.errorhandler(Faults)
    def bad_fields(faults: Faults) -> tuple[Response, int]:
        return answer(400, message="Put the fields right and send it again", errors=faults.errors)

    @blueprint.errorhandler(TooLarge)
    def too_large(reason: TooLarge) -> tuple[Response, int]:
        return answer(413, message=str(reason))

    @blueprint.errorhandler(NoSuchRegistration)
    def unknown(_error: NoSuchRegistration) -> tuple[Response, int]:
        return answer(404, message="There is no registration with this reference")

    @blueprint.errorhandler(NotInvited)
    @blueprint.errorhandler(NotPossible)
    def not_possible(reason: Exception) -> tuple[Response, int]:
        return answer(409, message=str(reason))

    @blueprint.errorhandler(Unavailable)
    @blueprint.errorhandler(Busy)
    @blueprint.errorhandler(Conflict)
    def not_now(error: Exception) -> tuple[Response, int]:
        log_failure("a request of the desk has to wait", error)
        response, status = answer(503, message="This did not get through: send it again, nothing is done twice")
        response.headers["Retry-After"] = "5"
        return response, status
