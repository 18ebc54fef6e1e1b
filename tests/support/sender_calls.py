"""The shared sender's webhook as tests post it: signed, once, twice or late."""

import json
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from werkzeug.test import TestResponse

from service.signed_webhooks import sign
from tests.support.house import House

SECRET = "the-senders-secret-of-the-tests"
JANE = "jane@example.com"


class SenderCalls:
    """A house that is told what became of its e-mails and texts."""

    def __init__(self, house: House):
        self.house, self._ids = house, count(1)
        house.start(SENDER_WEBHOOK_SECRET=SECRET)

    def event(self, event: str, address: str = JANE, **changes: Any) -> dict[str, Any]:
        """What happened now to a notice, by whose address it is; a change of ... leaves the field out."""
        now = self.house.clock.now().replace(microsecond=0)
        body = {
            "EventId": f"event-{next(self._ids)}",
            "Event": event,
            "At": now.isoformat().replace("+00:00", "Z"),
            "TraceId": None,
            "Channel": "EMAIL" if "@" in address else "SMS",
            "Recipient": address,
            "Reason": "text" if event.startswith("opted_") else "",
            "Detail": "hard" if event == "bounced" else None,
        }
        return {field: value for field, value in (body | changes).items() if value is not ...}

    def posts(
        self, event: dict[str, Any] | bytes, secret: str = SECRET, late: float = 0, **headers: str
    ) -> TestResponse:
        """Post an event, `late` seconds after it was signed."""
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        signed_at = self.house.clock.now() - timedelta(seconds=late)
        signed = sign(secret, "event", int(signed_at.timestamp()), body)
        return self.house.browser.post("/sender", data=body, headers=signed | headers, content_type="application/json")

    def tells(self, event: str, address: str = JANE, **changes: Any) -> dict[str, Any]:
        """Post an event, and let the worker work; the event."""
        told = self.event(event, address, **changes)
        assert self.posts(told).status_code == 204
        self.house.work()
        return told

    def before(self, seconds: float) -> str:
        """So many seconds ago, as an event says it."""
        at: datetime = self.house.clock.now() - timedelta(seconds=seconds)
        return at.replace(microsecond=0).isoformat().replace("+00:00", "Z")
