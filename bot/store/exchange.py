"""An exchange: what came in and what goes out in answer.

Its row is at once the transcript, the memory that a message was heard (its key is what makes a repeat harmless:
idempotency), and the outbox.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from flows.records import Alert, Case, DigestLine, Notice, Order, Registration
from flows.understanding.turn import Turn

MESSAGE_SID = re.compile(r"(SM|MM)[0-9a-f]{32}")
JUST_NOW = timedelta(hours=1)  # after the parent went to pay: they are awake, whatever the hour
PAYMENT_NEWS = "gocardless-"  # how the key of an exchange begins that the payment provider's news made
UNSENT, SENT, FAILED, HELD = STATUSES = "unsent", "sent", "failed", "held"


class Outgoing(msgspec.Struct, kw_only=True):
    """One WhatsApp message to a parent.

    `content` names a content of contents.py with its `variables`; without one it is plain text. `text` is what the
    parent reads either way. `sid` is Twilio's once it is sent, `error` Twilio's code once it has failed; `fate` is the
    newest of its statuses at WhatsApp that we were told.
    """

    text: str
    content: str = ""
    variables: dict[str, str] = {}
    status: str = UNSENT
    sid: str = ""
    error: str = ""
    fate: str = ""

    @property
    def is_invite(self) -> bool:
        return self.content.partition("_")[0] == "invite"


class Posting(msgspec.Struct, kw_only=True):
    """A notice on its way to the shared sender, which sends it once however often it is posted.

    HELD is a stand-in while nothing says that the chat messages of its exchange did not arrive.
    """

    notice: Notice
    status: str = UNSENT
    error: str = ""


def invite_key(registration: Registration) -> str:
    """The key of the exchange that has a registration's newest invite."""
    return f"invite-{registration.reference}-{registration.invites}"


def postings_of(notices: Iterable[Notice], outgoing: list[Outgoing]) -> list[Posting]:
    """Notices that go out with these messages; where the chat says nothing, what stands in for it goes at once."""
    return [Posting(notice=each, status=HELD if each.stand_in and outgoing else UNSENT) for each in notices]


class Ordered(msgspec.Struct, kw_only=True):
    """An order on its way to the payment provider, which carries it out once however often it is given."""

    order: Order
    status: str = UNSENT
    error: str = ""


class Exchange(msgspec.Struct, kw_only=True):
    """`key` is the inbound MessageSid, or names what else set it off. `asked` is the step that its last message asks,
    `lines` are for the day's digest, `cases` and `alerts` are saved beside it;
    `erases` are the references of registrations of which nothing is to be left, with every exchange of the parent's, or
    those from before `erases_before`; `forgets` the MessageSids that are still to be deleted at Twilio. `orders` are
    for the payment provider. `request_id` is of the request that made it, and goes with what is sent of it, however
    late.

    `to` is where WhatsApp reaches the parent, "" for `parent` itself; `known_as` are the user ids of theirs that were
    known when it was saved. `reply_to` is where the answers to its e-mails go: one that is tried again stays the same.
    `name` is of the form or call that had it sent, where that may come again.

    Until `lease_until` (epoch seconds) only the holder of `lease` may send, and before `not_before` nobody.
    """

    parent: str
    key: str
    at: datetime
    heard: dict[str, str] = {}
    facts: list[tuple[str, str]] = []
    outgoing: list[Outgoing] = []
    postings: list[Posting] = []
    asked: str = ""
    lines: list[DigestLine] = []
    cases: list[Case] = []
    alerts: list[Alert] = []
    erases: list[str] = []
    erases_before: datetime | None = None
    forgets: list[str] = []
    orders: list[Ordered] = []
    request_id: str = ""
    lease: str = ""
    lease_until: float = 0
    not_before: float = 0
    to: str = ""
    known_as: list[str] = []
    reply_to: str = ""
    name: str = ""

    @classmethod
    def of_turn(cls, turn: Turn, key: str, outgoing: list[Outgoing]) -> "Exchange":
        """What comes of a turn, whose replies are these messages."""
        return cls(
            parent=turn.conversation.parent,
            key=key,
            at=turn.now,
            facts=turn.facts,
            lines=turn.lines,
            cases=turn.cases,
            alerts=turn.alerts,
            outgoing=outgoing,
            postings=postings_of(turn.notices, outgoing),
            asked=turn.replies[-1].about.rstrip("?") if outgoing else "",
        )

    @property
    def unsent(self) -> list[Outgoing | Posting]:
        return [each for each in self._all if each.status == UNSENT]

    @property
    def _all(self) -> list[Outgoing | Posting]:
        return [*self.outgoing, *self.postings]

    @property
    def address(self) -> str:
        return self.to or self.parent

    @property
    def held(self) -> list[Posting]:
        return [each for each in self.postings if each.status == HELD]

    def release(self) -> None:
        """Let go what stands in for the chat: one of its messages did not arrive."""
        for each in self.held:
            each.status = UNSENT

    @property
    def unprompted(self) -> bool:
        """Whether this is no answer to what a parent has just written: it waits for the day, and may be out of date."""
        return self.key.startswith(("invite-", "remind-", "after-", "sender-"))

    def waits_for_day(self, now: datetime) -> bool:
        """Whether what is left of it is not for the night: of a payment's news, what was to be said an hour ago."""
        old_news = self.key.startswith(PAYMENT_NEWS) and now - self.at > JUST_NOW
        return self.unprompted or (old_news and bool(self.unsent))

    @property
    def unfinished(self) -> bool:
        return bool(self.unsent or self.erases or self.forgets or self.ungiven)

    @property
    def ungiven(self) -> list[Ordered]:
        return [each for each in self.orders if each.status == UNSENT]

    def erases_of(self, other: "Exchange") -> bool:
        """Whether another exchange goes with what this one erases."""
        return self.erases_before is None or other.at < self.erases_before

    @property
    def sids(self) -> list[str]:
        """Of the messages of this exchange that Twilio has."""
        heard = [self.key] if MESSAGE_SID.fullmatch(self.key) else []
        return heard + [each.sid for each in self.outgoing if each.sid]

    def outcome(self) -> dict[str, object]:
        """For the log: how many messages went, which notices the sender took and has yet to take, and the errors."""
        posted = {status: [each.notice.trace for each in self.postings if each.status == status] for status in STATUSES}
        return {
            "sent": sum(each.status == SENT for each in self.outgoing),
            "posted": posted[SENT] or None,
            "unposted": posted[UNSENT] or None,
            "errors": [each.error for each in self._all if each.status == FAILED] or None,
        }
