"""The figures of the sender's that alarms watch: how much of what was sent failed, and how long providers hold us up.

Every other figure, by channel, status and reason, stands in the log line of each message: a metric is paid for.
"""

from collections.abc import Sequence

from service.metrics import Metrics

_metrics = Metrics("Sender", service="sender")


def publish(failures: Sequence[bool], held_up: Sequence[float] = ()) -> None:
    """Whether each message of a batch failed: 1 or 0, so that the average is the error rate. How old those are, in
    seconds, that are put back because their provider takes none: of bulk it says nothing.
    """
    _metrics.publish("failure", [float(failed) for failed in failures])
    _metrics.publish("held_up", held_up, "Seconds")
