"""One registration as a program of the club finds it, acts on it, and is shown it afterwards."""

from collections.abc import Callable
from typing import Any

from flask import g

from bot.access.auth import NotHere
from bot.access.keys import MEDICAL
from bot.club.desk import Desk, Waits
from bot.club.serialize import Whole, whole
from bot.logs.log_line import tell
from bot.store.registrations import Registrations, Row
from bot.store.store import Store
from bot.web.schemas import Done
from flows.records import Conversation, Registration
from flows.registration.blockers import blocked_by

ONE = "/registrations/<reference>"
UNKNOWN = {404: "No such registration"}
ACT = UNKNOWN | {409: "Not possible as it stands; the message says why", 413: "More than 256 KB"}
DONE = "Done, and how the registration stands now"


class One:
    """`trail` keeps who did what to which registration, by its reference, as for the desk."""

    def __init__(
        self, registrations: Registrations, desk: Desk, store: Store, trail: Callable[[str, str, str], object]
    ):
        self._registrations, self._desk, self._store, self._trail = registrations, desk, store, trail

    def found(self, reference: str) -> Row:
        """Raises NotHere."""
        row = self._registrations.read(reference)
        if row is None:
            raise unknown()
        tell(registration=row.registration.reference)
        return row

    def whole(self, row: Row) -> Whole:
        """The registration as it is now: its row is as of its last status."""
        flow, conversation, reference = (
            self._registrations.flow,
            self._store.load(row.parent),
            row.registration.reference,
        )
        if now := in_family(conversation, reference):
            row = row._replace(registration=now, blocked_by=blocked_by(flow, now, conversation))
        return whole(row, self._desk.delivery(reference), flow, medical=may_see_medical())

    def done(self, reference: str, act: Callable[..., object], message: str, *arguments: Any, **named: Any) -> Done:
        """Act on a registration, and show how it stands then; also where what the parent hears of it has to wait."""
        reference = self.found(reference).registration.reference
        try:
            if not acted(act, reference, *arguments, **named):
                raise unknown()
        except Waits as waits:
            message = f"{message}. {waits}"
        self.note(reference)
        return Done(message=message, registration=self.whole(self.found(reference)))

    def note(self, *references: str) -> None:
        """Keep that the program of this request did what it asks for."""
        for each in references:
            self._trail(f"{g.key_name} (API key)", g.operation.replace("_", " "), each)


def in_family(conversation: Conversation, reference: str) -> Registration | None:
    return next((each for each in conversation.registrations if each.reference == reference), None)


def may_see_medical() -> bool:
    """Whether the request's key may."""
    return MEDICAL in g.scopes


def acted(act: Callable[..., object], *arguments: Any, **named: Any) -> bool:
    """False where the desk knows nothing of what it is to act on."""
    try:
        act(*arguments, **named)
    except (KeyError, IndexError):  # they are LookupErrors too, and ours
        raise
    except LookupError:
        return False
    return True


def unknown() -> NotHere:
    return NotHere("There is no registration with this reference")
