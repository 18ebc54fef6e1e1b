"""CloudFormation's stacks: what would change, the change itself, and a clear word where it fails."""

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from deploy.aws.changes import Change, change_of

CAPABILITIES = ["CAPABILITY_IAM"]
NOTHING = ("didn't contain changes", "No updates are to be performed")
WORKING = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"}
NOTHING_THERE = {"", "DELETE_COMPLETE", "REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE"}
BEGUN = {"CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS"}
REMEDIES = {  # where CloudFormation itself went half way, and what there is may be of worth
    "UPDATE_ROLLBACK_FAILED": "mend that, run `aws cloudformation continue-update-rollback --stack-name {name}`",
    "DELETE_FAILED": "mend that, run `aws cloudformation delete-stack --stack-name {name}`",
    "ROLLBACK_FAILED": "it never worked: mend that, run `aws cloudformation delete-stack --stack-name {name}`",
    "CREATE_FAILED": "it never worked: mend that, run `aws cloudformation delete-stack --stack-name {name}`",
}
LONGEST = 15 * 60  # seconds


class StackError(Exception):
    """One line that names the stack, the cause and the remedy."""


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

    def parameters(self) -> dict[str, str]:
        """What it was given when it was built or changed last."""
        stack = self._client.describe_stacks(StackName=self.name)["Stacks"][0]
        return {each["ParameterKey"]: each["ParameterValue"] for each in stack.get("Parameters", [])}

    @property
    def works(self) -> bool:
        """Whether it is there, with outputs; what is under way is waited for."""
        return self._settled() in WORKING

    def plan(self, template: Path, parameters: Mapping[str, str]) -> "Plan":
        """What creating or updating it would change; nothing is changed yet. Raises StackError."""
        new, request = self._is_new(), self._request(template, parameters)
        review = {"ChangeSetName": f"deploy-{time.time_ns()}", "ChangeSetType": "CREATE" if new else "UPDATE"}
        try:
            changes = self._changes(self._client.create_change_set(**request, **review)["Id"])
        except ClientError as error:
            raise self._refused(error.response["Error"]["Message"]) from None
        finally:
            if new:  # a review leaves an empty stack behind
                self.delete()
        return Plan(self, request, changes or ([] if new else self._differing(parameters)), new=new)

    def bring_up(self, template: Path, parameters: Mapping[str, str]) -> None:
        """Create it or change it without a look before, where no data can be lost. Raises StackError."""
        new, request = self._is_new(), self._request(template, parameters)
        if new or self._differing(parameters) or self._template() != request["TemplateBody"]:
            self.update(request, new=new)

    def update(self, request: Mapping[str, Any], *, new: bool) -> None:
        """Create it or change it, and wait. Raises StackError; then it is as before, and a new one is gone."""
        try:
            change = self._client.create_stack if new else self._client.update_stack
            change(**request, RetainExceptOnCreate=True)
        except ClientError as error:
            why = error.response["Error"]["Message"]
            if any(word in why for word in NOTHING):
                return
            raise self._refused(why) from None
        status = self._settled()
        if status in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            return
        why = self._first_failure()
        if status == "ROLLBACK_COMPLETE":
            self.delete()
        left = "It is as it was before" if status in NOTHING_THERE | WORKING else f"It is in {status}"
        raise StackError(f"The stack {self.name} could not be built: {why}. {left}: put that right, then deploy again")

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

    def own_name(self, resource: str) -> str:
        """The own name of a resource of its template."""
        told = self._client.describe_stack_resource(StackName=self.name, LogicalResourceId=resource)
        return told["StackResourceDetail"]["PhysicalResourceId"]

    def _request(self, template: Path, parameters: Mapping[str, str]) -> dict[str, Any]:
        return {
            "StackName": self.name,
            "TemplateBody": template.read_text(encoding="utf-8"),
            "Parameters": [{"ParameterKey": key, "ParameterValue": str(value)} for key, value in parameters.items()],
            "Capabilities": CAPABILITIES,
            "Tags": self._tags,
        }

    def _template(self) -> str:
        return self._client.get_template(StackName=self.name)["TemplateBody"]

    def _is_new(self) -> bool:
        """Whether it has to be created; what is left of a creation that was rolled back goes. Raises StackError."""
        status = self._settled()
        if status in REMEDIES:
            remedy = REMEDIES[status].format(name=self.name)
            raise StackError(
                f"The stack {self.name} is stuck in {status} ({self._first_failure()}): {remedy}, then deploy again"
            )
        if status in NOTHING_THERE:
            self.delete()
        return status in NOTHING_THERE

    def _settled(self) -> str:
        """Wait until nothing is under way, also what an earlier deployment that was cut short has begun."""
        deadline = time.monotonic() + LONGEST
        while (status := self.status).endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS":
            if time.monotonic() > deadline:
                raise StackError(f"The stack {self.name} is still in {status}: look at its events, then deploy again")
            time.sleep(self._pause)
        return status

    def _changes(self, change_set: str) -> list[Change]:
        """A change set's changes; then it is deleted. Raises StackError where it could not be made."""
        it = {"ChangeSetName": change_set, "StackName": self.name}
        while (told := self._client.describe_change_set(**it))["Status"] not in ("CREATE_COMPLETE", "FAILED"):
            time.sleep(self._pause)
        failed, why, found = told["Status"] == "FAILED", told.get("StatusReason", ""), told["Changes"]
        while told.get("NextToken"):
            told = self._client.describe_change_set(**it, NextToken=told["NextToken"])
            found += told["Changes"]
        self._client.delete_change_set(**it)
        if failed and not any(word in why for word in NOTHING):
            raise self._refused(why)
        return [change_of(each["ResourceChange"]) for each in found]

    def _refused(self, why: str) -> StackError:
        return StackError(f"The stack {self.name} was refused: {why.rstrip('.')}. Nothing was changed")

    def _differing(self, parameters: Mapping[str, str]) -> list[Change]:
        """The parameters that differ: one may turn a condition, which not every change set tells."""
        now = self.parameters()
        differ = [name for name, value in parameters.items() if now.get(name) != str(value)]
        return [Change("Modify", name, "parameter", replaced=False) for name in differ]

    def _first_failure(self) -> str:
        """The resource that failed first in the latest operation: what failed later failed because of it."""
        failure = self.status
        pages = self._client.get_paginator("describe_stack_events").paginate(StackName=self.name)
        for event in (event for page in pages for event in page["StackEvents"]):  # the newest first
            if event["PhysicalResourceId"] == event["StackId"]:
                if event["ResourceStatus"] in BEGUN:
                    break
            elif event["ResourceStatus"].endswith("_FAILED"):
                reason = event.get("ResourceStatusReason", "no reason given").rstrip(".")
                failure = f"{event['LogicalResourceId']}: {reason}"
        return failure


class Plan:
    """The changes of one stack, not yet made."""

    def __init__(self, stack: Stack, request: Mapping[str, Any], changes: list[Change], *, new: bool):
        self.stack, self.changes, self._request, self._new = stack, changes, request, new

    def make(self) -> None:
        """Make them and wait. Raises StackError; then the stack is as before, and a new one is gone."""
        if self.changes:
            self.stack.update(self._request, new=self._new)

    def losses(self) -> list[str]:
        """The changes that would lose data."""
        return [f"{change} in {self.stack.name}" for change in self.changes if change.loses_data]


def refuse_losses(plans: Iterable[Plan]) -> None:
    """Raises StackError where one of them would lose data."""
    lost = [loss for plan in plans for loss in plan.losses()]
    if lost:
        raise StackError(
            f"This would lose data: {'; '.join(lost)}. Nothing was changed: keep the resource as it is in the "
            "template, or move its data first"
        )
