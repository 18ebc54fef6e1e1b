"""One child's registration: its answers, its status and how it came there."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from flows.records.invite import Invite
from flows.records.payments import Billing, Discount, Payment

COMPLETE = frozenset({"details_confirmed", "payment_pending", "registered"})


CLOSED = frozenset({"declined", "withdrawn", "expired"})


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the parent was asked to confirm: a value for the question `about`, or a command.

    `question` is the text as it was asked, `otherwise` what is taken after a no, if anything, and
    `also` what comes along with the value. `sure` says that the
    value needs no further check once it is confirmed, `guessed` that a language model guessed it. `then` is
    proposed once this one is settled, either way: the same message said both.
    """

    question: str
    about: str = ""
    value: Any = None
    otherwise: Any = None
    also: dict[str, Any] = {}
    sure: bool = False
    command: str = ""
    guessed: bool = False
    then: "Proposal | None" = None


class Change(msgspec.Struct, frozen=True):
    """A change of a registration's status, with its time and its cause."""

    status: str
    at: datetime
    cause: str


class Note(msgspec.Struct, frozen=True):
    """What a person of the club has seen or decided: `by` is the name of the API key that they came with."""

    at: datetime
    by: str


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """What the parent sent to the club for the same player in an earlier season, and what came of it."""

    invite: Invite
    status: str
    answers: dict[str, Any]


class Registration(msgspec.Struct, kw_only=True):
    """One child's registration.

    `state` is the step that the parent stands at, `misunderstood` how often in a row, and `kept_back` what was
    understood of an answer that is not whole yet, or counts if it is said again. `refused` is the question and the
    value of the last guess that was refused. `carried` is what the parent said about themselves for another child, not
    confirmed for this one yet. `before` is there while the parent goes through what the club has of an earlier season.
    `to_be_asked` is True where the questions have changed under the parent, who was not
    asked this one yet. `words_due_at` is not 0 once the words that always work were said.
    `invites` counts how often the invite was made out. `noted` is what a person of the club says of it, by name; the
    parent has no part in it but by a complaint. `billing` is there where payments are taken by a provider, and a
    sibling may have a `discount`. `confirmed` are the answers to which the parent last said yes, at `confirmed_at`.
    """

    reference: str
    invite: Invite
    state: str
    status: str = "invited"
    answers: dict[str, Any] = {}
    proposal: Proposal | None = None
    misunderstood: int = 0
    kept_back: Any = None
    refused: list[Any] | None = None
    carried: dict[str, Any] = {}
    before: Before | None = None
    history: list[Change] = []
    payments: list[Payment] = []
    words_due_at: int = 0
    to_be_asked: bool = False
    invites: int = 1
    noted: dict[str, Note] = {}
    confirmed: dict[str, Any] = {}
    confirmed_at: datetime | None = None
    billing: Billing | None = None
    discount: Discount | None = None

    @property
    def for_the_club(self) -> "Registration":
        """As the club may see it: its answers are those that the parent has sent."""
        return replace(self, answers=self.confirmed)

    @property
    def begun_at(self) -> datetime | None:
        """When the parent began, for the first time."""
        return next((change.at for change in self.history if change.status == "started"), None)

    def confirm(self, at: datetime) -> None:
        """The parent said yes to the answers as they are."""
        self.confirmed, self.confirmed_at = dict(self.answers), at

    def disown(self) -> None:
        """Forget every answer, the confirmed ones too: they are nobody's."""
        self.answers, self.confirmed, self.confirmed_at, self.before = {}, {}, None, None

    def become(self, status: str, at: datetime, cause: str) -> None:
        """Take on a status and keep when and why; taking on the present one changes nothing."""
        if status != self.status or not self.history:
            self.status = status
            self.history.append(Change(status, at, cause))
