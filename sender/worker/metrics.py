"""The figures of a batch: what became of its messages, and how long it took."""

from collections import Counter

from sender.logs.metrics import metrics
from sender.store.ledger import FAILED, QUEUED, SENDING, SENT

NAMES = {QUEUED: "put_off", SENDING: "unanswered"}


class Figures:
    """The outcomes of one batch, published together."""

    def __init__(self) -> None:
        self._outcomes: Counter[tuple[str, str, str]] = Counter()
        self._ages: dict[str, list[float]] = {}

    def count(self, channel: str, status: str, reason: str, age: float) -> None:
        """One message came to this status, `age` seconds after it was queued."""
        self._outcomes[channel, status, reason] += 1
        if status == SENT:
            self._ages.setdefault(channel, []).append(max(0.0, age))

    def publish(self) -> None:
        """Write everything out.

        `failure` is 1 for each message that failed and 0 for each that was sent: its average is the error rate.
        """
        for (channel, status, reason), count in self._outcomes.items():
            because = {"reason": reason} if reason else {}
            metrics.publish(NAMES.get(status, status), [count], channel=channel, **because)
        for channel, ages in self._ages.items():
            metrics.publish("age", ages, "Seconds", channel=channel)
        finished = {FAILED: 1.0, SENT: 0.0}
        metrics.publish(
            "failure", [finished[status] for _, status, _ in self._outcomes.elements() if status in finished]
        )
