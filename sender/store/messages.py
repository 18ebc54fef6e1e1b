"""What travels on the queue: one recipient and channel a message, with everything already rendered."""

import hashlib
import json
import re
from typing import Any, Final, Literal

import msgspec

EMAIL: Final = "EMAIL"
SMS: Final = "SMS"
CHANNELS = (EMAIL, SMS)
Purpose = Literal["TRANSACTIONAL", "PROMOTIONAL"]
Channel = Literal["EMAIL", "SMS"]
NOT_ON_A_QUEUE = re.compile("[\ufffe\uffff]")  # what SQS refuses of what JSON may hold
Priority = Literal["URGENT", "NORMAL", "BULK"]
URGENT: Final = "URGENT"
NORMAL: Final = "NORMAL"
BULK: Final = "BULK"
PRIORITIES: tuple[Priority, ...] = (URGENT, NORMAL, BULK)  # the first goes first


class Email(msgspec.Struct, frozen=True, kw_only=True):
    """An e-mail to one address. `html` and `text` say the same; `address` is in the form that SES takes.

    `unsubscribe` is the https address that takes the recipient off the `topic`, of which it is.

    `accepted_at` and `expires_at` are epoch seconds; the latter is None in what the release before has queued, which
    has no `caller` either. `spread` says how the ledger's rows of its request lie. Nothing is sent before `send_at`.
    """

    trace: str
    id: str
    request_id: str
    address: str
    from_: str = msgspec.field(name="from")
    reply_to: tuple[str, ...]
    subject: str
    html: str
    text: str
    purpose: Purpose = "TRANSACTIONAL"
    topic: str = ""
    unsubscribe: str = ""
    at_most_once: bool = False
    caller: str = ""
    priority: Priority = NORMAL
    spread: bool = False
    accepted_at: float = 0
    expires_at: float | None = None
    send_at: float = 0
    template: str | None = None
    template_version: str | None = None
    channel: Literal["EMAIL"] = EMAIL


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """An SMS to one number, E.164. `origination` is a number, a pool or a sender id."""

    trace: str
    id: str
    request_id: str
    address: str
    origination: str
    message_type: Purpose = "TRANSACTIONAL"
    text: str
    at_most_once: bool = False
    caller: str = ""
    priority: Priority = NORMAL
    spread: bool = False
    accepted_at: float = 0
    expires_at: float | None = None
    send_at: float = 0
    template: str | None = None
    template_version: str | None = None
    channel: Literal["SMS"] = SMS


Message = Email | Text


def encode(message: Message) -> str:
    """A message as it stands on the queue, where each letter takes its own bytes and no more."""
    written = json.dumps(msgspec.to_builtins(message), separators=(",", ":"), ensure_ascii=False)
    return NOT_ON_A_QUEUE.sub(lambda found: json.dumps(found[0])[1:-1], written)


def decode(body: str) -> Message:
    """The message of a queue message's body. Raises msgspec.ValidationError or msgspec.DecodeError where it is none."""
    fields: Any = msgspec.json.decode(body)
    if isinstance(fields, dict) and fields.get("channel") == SMS:
        return msgspec.convert(fields, Text)
    return msgspec.convert(fields, Email)


def normalised(address: str) -> str:
    """The form in which two spellings of one address are the same. E-mail providers do not tell Jane@ from jane@."""
    return address.strip().casefold()


def message_id(trace: str, channel: str, address: str) -> str:
    """The id of a message: the same whenever it is the same recipient of the same request."""
    return hashlib.sha256("\n".join((trace, channel, normalised(address))).encode()).hexdigest()[:16]
