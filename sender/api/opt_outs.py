"""PUT and DELETE /suppressions: who asks for silence everywhere gets it, and may take that back."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import msgspec
from flask import Blueprint, Response, request

from sender.api.addressees import TOPIC, Entry, addressees, addresses
from sender.api.answers import Lifted, Standing, Suppressed, answer
from sender.api.refusals import refusing
from sender.auth.access import Access
from sender.auth.callers import SUPPRESS, Caller
from sender.fields.body import parse
from sender.fields.fields import Object, read
from sender.logs.log_line import tell
from sender.settings import Settings
from sender.store.messages import SMS, Channel
from sender.store.suppression import OPT_OUT, Reason, Recipient, Suppression
from sender.webhooks.events import OPTED_IN, OPTED_OUT, Choice, of_choice
from sender.webhooks.outbox import CallerEvents


class Person(msgspec.Struct, frozen=True):
    """Somebody at one address, as the caller wrote it, and as messages to them have it."""

    channel: Channel
    written: str
    address: str
    topic: str

    @property
    def recipient(self) -> Recipient:
        return (self.channel, self.address, self.topic) if self.topic else (self.channel, self.address)


class OptOuts:
    """The handlers, one a route."""

    def __init__(
        self,
        settings: Settings,
        access: Access,
        suppression: Suppression,
        events: CallerEvents,
        clock: Callable[[], datetime],
    ):
        self._settings, self._access, self._suppression = settings, access, suppression
        self._events, self._clock = events, clock

    def blueprint(self) -> Blueprint:
        """The table of the routes."""
        routes = Blueprint("opt_outs", __name__)
        routes.put("/suppressions")(self.suppress)
        routes.delete("/suppressions")(self.lift)
        return refusing(routes, "suppressions could not be changed", "Not every address could be changed")

    def suppress(self) -> Response:
        caller = self._access.caller(request.headers.get("Authorization"), SUPPRESS)
        people = read_people(request.get_data(), self._settings)
        self._suppression.opt_out([person.recipient for person in people], detail=caller.name)
        self._tell_others(OPTED_OUT, people, caller)
        _tell("suppressed", people)
        return answer(Suppressed([_standing(person, OPT_OUT) for person in people]))

    def lift(self) -> Response:
        caller = self._access.caller(request.headers.get("Authorization"), SUPPRESS)
        people = read_people(request.get_data(), self._settings)
        stay = self._suppression.opt_in([person.recipient for person in people])
        free = [person for person in people if person.recipient not in stay]
        self._events.lift((person.channel, person.address) for person in free if not person.topic)
        self._tell_others(OPTED_IN, people, caller)
        _tell("lifted", people)
        return answer(Lifted([_standing(person, stay.get(person.recipient)) for person in people]))

    def _tell_others(self, event: Choice, people: list[Person], caller: Caller) -> None:
        """Tell every other caller of who chose for the whole address. Asked again, it is another event."""
        asked, now = uuid4().hex, self._clock()
        events = [
            of_choice(event, person.channel, person.address, "caller", now, asked)
            for person in people
            if not person.topic
        ]
        self._events.spread(events, but=caller.name)


def read_people(body: bytes, settings: Settings) -> list[Person]:
    """Whom a body is about, by address. Raises Faults.

    Who may not be written to in this stage may be named all the same: an opt-out is always taken.
    """
    content, _ = parse(body)
    return sorted(read(suppressions_request(settings), content), key=lambda person: person.written)


def suppressions_request(settings: Settings) -> Object:
    """The fields of the body of `PUT /suppressions` and of its DELETE; they mean a list of Person."""
    return Object(
        {"Addresses": addresses(settings, {"Topic": TOPIC})},
        rule=lambda values, _: addressees(values["Addresses"], _person),
    )


def _person(entry: Entry) -> Person | None:
    channel = entry.channel
    address, topic = entry.address(channel) if channel else None, entry.values["Topic"] or ""
    if topic and channel == SMS:
        entry.place.at("Topic").fault("is for e-mail: a STOP by text is about all texts")
    return Person(channel, entry.written, address, topic) if channel and address else None


def _standing(person: Person, reason: Reason | None) -> Standing:
    return Standing(person.written, person.channel, "suppressed" if reason else "free", reason)


def _tell(outcome: str, people: list[Person]) -> None:
    tell(outcome=outcome, channels=dict(Counter(person.channel for person in people)))
