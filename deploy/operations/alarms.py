"""How a stage is: its alarms, and what waits in its queues."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from deploy.deployment import Deployment
from deploy.stage import TEMPLATES
from flows.london import LONDON

QUEUES = {
    "bot": {"parents' messages": "InboxQueueUrl", "dead letters": "InboxDeadLetterQueueUrl"},
    "sender": {
        "e-mails and texts": "MessagesQueueUrl",
        "newsletters": "BulkQueueUrl",
        "dead letters": "DeadLetterQueueUrl",
        "feedback left": "FeedbackDeadLetterQueueUrl",
        "callers' news": "CallerEventsQueueUrl",
    },
}
WAITING, TAKEN = "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"
FIRST = ("ALARM", "INSUFFICIENT_DATA", "OK")
IN_WORDS = {"ALARM": "ALARM", "INSUFFICIENT_DATA": "no figures yet", "OK": "well"}


def report(deployment: Deployment) -> Iterator[str]:
    """A line for each alarm, those that ring first, then one for each queue."""
    ringing = 0
    for service, alarm in sorted(_alarms(deployment), key=lambda each: FIRST.index(each[1]["StateValue"])):
        ringing += alarm["StateValue"] == "ALARM"
        since = _in_london(alarm["StateUpdatedTimestamp"])
        yield f"{service:7}{_name(deployment, service, alarm):18}{IN_WORDS[alarm['StateValue']]:16}since {since}"
    for service, queue, waiting, taken in _queues(deployment):
        yield f"{service:7}{queue:18}{waiting} waiting{f', {taken} under way' * bool(taken)}"
    yield f"Ringing: {ringing}. docs/runbook.md has each." if ringing else "No alarm rings."


def _alarms(deployment: Deployment) -> Iterator[tuple[str, dict[str, Any]]]:
    pages = deployment.client("cloudwatch").get_paginator("describe_alarms")
    for service in TEMPLATES:
        for page in pages.paginate(AlarmNamePrefix=f"{deployment.club.stack(service)}-"):
            yield from ((service, alarm) for alarm in page["MetricAlarms"])


def _name(deployment: Deployment, service: str, alarm: dict[str, Any]) -> str:
    """The alarm as the template calls it: CloudFormation puts the stack before it, and a mark of its own behind."""
    return alarm["AlarmName"].removeprefix(f"{deployment.club.stack(service)}-").rpartition("-")[0]


def _queues(deployment: Deployment) -> Iterator[tuple[str, str, int, int]]:
    sqs = deployment.client("sqs")
    for service, queues in QUEUES.items():
        outputs = deployment.outputs(service)
        for name, output in queues.items():
            found = sqs.get_queue_attributes(QueueUrl=outputs[output], AttributeNames=[WAITING, TAKEN])["Attributes"]
            yield service, name, int(found[WAITING]), int(found[TAKEN])


def _in_london(at: datetime) -> str:
    return f"{at.astimezone(LONDON):%d %B, %H:%M}"
