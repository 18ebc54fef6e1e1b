"""Metrics of the conversation, read by CloudWatch out of log lines (embedded metric format): numbers, no people."""

from aws_lambda_powertools.metrics import MetricUnit, single_metric

NAMESPACE = "Registration"


def count(name: str, value: float = 1, unit: MetricUnit = MetricUnit.Count, **dimensions: str) -> None:
    """One number, told apart by the dimensions: `count("Answers", question="email")`."""
    with single_metric(name=name, unit=unit, value=value, namespace=NAMESPACE) as metric:
        for dimension, of in dimensions.items():
            metric.add_dimension(name=dimension, value=of)
