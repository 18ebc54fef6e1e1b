"""CloudFormation's stacks: what would change, the change itself, and a clear word where it fails."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

CAPABILITIES = ["CAPABILITY_IAM"]
STATEFUL = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SecretsManager::Secret", "AWS::SQS::Queue"}
KEPT_BY_NOBODY = {"Deployments"}  # holds a package for a moment
NOTHING = ("didn't contain changes", "No updates are to be performed")
NEVER_BUILT = {"REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "CREATE_FAILED", "ROLLBACK_FAILED"}
LONGEST = 15 * 60  # seconds


class StackError(Exception):
    """One line that names the stack, the cause and the remedy."""


class Change(NamedTuple):
    """What would become of one resource. `replaced` means that another takes its place."""

    action: str
    resource: str
    kind: str
    replaced: bool

    @property
    def loses_data(self) -> bool:
        gone = self.action == "Remove" or (self.action == "Modify" and self.replaced)
        return gone and self.kind in STATEFUL and self.resource not in KEPT_BY_NOBODY

    def __str__(self) -> str:
        return f"{'Replace' if self.replaced else self.action} {self.resource} ({self.kind})"


class Stack:
    """One stack by name. `cloudformation` is a boto3 client, `pause` the seconds between two looks at it."""

    def __init__(self, cloudformation: Any, name: str, tags: Mapping[str, str], pause: float = 3.0):
        self._client, self.name, self._pause = cloudformation, name, pause
        self._tags = [{"Key": key, "Value": value} for key, value in tags.items()]

    @property
    def status(self) -> str:
        """CloudFormation's word for its state; "" where there is no such stack."""
        try:
            return self._client.describe_stacks(StackName=self.name)["Stacks"][0]["StackStatus"]
        except ClientError as error:
            if "does not exist" in error.response["Error"]["Message"]:
                return ""
            raise

    def outputs(self) -> dict[str, str]:
        stack = self._client.describe_stacks(StackName=self.name)["Stacks"][0]
        return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}

    def plan(self, template: Path, parameters: Mapping[str, str]) -> "Plan":
        """What creating or updating it would change; nothing is changed yet. Raises StackError."""
        status = self._usable()
        request = {
            "StackName": self.name,
            "TemplateBody": template.read_text(encoding="utf-8"),
            "Parameters": [{"ParameterKey": key, "ParameterValue": str(value)} for key, value in parameters.items()],
            "Capabilities": CAPABILITIES,
            "Tags": self._tags,
        }
        kind = "UPDATE" if status else "CREATE"
        try:
            change_set = self._client.create_change_set(
                **request, ChangeSetName=f"deploy-{time.time_ns()}", ChangeSetType=kind
            )["Id"]
            changes = self._changes(change_set)
        except ClientError as error:
            raise StackError(f"The stack {self.name} was refused: {error.response['Error']['Message']}") from None
        finally:
            if not status:  # a review leaves an empty stack behind
                self._client.delete_stack(StackName=self.name)
                self._settled()
        differ = self._parameters_that_differ(parameters) if status else []
        return Plan(self, request, changes + (differ if not changes else []), new=not status)

    def update(self, request: Mapping[str, Any], *, new: bool) -> None:
        """Create it or change it, and wait. Raises StackError; then it is as before, and a new one is gone."""
        try:
            change = self._client.create_stack if new else self._client.update_stack
            change(**request, RetainExceptOnCreate=True)
        except ClientError as error:
            why = error.response["Error"]["Message"]
            if any(word in why for word in NOTHING):
                return
            raise StackError(f"The stack {self.name} was refused: {why}") from None
        if self._settled() not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            raise StackError(f"The stack {self.name} could not be built: {self._first_failure()}")

    def delete(self) -> None:
        """Delete it and wait. What its resources' policies keep stays. Raises StackError."""
        if self.status:
            self._client.delete_stack(StackName=self.name)
            self._settled()
            if self.status not in ("", "DELETE_COMPLETE"):
                raise StackError(f"The stack {self.name} could not be deleted: {self._first_failure()}")

    def resources(self) -> list[tuple[str, str]]:
        """The kind and the own name of each resource; none where there is no such stack."""
        if not self.status:
            return []
        pages = self._client.get_paginator("list_stack_resources").paginate(StackName=self.name)
        found = [each for page in pages for each in page["StackResourceSummaries"]]
        return [(each["ResourceType"], each["PhysicalResourceId"]) for each in found]

    def _usable(self) -> str:
        """Its state once nothing is under way; "" where it has to be created. Raises StackError."""
        status = self._settled()
        if status == "UPDATE_ROLLBACK_FAILED":
            raise StackError(
                f"The stack {self.name} is stuck in {status}: mend what its events name, then "
                f"`aws cloudformation continue-update-rollback --stack-name {self.name}`, then deploy again"
            )
        if status == "DELETE_FAILED":
            raise StackError(f"The stack {self.name} is in {status}: {self._first_failure()}; delete it, deploy again")
        if status in NEVER_BUILT:  # nothing of it ever worked: what it kept was made by that failed creation
            self.delete()
            return ""
        return "" if status == "DELETE_COMPLETE" else status

    def _settled(self) -> str:
        """Wait until nothing is under way, also what an earlier deployment that was cut short has begun."""
        deadline = time.monotonic() + LONGEST
        while (status := self.status).endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS":
            if time.monotonic() > deadline:
                raise StackError(f"The stack {self.name} is still in {status}: look at its events, then deploy again")
            time.sleep(self._pause)
        return status

    def _changes(self, change_set: str) -> list[Change]:
        """A change set's changes; then it is deleted. Raises StackError."""
        found: list[Change] = []
        while True:
            told = self._client.describe_change_set(ChangeSetName=change_set, StackName=self.name)
            if told["Status"] in ("CREATE_COMPLETE", "FAILED"):
                break
            time.sleep(self._pause)
        if told["Status"] == "FAILED":
            self._client.delete_change_set(ChangeSetName=change_set, StackName=self.name)
            if not any(word in told.get("StatusReason", "") for word in NOTHING):
                raise StackError(f"The stack {self.name} was refused: {told.get('StatusReason')}")
            return []
        while True:
            found += [_change(each["ResourceChange"]) for each in told["Changes"]]
            if not told.get("NextToken"):
                self._client.delete_change_set(ChangeSetName=change_set, StackName=self.name)
                return found
            told = self._client.describe_change_set(
                ChangeSetName=change_set, StackName=self.name, NextToken=told["NextToken"]
            )

    def _parameters_that_differ(self, parameters: Mapping[str, str]) -> list[Change]:
        """A parameter may turn a condition, which not every change set tells."""
        stack = self._client.describe_stacks(StackName=self.name)["Stacks"][0]
        now = {each["ParameterKey"]: each["ParameterValue"] for each in stack.get("Parameters", [])}
        differ = [name for name, value in parameters.items() if now.get(name) != str(value)]
        return [Change("Modify", name, "parameter", replaced=False) for name in differ]

    def _first_failure(self) -> str:
        """The resource that failed first, and its reason: what failed later failed because of it."""
        events = self._client.describe_stack_events(StackName=self.name)["StackEvents"]
        for event in reversed(events):
            if event["ResourceStatus"].endswith("_FAILED") and event["LogicalResourceId"] != self.name:
                return f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', 'no reason given')}"
        return self.status


class Plan:
    """The changes of one stack, not yet made."""

    def __init__(self, stack: Stack, request: Mapping[str, Any], changes: list[Change], *, new: bool):
        self.stack, self.changes, self._request, self._new = stack, changes, request, new

    def make(self) -> None:
        """Make them and wait. Raises StackError; then the stack is as before, and a new one is gone."""
        lost = [str(change) for change in self.changes if change.loses_data]
        if lost:
            raise StackError(
                f"This would lose data of the stack {self.stack.name}: {'; '.join(lost)}. Nothing was changed. "
                "Keep the resource as it is in the template, or move its data first"
            )
        if self.changes:
            self.stack.update(self._request, new=self._new)


def _change(told: Mapping[str, Any]) -> Change:
    replaced = told.get("Replacement") in ("True", "Conditional")
    return Change(told["Action"], told["LogicalResourceId"], told["ResourceType"], replaced)
