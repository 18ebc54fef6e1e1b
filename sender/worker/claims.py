"""Whether a worker may send a message, and what became of it."""

from typing import NamedTuple

from sender.store.ledger import FINAL, Row
from sender.store.messages import Message


class Claim(NamedTuple):
    """The right to send one message until `until` (epoch seconds). `unanswered`: the provider left the last try so."""

    message: Message
    token: str
    until: float
    unanswered: bool = False


class Held(NamedTuple):
    """A message not to be sent now: it is done, or somebody sends it until `until`, or the ledger has no row of it."""

    message: Message
    row: Row | None
    until: float = 0

    @property
    def done(self) -> bool:
        return self.row is not None and self.row.status in FINAL


class Postponed(NamedTuple):
    """A message that nobody claimed: it has no turn before `seconds` are over, and why."""

    message: Message
    seconds: float
    reason: str


class Outcome(NamedTuple):
    """What became of a claimed message. SENDING says that nobody knows its fate, QUEUED that it is to be sent later."""

    claim: Claim
    status: str
    reason: str = ""
    provider_id: str = ""

    @property
    def message(self) -> Message:
        return self.claim.message

    @property
    def done(self) -> bool:
        return self.status in FINAL

    def stands_in(self, row: Row | None) -> bool:
        """Whether the ledger has this outcome already: its answer was lost, and it is written a second time."""
        known = (self.status, self.provider_id or None, self.reason or None)
        return (
            row is not None
            and (row.status, row.provider_id, row.reason) == known
            and row.claim in (None, self.claim.token)
        )
