"""The figures: what was queued, what became of it, how long it took, in CloudWatch's embedded metric format."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence

from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from sender.store.ledger import FAILED, QUEUED, SENDING, SENT

NAMESPACE = os.environ.get("POWERTOOLS_METRICS_NAMESPACE", "Sender")  # two stages may live in one account
SERVICE = "sender"
MOST_VALUES = 50  # of a metric in one line; the format allows 100
NAMES = {QUEUED: "put_off", SENDING: "unanswered"}


def queued(channels: Iterable[str]) -> None:
    """So many messages were put on the queue; one channel for each."""
    for channel, count in Counter(channels).items():
        _publish("queued", [count], channel=channel)


class Figures:
    """The outcomes of one batch, published together."""

    def __init__(self):
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
            _publish(NAMES.get(status, status), [count], channel=channel, **({"reason": reason} if reason else {}))
        for channel, ages in self._ages.items():
            _publish("age", ages, MetricUnit.Seconds, channel=channel)
        finished = {FAILED: 1.0, SENT: 0.0}
        rates = [finished[status] for _, status, _ in self._outcomes.elements() if status in finished]
        if rates:
            _publish("failure", rates)


def _publish(name: str, values: Sequence[float], unit: MetricUnit = MetricUnit.Count, **dimensions: str) -> None:
    for start in range(0, len(values), MOST_VALUES):
        metrics = EphemeralMetrics(namespace=NAMESPACE, service=SERVICE)
        for dimension, value in dimensions.items():
            metrics.add_dimension(dimension, value)
        for value in values[start : start + MOST_VALUES]:
            metrics.add_metric(name, unit, value)
        metrics.flush_metrics()
