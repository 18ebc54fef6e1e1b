"""A deployment that was killed at any step is run again and comes to the same end, with nothing doubled or missing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from deploy.release import Releases
from tests.support.deploy.killing_proxy import Fate, before
from tests.support.deploy.operator import Operator
from tests.support.deploy.packaging import ROOT
from tests.support.runner.thoroughness import some

TIME = 240  # seconds for one deployment; the first also gathers the packages
STEPS = [  # some of these, with --all each: it continues what the one before has left
    ("CreateChangeSet", 1),  # a review is left
    ("CreateStack", 1),  # the sender's stack is under way
    ("CreateStack", 1),  # and the bot's
    ("PutSecretValue", 1),
    ("PutItem", 5),
    ("CreateContent", 1),  # a template whose approval was not asked for
    ("AskForApproval", 2),
    ("CreateFunction", 1),  # the sender's, before its API
    ("CreateStack", 1),  # its API is under way
    ("CreateDeployment", 1),
    ("TagFunction", 1),
    ("CreateFunction", 2),  # the worker's is there, the bot's has no API
    ("UpdateFunctionConfiguration", 1),
    ("UpdateStack", 1),  # the queue's mapping
    ("SetWebhooks", 1),
    ("PutParameter", 1),  # the release is kept
]
ENDINGS = ["DeleteStack", "DeleteFunction", "DeleteTable", "DeleteSecret"]


class Deployer:
    """The command itself, in a process group of its own, with all that it asks going by its fate."""

    def __init__(self, operator: Operator, aws: str, twilio: str, fate: Fate):
        self.operator, self.fate = operator, fate
        self._environment = os.environ | {"AWS_ENDPOINT_URL": aws, "TWILIO_API_URL": twilio, "PYTHONPATH": str(ROOT)}
        self._environment |= {"NO_PROXY": "127.0.0.1"}
        self._file = operator.club_file()

    def runs(self, *words: str) -> tuple[int, str]:
        """The exit code and what was said."""
        command = [sys.executable, "-m", "deploy", *words, "--club", str(self._file)]
        done = subprocess.Popen(  # noqa: S603 ours
            command,
            cwd=ROOT,
            env=self._environment,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.fate.victim = done.pid
        with done:
            said = done.communicate(timeout=TIME)[0]
        return done.returncode, said

    def is_killed_at(self, call: str, count: int, *words: str) -> None:
        self.fate.decides(call, count)
        code, said = self.runs(*words)
        assert self.fate.struck, f"{call} was not called {count} times:\n{said}"
        assert code == -9

    def comes_to_its_end(self, *words: str) -> str:
        self.fate.decides(None)
        code, said = self.runs(*words)
        assert code == 0, said
        return said


@pytest.fixture
def deployer(ready: Operator) -> Iterator[Deployer]:
    fate = Fate()
    with ExitStack() as proxies:
        aws = proxies.enter_context(before(ready.world.aws_url, fate))
        twilio = proxies.enter_context(before(ready.world.phone_url, fate))
        yield Deployer(ready, aws, twilio, fate)


def census(operator: Operator) -> dict[str, Any]:
    """All that a deployment makes, by what it is called."""
    client = operator.client
    stacks = client("cloudformation").describe_stacks()["Stacks"]
    functions = client("lambda").list_functions()["Functions"]
    twilio = operator.world.twilio
    return {
        "stacks": sorted((each["StackName"], each["StackStatus"].partition("_")[2]) for each in stacks),
        "resources": {each["StackName"]: resources(client, each["StackName"]) for each in stacks},
        "functions": {each["FunctionName"]: sorted(each["Environment"]["Variables"]) for each in functions},
        "releases": {each["FunctionName"]: digest(client, each["FunctionArn"]) for each in functions},
        "record": recorded(operator),
        "apis": sorted(each["name"] for each in client("apigateway").get_rest_apis()["items"]),
        "mappings": len(client("lambda").list_event_source_mappings()["EventSourceMappings"]),
        "schedules": len(client("scheduler").list_schedules()["Schedules"]),
        "tables": len(client("dynamodb").list_tables()["TableNames"]),
        "queues": len(client("sqs").list_queues().get("QueueUrls", [])),
        "buckets": len(client("s3").list_buckets()["Buckets"]),
        "secrets": sorted(each["Name"] for each in client("secretsmanager").list_secrets()["SecretList"]),
        "parameters": sorted(each["Name"] for each in client("ssm").describe_parameters(MaxResults=50)["Parameters"]),
        "contents": sorted(each.friendly_name for each in twilio.contents.all()),
        "approvals": operator.twilio.approvals(held(operator)),
        "webhooks": [url and url.rpartition("/")[2] for url in (twilio.webhook_url, twilio.status_url)],
    }


def resources(client: Any, stack: str) -> list[str]:
    pages = client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
    return sorted(each["LogicalResourceId"] for page in pages for each in page["StackResourceSummaries"])


def digest(client: Any, arn: str) -> str | None:
    return client("lambda").list_tags(Resource=arn)["Tags"].get("release")


def recorded(operator: Operator) -> dict[str, str] | None:
    """What the record says is in force."""
    release = Releases(operator.client, operator.club).current()
    return release and release.digests


def held(operator: Operator) -> dict[str, str]:
    """The contents at Twilio by their names without digests."""
    return {each.friendly_name.rpartition("_")[0]: each.sid for each in operator.world.twilio.contents.all()}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the world lets go of its workers
@pytest.mark.timeout(900)
def test_a_deployment_that_was_killed_is_run_again(deployer: Deployer):
    deployer.comes_to_its_end("rehearsal", "--no")
    undisturbed = census(deployer.operator)

    deployer.operator.begins_anew()
    for call, count in some(STEPS, 4):
        deployer.is_killed_at(call, count, "rehearsal", "--no")
    said = deployer.comes_to_its_end("rehearsal", "--no")
    assert "Both services answer" in said
    assert census(deployer.operator) == undisturbed

    deployer.operator.has_kept_the_release_before()  # as if killed before the new one was
    assert "Nothing changed." in deployer.comes_to_its_end("rehearsal", "--no")
    assert census(deployer.operator) == undisturbed
    assert not list(ROOT.glob("*-template-*.json"))

    for call in some(ENDINGS, 1):
        deployer.is_killed_at(call, 1, "destroy", "rehearsal", "--with-data", "--yes")
    deployer.comes_to_its_end("destroy", "rehearsal", "--with-data", "--yes")
    left = {what for what, found in census(deployer.operator).items() if found}
    assert left == {"contents", "approvals", "webhooks"}  # those at Twilio
