"""The figure of the sender's that an alarm watches: how much of what was sent failed.

Every other figure, by channel, status and reason, stands in the log line of each message: a metric is paid for.
"""

from service.metrics import Metrics

_metrics = Metrics("Sender", service="sender")


def publish(failures: list[bool]) -> None:
    """Whether each message of a batch failed: 1 or 0, so that the average is the error rate."""
    _metrics.publish("failure", [float(failed) for failed in failures])
