"""What is kept: one parent's conversation with its registrations, as plain records that are saved as JSON.

Times are aware UTC datetimes, money is pence, answers are JSON values under their question's name.
"""

from datetime import date, datetime
from typing import Any

import msgspec
from msgspec.structs import replace

COMPLETE = frozenset({"details_confirmed", "payment_pending", "registered"})
CLOSED = frozenset({"declined", "withdrawn", "expired"})


class Invite(msgspec.Struct, frozen=True, kw_only=True):
    """One child's invitation, as the club's admin gave it, checked and normalised (see invites.py)."""

    player_first_name: str
    player_last_name: str
    team: str
    age_group: int
    season: str
    manager_name: str
    manager_phone: str
    parent_first_name: str
    parent_last_name: str
    parent_phone: str
    membership_fee: int
    monthly_fee: int

    @property
    def player(self) -> str:
        return f"{self.player_first_name} {self.player_last_name}"

    @property
    def parent(self) -> str:
        return f"{self.parent_first_name} {self.parent_last_name}"

    @property
    def side(self) -> str:
        """The team with its age group, as people say it: `"Panthers u11s"`."""
        return f"{self.team} u{self.age_group}s"


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the parent was asked to confirm: a value for the question `about`, or a command.

    `question` is the text as it was asked, `otherwise` what is taken after a no, if anything, and
    `also` what comes along with the value. `sure` says that the
    value needs no further check once it is confirmed, `guessed` that a language model guessed it.
    """

    question: str
    about: str = ""
    value: Any = None
    otherwise: Any = None
    also: dict[str, Any] = {}
    sure: bool = False
    command: str = ""
    guessed: bool = False


class Change(msgspec.Struct, frozen=True):
    """A change of a registration's status, with its time and its cause."""

    status: str
    at: datetime
    cause: str


class Payment(msgspec.Struct, frozen=True):
    """What the payment provider told us: `kind` is one of payments.py's, `amount` in pence where there is one, `of` the
    id of the payment that it takes back.
    """

    id: str
    kind: str
    at: datetime
    amount: int | None = None
    of: str = ""


class Discount(msgspec.Struct, frozen=True, kw_only=True):
    """What a sibling pays less: so many `percent`, or `pence`, of the "fee" or of the "monthly" one."""

    on: str
    percent: int = 0
    pence: int = 0


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The collections of the monthly fee: `count` times `amount` pence, from the day `first` on, then on `day` of each
    month (-1: the last).
    """

    first: date
    count: int
    amount: int
    day: int

    @property
    def total(self) -> int:
        return self.count * self.amount


class Checkout(msgspec.Struct, frozen=True, kw_only=True):
    """What the parent is asked to pay at the provider, in pence, and whether to set up the direct debit; `key` is the
    idempotency key under which the provider is asked for its billing request, kept before it is, `at` that time.
    """

    key: str
    at: datetime
    fee: int
    missed: int
    mandate: bool

    @property
    def amount(self) -> int:
        return self.fee + self.missed


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """Something at the payment provider as it last stood there: `kind` and `status` are the provider's words.

    Of a payment `amount` is all of it in pence and `missed` what of that is for collections that had failed; `of` is
    the mandate or the subscription that it is collected by, or the payment that a refund is of. `on` is the day of the
    collection, `payout` what it came to the club with; of a subscription `day` is its day of the month.
    """

    id: str
    kind: str
    status: str
    at: datetime
    amount: int = 0
    missed: int = 0
    of: str = ""
    on: date | None = None
    payout: str = ""
    monthly: bool = False
    day: int = 0


class Order(msgspec.Struct, kw_only=True):
    """What the payment provider is to do about a registration: about the mandate or subscription that it is `of`, or a
    checkout. `name` is its idempotency key there.
    """

    name: str
    do: str
    reference: str
    of: str = ""
    plan: Plan | None = None
    checkout: Checkout | None = None


class Billing(msgspec.Struct, kw_only=True):
    """What is between a registration and the payment provider. `key` is what nobody can guess in the parent's link,
    `checkout` what was last asked for there, `plan` what is to be collected, `ordered` what the provider was told to
    do, by the names of the orders (flows/payments/orders.py).
    """

    key: str
    checkout: Checkout | None = None
    plan: Plan | None = None
    resources: dict[str, Resource] = {}
    ordered: list[str] = []


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


class Pause(msgspec.Struct, frozen=True, kw_only=True):
    """A chat in which a person has taken over: `reason` is "person", "stuck", "safeguarding" or "emergency", and
    `token` names the pause in the link that the person gets. The parent last heard at `told_at` that somebody comes.
    `by` is who is on it, by name, once somebody is.
    """

    reason: str
    at: datetime
    token: str
    told_at: datetime | None = None
    by: str = ""


def is_number(address: str) -> bool:
    """Whether WhatsApp knows somebody by their number, in E.164, rather than by a business-scoped user id."""
    return address.startswith("+")


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody of the club is asked to see to, behind a link whose `token` nobody can guess.

    Who it is about is shown to whoever has a code that went to `phone` and `email`; for an alert to the `officer` of
    that place (1: the welfare officer, 2: the deputy). `child` and `guardian` are names that outlast an erasure.
    """

    token: str
    fact: str
    headline: str
    at: datetime
    parent: str
    reference: str = ""
    phone: str = ""
    email: str = ""
    officer: int = 0
    child: str = ""
    guardian: str = ""


