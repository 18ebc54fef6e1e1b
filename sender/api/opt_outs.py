"""PUT and DELETE /suppressions: who asks for silence everywhere gets it, and may take that back."""

from collections import Counter
from typing import Any

import msgspec
from flask import Blueprint, Response, jsonify, request

from sender.api.addressees import address_of, read_addressees
from sender.api.body import parse
from sender.api.faults import Faults
from sender.api.fields import Fields
from sender.api.refusals import refusing
from sender.auth.tokens import Tokens
from sender.logs.log_line import tell
from sender.settings import Settings
from sender.store.ledger import SUPPRESSED
from sender.store.messages import CHANNELS
from sender.store.suppression import FREE, OPT_OUT, Reason, Suppression


class Person(msgspec.Struct, frozen=True):
    """Somebody at one address, as the caller wrote it, and as messages to them have it."""

    channel: str
    written: str
    address: str

    @property
    def recipient(self) -> tuple[str, str]:
        return self.channel, self.address


class OptOuts:
    """The handlers, one a route."""

    def __init__(self, settings: Settings, tokens: Tokens, suppression: Suppression):
        self._settings, self._tokens, self._suppression = settings, tokens, suppression

    def blueprint(self) -> Blueprint:
        """The table of the routes."""
        routes = Blueprint("opt_outs", __name__)
        routes.put("/suppressions")(self.suppress)
        routes.delete("/suppressions")(self.lift)
        return refusing(routes, "suppressions could not be changed", "Not every address could be changed")

    def suppress(self) -> Response:
        caller = self._tokens.caller(request.headers.get("Authorization"))
        people = read_people(request.get_data(), self._settings)
        self._suppression.opt_out([person.recipient for person in people], detail=caller.user)
        _tell("suppressed", people)
        return jsonify(status="Suppressed", addresses=[_shown(person, OPT_OUT) for person in people])

    def lift(self) -> Response:
        self._tokens.caller(request.headers.get("Authorization"))
        people = read_people(request.get_data(), self._settings)
        stay = self._suppression.opt_in([person.recipient for person in people])
        _tell("lifted", people)
        shown = [_shown(person, stay.get(person.recipient)) for person in people]
        return jsonify(status="Opt-outs lifted", addresses=shown)


def read_people(body: bytes, settings: Settings) -> list[Person]:
    """Whom a body is about, by address. Raises Faults.

    Who may not be written to in this stage may be named all the same: an opt-out is always taken.
    """
    content, _ = parse(body)
    fields = Fields(content, "", {})
    people = read_addressees(fields, settings, _person)
    fields.no_others()
    if fields.errors:
        raise Faults(fields.errors)
    return sorted(people, key=lambda person: person.written)


def _person(written: str, fields: Fields) -> Person | None:
    channel = fields.choice("ChannelType", CHANNELS)
    fields.no_others()
    address = address_of(written, channel, fields) if channel else None
    return Person(channel, written, address) if channel and address else None


def _shown(person: Person, reason: Reason | None) -> dict[str, Any]:
    status = SUPPRESSED if reason else FREE
    return {"address": person.written, "channel": person.channel, "status": status, "reason": reason}


def _tell(outcome: str, people: list[Person]) -> None:
    tell(outcome=outcome, channels=dict(Counter(person.channel for person in people)))
