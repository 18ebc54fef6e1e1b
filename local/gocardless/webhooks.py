"""GoCardless's webhooks: several events in one, signed over the raw body; again later where nobody took it."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from local.gocardless.books import Books
from local.gocardless.faults import Faults
from local.twilio.webhooks import post_over_http

MOST = 250  # events in one webhook
AGAIN = timedelta(seconds=10)
Post = Callable[[str, bytes, dict[str, str]], "int | tuple[int | None, str]"]


class Webhooks:
    def __init__(self, books: Books, faults: Faults, secret: str, url: str, post: Post | None = None):
        self._books, self._faults, self.secret, self.url = books, faults, secret, url
        self._post, self._not_before = post or post_over_http, None

    def deliver(self, now: datetime) -> None:
        """Bring what is to be told; what is not taken stays to be told."""
        if not self.url or (self._not_before and now < self._not_before):
            return
        with self._books.lock:
            ids = self._books.unsent[:MOST]
            events = [self._books.of("events")[each] for each in ids]
        if events and self._bring(events):
            with self._books.lock:
                self._books.unsent[:] = [each for each in self._books.unsent if each not in ids]
                self._books.save()
        elif events:
            self._not_before = now + AGAIN

    def _bring(self, events: list[dict]) -> bool:
        """Whether all were taken, or lost on order."""
        if self._faults.loses_this():
            return True
        batches = [events] * self._faults.repeats
        if self._faults.shuffles:
            batches = [[event] for batch in batches for event in batch]
            self._faults.shuffles.shuffle(batches)
        answers = [self.send(batch) for batch in batches]
        return all(answer in range(200, 300) for answer in answers)

    def send(self, events: list[dict], secret: str = "") -> int | None:
        """Bring these events in one webhook; the answer's status."""
        body = json.dumps({"events": events, "meta": {"webhook_id": "WB" + secrets.token_hex(7).upper()}}).encode()
        headers = {"Content-Type": "application/json", "Webhook-Signature": signature(secret or self.secret, body),
                   "User-Agent": "gocardless-webhook-service/1.1"}  # fmt: skip
        answer = self._post(self.url, body, headers)
        return answer[0] if isinstance(answer, tuple) else answer


def signature(secret: str, body: bytes) -> str:
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
