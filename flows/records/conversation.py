"""One parent's chat with all its registrations."""

from datetime import datetime

import msgspec

from flows.records.cases import Pause
from flows.records.registration import Registration


def is_number(address: str) -> bool:
    """Whether WhatsApp knows somebody by their number, in E.164, rather than by a business-scoped user id."""
    return address.startswith("+")


class Breath(msgspec.Struct, frozen=True, kw_only=True):
    """What was last said, to the question that was `asked` then: the rest may come in the next message."""

    asked: str
    text: str


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """How much was answered in the day that began at `since` (see ceiling.py): to what led `further`, and to what was
    `idle`. `told` says that the parent knows of the ceiling.
    """

    since: datetime
    further: int = 0
    idle: int = 0
    told: bool = False


class Bounce(msgspec.Struct, frozen=True, kw_only=True):
    """An e-mail address of a parent's where nothing arrives, known since `at`: `kind` is "bounced", or "complained"
    where what came was reported as spam.

    The parent was asked about it at `asked_at`; they hold it for `right`, or gave another one `instead`, which is
    believed once something arrives there.
    """

    address: str
    kind: str
    at: datetime
    asked_at: datetime | None = None
    right: bool = False
    instead: str = ""


class Doubted(msgspec.Struct, frozen=True, kw_only=True):
    """The e-mail address that the parent was last asked about, in which words: whether it is right, whether another one
    is `meant`, with what is taken `otherwise` after a no; without `labels`, which it is.
    """

    address: str
    question: str
    labels: list[str] = []
    meant: str = ""
    otherwise: str = ""


class NobodyInvited(LookupError):
    """The parent was never invited, or everything of theirs is deleted."""


class Conversation(msgspec.Struct, kw_only=True):
    """One parent's chat: several registrations, of which one at a time is talked about.

    While `choosing`, the parent is asked whose turn it is. `heard_at` is when they last wrote, `reminded` are the rungs
    of the ladder (see ladder.py) that were used since then, the last of them at `reminded_at`. `unreachable` is
    Twilio's code where WhatsApp does not reach the number. While `paused` the assistant is silent, and what was written
    `meanwhile` is offered afterwards; `alerted` are the
    reasons of alerts that nobody has taken yet. `erased_at` is all
    that is left of a parent who had everything deleted, so that no invite returns.

    `parent` is what all of it is kept under: the number that was invited, or whatever a stranger writes from. WhatsApp
    may know the parent otherwise: `address` is where they wrote from last and `number` their newest number, each ""
    where it is `parent`; `ids` are their business-scoped user ids. `guesses` are the times at which somebody named a
    reference that opens nothing, or what proves nothing while it is `in_doubt` who writes;
    `answered` counts what was answered today. `breath` is what was just said, and what is asked is `unseen` while the
    answer to more that was said in that breath is to tell it.

    `bounces` are the e-mail addresses where nothing arrives; while one is `doubted`, that was asked last. `word_at` is
    when the parent last said STOP or START, in the chat or by text.
    """

    parent: str
    registrations: list[Registration] = []
    active: str = ""
    choosing: bool = False
    heard_at: datetime | None = None
    reminded: list[str] = []
    reminded_at: datetime | None = None
    unreachable: str = ""
    paused: Pause | None = None
    alerted: list[str] = []
    opted_out_at: datetime | None = None
    erased_at: datetime | None = None
    address: str = ""
    number: str = ""
    ids: list[str] = []
    guesses: list[datetime] = []
    in_doubt: bool = False
    meanwhile: list[str] = []
    answered: Answered | None = None
    breath: Breath | None = None
    unseen: bool = False
    bounces: list[Bounce] = []
    doubted: Doubted | None = None
    word_at: datetime | None = None
    version: int = 0

    @property
    def phone(self) -> str:
        """The number that texts go to; "" where none is known."""
        return self.number or (self.parent if is_number(self.parent) else "")

    @property
    def registration(self) -> Registration | None:
        """The one that is talked about, or None for someone who was never invited."""
        for each in self.registrations:
            if each.reference == self.active:
                return each
        return None

    @property
    def present(self) -> Registration:
        """The one that is talked about. Raises NobodyInvited."""
        for each in self.registrations:
            if each.reference == self.active:
                return each
        raise NobodyInvited("No registration is talked about: ask only where one is")
