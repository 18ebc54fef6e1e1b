"""What a caller is told: a fact about one of its messages, or that somebody wants nothing more, or to be told again."""

import hashlib
from datetime import UTC, datetime
from typing import Final, Literal

import msgspec

from sender.store.ledger import BOUNCED, EXPIRED, FAILED, SUPPRESSED, Row
from sender.store.messages import Channel, Message

OPTED_OUT: Final = "opted_out"
OPTED_IN: Final = "opted_in"
Choice = Literal["opted_out", "opted_in"]
ENDED = (FAILED, EXPIRED, SUPPRESSED)  # what a caller is told of what was not sent


class CallerEvent(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """As it is posted. `event_id` is the same whenever the same fact is told; `at` is ISO 8601 in UTC.

    `trace_id` is None of a person's choice, which is about all that is sent to them. `detail` tells of a bounce
    whether it is for good.
    """

    event_id: str
    event: str
    at: str
    trace_id: str | None = None
    channel: Channel
    recipient: str
    reason: str = ""
    detail: Literal["hard", "soft"] | None = None

    def body(self) -> bytes:
        return msgspec.json.encode(self)


class Posting(msgspec.Struct, frozen=True, tag_field="do", tag="post"):
    """An event that waits on the queue, and the caller that it is for."""

    caller: str
    event: CallerEvent


class Lift(msgspec.Struct, frozen=True, tag_field="do", tag="lift"):
    """An opt-out was taken back, which the provider has to hear too; the API may not speak with it."""

    channel: Channel
    address: str


class Spread(msgspec.Struct, frozen=True, tag_field="do", tag="spread"):
    """An event for every caller that may hear of it but one, whom the API need not look up while somebody waits."""

    event: CallerEvent
    but: str


Errand = Posting | Lift | Spread


def encoded(errand: Errand) -> str:
    return msgspec.json.encode(errand).decode()


def read_errand(body: str) -> Errand:
    """The errand of a queue message's body. Raises msgspec.MsgspecError where it is none."""
    return msgspec.json.decode(body, type=Errand)


def of_delivery(row: Row) -> Posting:
    """What a provider told of a message, as its row has it."""
    kind, _, rest = (row.delivery_reason or "").partition(" ") if row.delivery == BOUNCED else ("", "", "")
    detail: Literal["hard", "soft"] | None = "hard" if kind == "hard" else "soft" if kind else None
    name = _id(row.trace, row.id, row.delivery or "", str(row.told))  # a bounce for good is news after a soft one
    reason = rest if kind else row.delivery_reason
    return _of_message(row, row.delivery or "", reason, row.delivery_at or "", name, detail)


def of_end(of: Row | Message, status: str, reason: str | None, at: str) -> Posting:
    """What became of a message that was not sent: one of ENDED."""
    return _of_message(of, status, reason, at, _id(of.trace, of.id, status))


def of_choice(event: Choice, channel: Channel, address: str, reason: str, at: datetime, said: str) -> CallerEvent:
    """That somebody is to be written to no more, or again; `said` tells one time that they said so from another."""
    name = _id(event, channel, address, said)
    return CallerEvent(
        event_id=name, event=event, at=_written(at.isoformat()), channel=channel, recipient=address, reason=reason
    )


def _of_message(
    of: Row | Message,
    event: str,
    reason: str | None,
    at: str,
    name: str,
    detail: Literal["hard", "soft"] | None = None,
) -> Posting:
    told = CallerEvent(
        event_id=name,
        event=event,
        at=_written(at),
        trace_id=of.trace,
        channel=of.channel,
        recipient=of.address,
        reason=reason or "",
        detail=detail,
    )
    return Posting(of.caller or "", told)


def _id(*about: str) -> str:
    return "evt_" + hashlib.sha256("\n".join(about).encode()).hexdigest()[:32]


def _written(moment: str) -> str:
    """ISO 8601 in UTC, to the second."""
    return f"{datetime.fromisoformat(moment).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
