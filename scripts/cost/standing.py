"""What a month takes whether anybody registers or not, read from what is deployed: both stacks and Zappa's settings."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from local.aws.stack import resources_of
from scripts.cost.usage import GB, REPORT_LINES, billed_calls

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = {"bot": ROOT / "infrastructure.yaml", "sender": ROOT / "sender" / "infrastructure.yaml"}
STAGES = {"bot": "production", "sender": "sender_production", "sender worker": "sender_worker_production"}
TICKING = {"bot": "bot", "sender": "sender worker"}  # the function that each service's schedules call
MINUTES = 30 * 24 * 60  # of a month
MINUTES_OF = {"minute": 1, "hour": 60, "day": 24 * 60}
# Five at a time, each waiting 20 seconds: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
POLLS_A_MINUTE = 15
# How long DynamoDB keeps a table's key: https://docs.aws.amazon.com/kms/latest/developerguide/services-dynamodb.html
KEY_KEPT_MINUTES = 5
ONE_EACH = {
    "AWS::SecretsManager::Secret": "secrets",
    "AWS::CloudWatch::Alarm": "alarms",
    "AWS::CloudWatch::Dashboard": "dashboards",
}
Idle = dict[str, list[tuple[float, Counter[str]]]]  # by service: the seconds and the calls of ticks without work


def memory_gb() -> dict[str, float]:
    """The memory of each function."""
    return {function: _stage(stage)["memory_size"] / 1024 for function, stage in STAGES.items()}


def month_use(idle: Idle, metrics: int) -> dict[str, float]:
    """Ticks as they were measured, the queues' pollers, and what is billed by the month for being there.

    `metrics` are those that a run sent; what an alarm watches may be sent on a worse day.
    """
    resources = [each for service in TEMPLATES for each in _resources(service)]
    use = Counter({"metrics": max(metrics, _watched(resources)), "sms_number": 1, "whatsapp_number": 1})
    use.update(dict.fromkeys(ONE_EACH.values(), 0))
    for each in resources:
        if each["Type"] in ONE_EACH:
            use[ONE_EACH[each["Type"]]] += 1
    for service, ticks in idle.items():
        use.update(_ticks_use(service, ticks))
    use["scheduler_calls"] = sum(_times_a_month(each) for service in TEMPLATES for each in _schedules(service))
    for queue in (queue for service in TEMPLATES for queue in _mapped_queues(service)):
        use["sqs_fifo_requests" if queue.get("FifoQueue") else "sqs_requests"] += POLLS_A_MINUTE * MINUTES
    tables = [each["Properties"] for each in resources if each["Type"] == "AWS::DynamoDB::Table"]
    encrypted = [table for table in tables if table.get("SSESpecification", {}).get("SSEEnabled")]
    use["key_requests"] = len(encrypted) * MINUTES / KEY_KEPT_MINUTES
    return dict(use)


def _watched(resources: list[dict[str, Any]]) -> int:
    """How many alarms watch a metric of our own."""
    alarms = [each["Properties"] for each in resources if each["Type"] == "AWS::CloudWatch::Alarm"]
    return sum(not str(alarm["Namespace"]).startswith("AWS/") for alarm in alarms)


def _ticks_use(service: str, ticks: list[tuple[float, Counter[str]]]) -> Counter[str]:
    events = [event["expression"] for event in _stage(STAGES[TICKING[service]]).get("events", [])]
    times = sum(map(_times_a_month, [*events, *_schedules(service)]))
    seconds, calls = zip(*ticks, strict=True)
    use = Counter(
        lambda_requests=times,
        lambda_gb_seconds=times * sum(seconds) / len(ticks) * memory_gb()[TICKING[service]],
        logs_gb=times * REPORT_LINES / GB,
    )
    for price, count in billed_calls(sum(calls, Counter()), in_vain=True).items():
        use[price] += times * count / len(ticks)
    return use


def _mapped_queues(service: str) -> list[dict[str, Any]]:
    """The queues that Lambda polls for a function: into the others a tick looks, or nobody."""
    found = _named(service)
    mappings = [each for each in _resources(service) if each["Type"] == "AWS::Lambda::EventSourceMapping"]
    names = [each["Properties"]["EventSourceArn"]["GetAtt"].partition(".")[0] for each in mappings]
    return [found[name]["Properties"] for name in names]


def _schedules(service: str) -> list[str]:
    schedules = [each for each in _resources(service) if each["Type"] == "AWS::Scheduler::Schedule"]
    return [each["Properties"]["ScheduleExpression"] for each in schedules]


def _times_a_month(expression: str) -> float:
    """`"rate(5 minutes)"` → 8640. ValueError for what is no rate."""
    found = re.fullmatch(r"rate\((\d+) (minute|hour|day)s?\)", expression)
    if not found:
        raise ValueError(
            f"How often is {expression!r}? scripts/cost/standing.py knows rates of minutes, hours and days"
        )
    return MINUTES / (int(found[1]) * MINUTES_OF[found[2]])


def _resources(service: str) -> list[dict[str, Any]]:
    return list(_named(service).values())


@cache
def _named(service: str) -> dict[str, dict[str, Any]]:
    """A stack's resources by name."""
    return resources_of(TEMPLATES[service].read_text(encoding="utf-8"))


def _stage(name: str) -> dict[str, Any]:
    """A stage of Zappa's settings, with what it extends."""
    stages = json.loads((ROOT / "zappa_settings.json").read_text(encoding="utf-8"))
    stage = stages[name]
    return (_stage(stage["extends"]) if "extends" in stage else {}) | stage