class Alert(msgspec.Struct, kw_only=True):
    """What a parent wrote of a child's safety: it goes out again and again until a person has taken it.

    `cases` has a link for each officer. `round` counts how often it was due to go out (see flows/reminders/rounds.py),
    `left` are the ways of this round by which it has, `told` is how often the parent heard that nobody has taken it.
    Nothing is to be done before `next_at`, and nothing any more where there is none.
    """

    parent: str
    reason: str
    at: datetime
    cases: list[Case]
    round: int = 0
    left: list[str] = []
    told: int = 0
    next_at: datetime | None = None
    taken_by: str = ""
    taken_at: datetime | None = None
    version: int = 0


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
        registration = self.registration
        if registration is None:
            raise NobodyInvited("No registration is talked about: ask only where one is")
        return registration


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """An e-mail and a text that go out beside the chat: `templates` are `email/<name>` and `sms/<name>`.

    `trace` is the same for the same notice however often it is made out, so that nobody gets it twice. `values` has
    every name that the templates use. Of the kind "suppress" or "lift" it is no message: these addresses are to get
    nothing more, or something again. A `stand_in` is for the chat messages that were made with it, and goes only where
    one of them did not arrive.
    """

    trace: str
    templates: list[str]
    email: str
    phone: str
    values: dict[str, str]
    kind: str = "message"
    stand_in: bool = False

    @property
    def texted(self) -> bool:
        return any(each.startswith("sms/") for each in self.templates)


class DigestLine(msgspec.Struct, frozen=True):
    """One piece of news for the day's digest, and whose team it is about."""

    manager_phone: str
    reference: str
    text: str


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A photo that was sent: its `key` in the photo store, or the `trouble` that keeps it from being one."""

    key: str = ""
    trouble: str = ""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What a parent sent. `choice` is what a tapped button or list item carries, as a Reply gave it; `about` is the
    step that a quoted message of ours had asked; `sent_at` is when it was sent, where it comes late;
    it is `followed` where the next one was there already; `opt_out` is "STOP", "START" or "HELP" where Twilio itself
    has answered the word already.
    """

    sid: str
    text: str = ""
    choice: str = ""
    kind: str = "text"
    about: str = ""
    opt_out: str = ""
    sent_at: datetime | None = None
    followed: bool = False
    picture: Picture | None = None


class Unclear(msgspec.Struct, frozen=True, kw_only=True):
    """A message that no table could read, and all that a language model is shown of it: the `prompt` of the `question`
    and the `text`, both without the names that the club knows, and the `values` to choose from; without any, a date.
    """

    question: str
    prompt: str
    text: str
    values: list[str] = []


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """What a language model took a message for at the question `about`, in words that a parent might have typed; "" for
    nothing.
    """

    about: str
    said: str = ""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the house knows beside the conversation: what is `taken` in the player's team (see holds.py), the statuses
    of registrations of the same player by `others`, and a `token` that nobody can guess, for a link. `looked` is False
    where nobody has looked at what is taken. `may_guess` is whether a language model may be asked what no table can
    read, and `guess` what it said.
    """

    taken: frozenset[str] = frozenset()
    looked: bool = True
    others: tuple[str, ...] = ()
    token: str = ""
    may_guess: bool = False
    guess: Guess | None = None


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What we answer: paragraphs, of which the last asks; and the labels to tap, with what they are about.

    `numbered` says that a label may also be chosen by its place in the list.
    """

    paragraphs: list[str]
    about: str = ""
    labels: list[str] = []
    numbered: bool = True
