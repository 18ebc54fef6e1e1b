"""Figures, read by CloudWatch out of log lines (embedded metric format): numbers, no people."""

import os
from collections.abc import Sequence

from aws_lambda_powertools.metrics import EphemeralMetrics

MOST_VALUES = 50  # of a metric in one line; the format allows 100


class Metrics:
    """The metrics of one service. With a `service` name they have that dimension too.

    Two stages may live in one account: POWERTOOLS_METRICS_NAMESPACE tells them apart.
    """

    def __init__(self, namespace: str, service: str | None = None):
        self._namespace = os.environ.get("POWERTOOLS_METRICS_NAMESPACE", namespace)
        self._service = service

    def publish(self, name: str, values: Sequence[float], unit: str = "Count", **dimensions: str) -> None:
        """The values of one metric, told apart by the dimensions; `unit` is one of CloudWatch's.

        Each combination of dimensions is a metric that is paid for, so what they are takes few values.
        """
        for start in range(0, len(values), MOST_VALUES):
            metrics = EphemeralMetrics(namespace=self._namespace, service=self._service)
            for dimension, of in dimensions.items():
                metrics.add_dimension(dimension, of)
            for value in values[start : start + MOST_VALUES]:
                metrics.add_metric(name, unit, value)
            metrics.flush_metrics()
