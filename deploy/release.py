"""What is in force, as the stage's record tells; and whether live conversations would go on with other code."""

import json
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from deploy.aws.services import DeploymentFailed
from deploy.club import Club
from flows.grammar.flow import Flow
from flows.grammar.migrations import UnknownStep, load_conversation
from flows.registration.questions import registration


class Release(msgspec.Struct, kw_only=True):
    """One deployment that came to its end. `steps` is what its code loads, all else by service: `runtimes` are Lambda's
    names for the Pythons, of which the first records have none.
    """

    at: str
    commit: str
    digests: dict[str, str]
    packages: dict[str, str]
    steps: list[str]
    runtimes: dict[str, str] = {}


def known_steps() -> list[str]:
    """The steps at which a saved conversation may stand and this code loads it; a * stands for any end: a club's own
    questions may be asked or not.
    """
    return sorted({*registration.states, *registration.renamed, *registration.removed, f"{registration.own}*"})


class Releases:
    """The record of a stage, in Parameter Store. `client` makes a boto3 client."""

    def __init__(self, client: Any, club: Club):
        self._client, self._name = client, club.parameter("release")

    def current(self) -> Release | None:
        """The release in force, or None before the first."""
        try:
            found = self._ssm.get_parameter(Name=self._name)
        except self._ssm.exceptions.ParameterNotFound:
            return None
        return msgspec.json.decode(found["Parameter"]["Value"], type=Release)

    def before(self) -> Release:
        """The newest one whose code is another than that in force. Raises DeploymentFailed where there is none."""
        current = self.current()
        for release in self._history() if current else ():
            if release.packages != current.packages:
                return release
        raise DeploymentFailed("There is no release before this one to go back to")

    def keep(self, release: Release) -> None:
        value = msgspec.json.encode(release).decode()
        self._ssm.put_parameter(Name=self._name, Value=value, Type="String", Tier="Intelligent-Tiering", Overwrite=True)

    def forget(self) -> None:
        try:
            self._ssm.delete_parameter(Name=self._name)
        except self._ssm.exceptions.ParameterNotFound:
            return

    @property
    def _ssm(self) -> Any:
        return self._client("ssm")

    def _history(self) -> Iterator[Release]:
        """Newest first."""
        pages = self._ssm.get_paginator("get_parameter_history").paginate(Name=self._name)
        for entry in reversed([entry for page in pages for entry in page["Parameters"]]):
            yield msgspec.json.decode(entry["Value"], type=Release)


class LiveConversations:
    """The conversations that a stage's table holds. `dynamodb` is a boto3 client, `flow` what the club would ask."""

    def __init__(self, dynamodb: Any, table: str, flow: Flow):
        self._dynamodb, self._table, self._flow = dynamodb, table, flow

    def count(self) -> int:
        return sum(1 for _ in self._saved())

    def refuse_to_orphan(self) -> None:
        """Raises DeploymentFailed where this code could not load one of them."""
        stuck: Counter[str] = Counter()
        for saved in self._saved():
            try:
                load_conversation(saved, self._flow)
            except UnknownStep as step:
                stuck[str(step)] += 1
            except msgspec.ValidationError as error:
                stuck[str(error)] += 1
        self._refuse(stuck, "name in flows/registration/questions.py what becomes of each step, then deploy again")

    def refuse_to_strand(self, steps: list[str]) -> None:
        """Raises DeploymentFailed where one of them stands at a step that a release knew nothing of."""
        stuck = Counter(
            each["state"]
            for saved in self._saved()
            for each in json.loads(saved).get("registrations", [])
            if each.get("state") and not any(fnmatchcase(each["state"], step) for step in steps)
        )
        self._refuse(stuck, "wait until they are through, or mend forward with a new deployment")

    @staticmethod
    def _refuse(stuck: Counter[str], remedy: str) -> None:
        if stuck:
            where = ", ".join(f"{count} at {step}" for step, count in sorted(stuck.items()))
            raise DeploymentFailed(f"Conversations would be stuck: {where}. Nothing was changed: {remedy}")

    def _saved(self) -> Iterator[str]:
        pages = self._dynamodb.get_paginator("scan").paginate(
            TableName=self._table,
            FilterExpression="sk = :conversation",
            ExpressionAttributeValues={":conversation": {"S": "conversation"}},
            ProjectionExpression="body",
        )
        for page in pages:
            yield from (item["body"]["S"] for item in page["Items"])
