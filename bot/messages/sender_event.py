"""One event of the shared sender's: what became of a message, or that somebody wants none any more, or again."""

import hashlib
import re
from datetime import datetime

import msgspec

ID = re.compile(r"[\w.-]{1,100}", re.ASCII)
EMAIL, SMS = "EMAIL", "SMS"
FOR_GOOD = "hard"
NOT_SPAM = "not-spam"  # what a complaint of SES's says where somebody took an e-mail out of the spam
SUPPRESSED_FOR = {"bounce": "bounced", "complaint": "complained"}  # what an address did before; else a person said no


class NotAnEvent(ValueError):
    """What was posted is none; the message says why."""


class SenderEvent(msgspec.Struct, frozen=True, rename="pascal"):
    """One event: `trace` is of the notice that it is about, `address` whose it is; `detail` is "hard" or "soft"."""

    id: str = msgspec.field(name="EventId")
    event: str
    at: datetime
    channel: str
    address: str = msgspec.field(name="Recipient")
    trace: str | None = msgspec.field(name="TraceId", default=None)
    reason: str | None = None
    detail: str | None = None

    @classmethod
    def read(cls, body: bytes | str) -> "SenderEvent":
        """Raises NotAnEvent. Fields that are new to us are passed over."""
        try:
            event = msgspec.json.decode(body, type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise NotAnEvent("An event has an EventId, an Event, At, a Channel and a Recipient") from None
        if not ID.fullmatch(event.id) or event.at.tzinfo is None:
            raise NotAnEvent("An EventId has 1 to 100 letters, digits, dots and dashes, and At has its zone")
        return event

    @property
    def in_vain(self) -> str:
        """Why e-mails to this address are in vain, "bounced" or "complained"; "" where the event does not say so."""
        if self.channel != EMAIL:
            return ""
        if self.event == "suppressed":
            return SUPPRESSED_FOR.get(self.reason or "", "")
        said = {"bounced": self.detail == FOR_GOOD, "complained": self.reason != NOT_SPAM}
        return self.event if said.get(self.event) else ""

    @property
    def group(self) -> str:
        """The message group that keeps the events of an address in order, without naming it."""
        return f"sender-{hashlib.sha256(self.address.casefold().encode()).hexdigest()}"

    @property
    def key(self) -> str:
        """Of the exchange: what is said of a bounce is unprompted, and out of date once the parent has written."""
        return f"texted-{self.id}" if self.channel == SMS else f"sender-{self.id}"
