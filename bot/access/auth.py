"""Who may come in: a request's key, its scope, and its budget; and the answers to those who may not."""

from collections.abc import Callable, Mapping
from datetime import datetime

from flask import Blueprint, Response, request

from bot.access.answers import Failed, Faulty, Said, answer
from bot.access.keys import Forbidden, KeyHolder, Keys
from bot.access.throttle import OverBudget, Throttle
from bot.club.desk import NotPossible
from bot.club.invitations import NotInvited
from bot.errors import Stopped, Unavailable
from bot.logs.logs import log_failure
from bot.messages.outbox import Busy
from bot.store.transaction import Conflict
from flows.registration.invites import Faults

Refusal = tuple[Response, int]


class TooLarge(Exception):
    """More than a request may bring; the message says what to do instead."""


class NotHere(Exception):
    """Nothing goes by this name; the message says so."""


class Gate:
    def __init__(self, keys: Keys, throttle: Throttle, clock: Callable[[], datetime]):
        self._keys, self._throttle, self._clock = keys, throttle, clock

    def enter(self, scope: str) -> KeyHolder:
        """Let the request in for this. Raises Forbidden, MissingScope or OverBudget."""
        holder = self._keys.check(request.headers.get("x-api-key", ""), scope)
        self._throttle.spend(holder.id, self._clock().timestamp())
        return holder


def explains(blueprint: Blueprint, refusals: Mapping[type[Exception], Callable[..., Refusal]]) -> None:
    """Each kind of refusal that the blueprint's routes raise is one answer."""
    for kind, refuse in refusals.items():
        blueprint.register_error_handler(kind, refuse)


def not_let_in(reason: Forbidden) -> Refusal:
    return answer(Said(message=str(reason)), 403)


def too_many(over: OverBudget) -> Refusal:
    response, status = answer(Said(message="Too many requests: wait and repeat this one"), 429)
    response.headers["Retry-After"] = str(over.retry_after)
    return response, status


def faulty(faults: Faults) -> Refusal:
    return answer(Faulty(message="Put the fields right and send it again", errors=faults.errors), 400)


def too_large(reason: TooLarge) -> Refusal:
    return answer(Said(message=str(reason)), 413)


def not_here(reason: NotHere) -> Refusal:
    return answer(Said(message=str(reason)), 404)


def not_possible(reason: Exception) -> Refusal:
    return answer(Said(message=str(reason)), 409)


def not_now(error: Exception) -> Refusal:
    log_failure("a request of the desk has to wait", error)
    response, status = answer(Failed(message="This did not get through: send it again, nothing is done twice"), 503)
    response.headers["Retry-After"] = "5"
    return response, status


def stopped(why: Stopped) -> Refusal:
    return answer(Failed(message="It is saved, and goes out by itself once WhatsApp lets it", error=str(why)), 503)


REFUSALS: dict[type[Exception], Callable[..., Refusal]] = {
    Forbidden: not_let_in,
    OverBudget: too_many,
    Faults: faulty,
    TooLarge: too_large,
    NotHere: not_here,
    NotInvited: not_possible,
    NotPossible: not_possible,
    Stopped: stopped,
    Unavailable: not_now,
    Busy: not_now,
    Conflict: not_now,
}
