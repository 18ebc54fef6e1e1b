"""Figures, read by CloudWatch out of log lines (embedded metric format): numbers, no people."""

import os
import time
from collections.abc import Sequence

import msgspec

MOST_VALUES = 50  # of a metric in one line; the format allows 100


class Metrics:
    """The metrics of one service. With a `service` name they have that dimension too.

    Two stages may live in one account: METRICS_NAMESPACE tells them apart.
    """

    def __init__(self, namespace: str, service: str | None = None):
        self._namespace = os.environ.get("METRICS_NAMESPACE", namespace)
        self._own = {"service": service} if service else {}

    def publish(self, name: str, values: Sequence[float], unit: str = "Count", **dimensions: str) -> None:
        """The values of one metric, told apart by the dimensions; `unit` is one of CloudWatch's.

        Each combination of dimensions is a metric that is paid for, so what they are takes few values.
        """
        for start in range(0, len(values), MOST_VALUES):
            figures = {name: values[start : start + MOST_VALUES]}
            print(_line(self._namespace, figures, unit, self._own | dimensions))  # noqa: T201 this is how they are read


def _line(namespace: str, figures: dict[str, Sequence[float]], unit: str, dimensions: dict[str, str]) -> str:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html"""
    metrics = [{"Name": name, "Unit": unit} for name in figures]
    directive = {"Namespace": namespace, "Dimensions": [list(dimensions)], "Metrics": metrics}
    about = {"Timestamp": round(time.time() * 1000), "CloudWatchMetrics": [directive]}
    return msgspec.json.encode({"_aws": about, **dimensions, **figures}).decode()
