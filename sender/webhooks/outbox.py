"""What callers are told, and what providers are, is put on a queue of its own: nobody waits for another's computers."""

from collections.abc import Iterable, Sequence
from typing import Any

from sender.auth.callers import SUPPRESS, Callers
from sender.store.messages import Channel
from sender.store.queues import put_all
from sender.webhooks.events import CallerEvent, Errand, Lift, Posting, Spread, encoded


class CallerEvents:
    """`sqs` is a boto3 client, `url` the queue's; without one nobody is told anything."""

    def __init__(self, sqs: Any, url: str, callers: Callers):
        self._sqs, self._url, self._callers = sqs, url, callers

    def tell(self, postings: Iterable[Posting]) -> None:
        """Tell each to its caller, where that has a webhook. To tell it again is safe. Raises QueueRefused."""
        waiting = list(postings)
        told = {name for name in {each.caller for each in waiting} if self._is_told(name)}
        self._put([each for each in waiting if each.caller in told])

    def tell_all(self, events: Sequence[CallerEvent], but: str = "") -> None:
        """Tell these to every caller with a webhook that may list who opted out, except one. Raises QueueRefused."""
        if events and self._url:
            told = [each.name for each in self._callers.all() if each.is_told and SUPPRESS in each.scopes]
            self._put([Posting(name, event) for name in told if name != but for event in events])

    def spread(self, events: Iterable[CallerEvent], but: str) -> None:
        """Have `tell_all` done with these. Raises QueueRefused."""
        if self._url:
            self._put([Spread(event, but) for event in events])

    def lift(self, recipients: Iterable[tuple[Channel, str]]) -> None:
        """Have these taken off their providers' own lists, by channel and address. Raises QueueRefused."""
        if self._url:
            self._put([Lift(*each) for each in recipients])

    def again(self, errand: Errand) -> None:
        """Put what was in vain on the queue once more. Raises QueueRefused."""
        self._put([errand])

    def _is_told(self, name: str) -> bool:
        caller = self._callers.get(name) if self._url else None
        return caller is not None and caller.is_told

    def _put(self, errands: Sequence[Errand]) -> None:
        put_all(self._sqs, self._url, map(encoded, errands))
