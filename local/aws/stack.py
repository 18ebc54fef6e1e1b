"""The stack of infrastructure.yaml on an emulated AWS: the same file as in production."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import boto3
import yaml

from deploy.aws.stacks import Stack

PAUSE = 0.02  # seconds between two looks at it: an emulator is done at once
TABLE = "AWS::DynamoDB::Table"


def deploy(aws_environment: dict, template: Path, name: str, parameters: dict | None = None) -> dict[str, str]:
    """Create or update the stack, wait for it, and give its outputs. A second run without a change changes nothing.

    `aws_environment` is EmbeddedAWS.environment(). Raises deploy.aws.stacks.StackError when a resource fails.
    """
    client = clients_of(aws_environment)
    stack = Stack(client("cloudformation"), name, {}, PAUSE)
    stack.bring_up(template, parameters or {})
    set_up_tables(client("dynamodb"), stack, resources_of(template.read_text(encoding="utf-8")))
    return stack.outputs()


def clients_of(environment: dict) -> Callable[[str], Any]:
    """A function from a service's name to its client."""
    names = ("AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION")
    return partial(client_of, *(environment[name] for name in names))


@cache
def client_of(endpoint: str, key_id: str, secret: str, region: str, service: str) -> Any:
    """A client, made once: making one takes longer than what is asked of it."""
    session = boto3.Session(aws_access_key_id=key_id, aws_secret_access_key=secret, region_name=region)
    return session.client(service, endpoint_url=endpoint)


def set_up_tables(dynamodb: Any, stack: Stack, resources: dict[str, dict]) -> None:
    """Set by API what ministack's CloudFormation leaves out: a table's time to live and point-in-time recovery."""
    for logical_id, resource in resources.items():
        if resource.get("Type") != TABLE:
            continue
        table = stack.own_name(logical_id)
        properties = resource.get("Properties", {})
        wanted = properties.get("TimeToLiveSpecification")
        if wanted and has_ttl(dynamodb, table) != bool(wanted["Enabled"]):
            dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=wanted)
        recovery = properties.get("PointInTimeRecoverySpecification")
        if recovery:
            dynamodb.update_continuous_backups(TableName=table, PointInTimeRecoverySpecification=recovery)


def has_ttl(dynamodb: Any, table: str) -> bool:
    status = dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]["TimeToLiveStatus"]
    return status in ("ENABLED", "ENABLING")


class Template(yaml.SafeLoader):
    """YAML with CloudFormation's short intrinsic functions; what they stand for does not matter here."""


def intrinsic(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return {suffix: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {suffix: loader.construct_sequence(node, deep=True)}
    return {suffix: loader.construct_mapping(node, deep=True)}


Template.add_multi_constructor("!", intrinsic)


def resources_of(body: str) -> dict[str, dict]:
    return yaml.load(body, Loader=Template).get("Resources", {})  # noqa: S506 a SafeLoader
