"""The sender's metrics: each has the dimension `service`, and most the channel."""

from collections import Counter
from collections.abc import Iterable

from service.metrics import Metrics

metrics = Metrics("Sender", service="sender")


def queued(channels: Iterable[str]) -> None:
    """So many messages were put on the queue; one channel for each."""
    for channel, count in Counter(channels).items():
        metrics.publish("queued", [count], channel=channel)
