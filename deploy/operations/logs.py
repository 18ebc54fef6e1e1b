"""All that the three functions wrote about one thing: a request, a registration, a message."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from deploy.aws.services import SERVICES, DeploymentFailed
from deploy.deployment import Deployment
from flows.london import LONDON

WORD = re.compile(r"[A-Za-z0-9._:-]{3,128}")
UNREMARKABLE = frozenset({"level", "timestamp", "service", "lambda_request_id", "message"})


def story_of(deployment: Deployment, about: str, days: int) -> Iterator[str]:
    """The lines of the last days in which a word stands, oldest first, with what Lambda itself wrote of those runs.

    The word is a request's id, a registration's reference, a MessageSid, a TraceId, or ERROR.
    Raises DeploymentFailed.
    """
    if not WORD.fullmatch(about):
        raise DeploymentFailed("What is looked for has 3 to 128 letters, digits and .-_: and nothing else")
    since = int((datetime.now(UTC) - timedelta(days=days)).timestamp() * 1000)
    found = [event for service in SERVICES for event in _events(deployment, service.name, about, since)]
    if not found:
        yield f"No line of the last {days} days has {about}; --days N looks further back."
    for event in sorted(found, key=lambda event: event["timestamp"]):
        yield _line(event)


def _events(deployment: Deployment, service: str, about: str, since: int) -> list[dict[str, Any]]:
    """The lines of one function, and of the runs that wrote them what is no line of ours: a timeout for example."""
    ours = [event | {"service": service} for event in _search(deployment, service, about, since)]
    runs = {_read(event["message"]).get("lambda_request_id") for event in ours} - {None, ""}
    theirs = (
        event | {"service": service} for run in sorted(runs) for event in _search(deployment, service, run, since)
    )
    known = {(event["timestamp"], event["message"]) for event in ours}
    return ours + [
        event
        for event in theirs
        if (event["timestamp"], event["message"]) not in known and _is_remarkable(event["message"])
    ]


def _is_remarkable(line: str) -> bool:
    """Whether Lambda wrote it, and of more than a run's beginning and end."""
    return not _read(line) and not line.startswith(("START ", "END "))


def _search(deployment: Deployment, service: str, word: str, since: int) -> Iterator[dict[str, Any]]:
    group = f"/aws/lambda/{deployment.club.function(service)}"
    pages = deployment.client("logs").get_paginator("filter_log_events")
    for page in pages.paginate(logGroupName=group, filterPattern=f'"{word}"', startTime=since):
        yield from page["events"]


def _read(line: str) -> dict[str, Any]:
    """A line of ours; {} for what Lambda or Python wrote."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _line(event: dict[str, Any]) -> str:
    at = datetime.fromtimestamp(event["timestamp"] / 1000, UTC).astimezone(LONDON)
    written = _read(event["message"])
    told = " ".join(f"{name}={value}" for name, value in written.items() if name not in UNREMARKABLE)
    return (
        f"{at:%d %b %H:%M:%S}  {event['service']:14}{written.get('message', event['message'].strip())}  {told}".rstrip()
    )
