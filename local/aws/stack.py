"""The stack of infrastructure.yaml on an emulated AWS: the same file as in production."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import boto3
import yaml
from botocore.exceptions import ClientError, WaiterError

CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
WAIT = {"Delay": 0.05, "MaxAttempts": 1200}  # one minute; an emulator is done at once
UNUSABLE = ("ROLLBACK_COMPLETE", "CREATE_FAILED", "ROLLBACK_FAILED", "DELETE_FAILED")
TABLE = "AWS::DynamoDB::Table"


class StackError(Exception):
    """The stack could not be built; says which resource failed, and why."""


def deploy(aws_environment: dict, template: Path, name: str, parameters: dict | None = None) -> dict[str, str]:
    """Create or update the stack, wait for it, and give its outputs. A second run without a change changes nothing.

    `aws_environment` is EmbeddedAWS.environment(). StackError when a resource fails.
    """
    client = clients_of(aws_environment)
    cloudformation = client("cloudformation")
    body = template.read_text(encoding="utf-8")
    given = (parameters or {}).items()
    request = {
        "StackName": name,
        "TemplateBody": body,
        "Parameters": [{"ParameterKey": key, "ParameterValue": str(value)} for key, value in given],
        "Capabilities": CAPABILITIES,
    }
    if status_of(cloudformation, name) in UNUSABLE:
        cloudformation.delete_stack(StackName=name)
        cloudformation.get_waiter("stack_delete_complete").wait(StackName=name, WaiterConfig=WAIT)
    if status_of(cloudformation, name) is None:
        build(cloudformation, "create", request)
    elif changed(cloudformation, name, request):
        build(cloudformation, "update", request)
    set_up_tables(client("dynamodb"), cloudformation, name, resources_of(body))
    outputs = cloudformation.describe_stacks(StackName=name)["Stacks"][0].get("Outputs", [])
    return {output["OutputKey"]: output["OutputValue"] for output in outputs}


def clients_of(environment: dict) -> Callable[[str], Any]:
    """A function from a service's name to its client."""
    names = ("AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION")
    return partial(client_of, *(environment[name] for name in names))


@cache
def client_of(endpoint: str, key_id: str, secret: str, region: str, service: str) -> Any:
    """A client, made once: making one takes longer than what is asked of it."""
    session = boto3.Session(aws_access_key_id=key_id, aws_secret_access_key=secret, region_name=region)
    return session.client(service, endpoint_url=endpoint)


def status_of(cloudformation, name: str) -> str | None:
    try:
        return cloudformation.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
    except ClientError as error:
        if "does not exist" in error.response["Error"]["Message"]:
            return None
        raise


def changed(cloudformation, name: str, request: dict) -> bool:
    """Whether the template or a parameter is another than last time."""
    stack = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    before = {item["ParameterKey"]: item["ParameterValue"] for item in stack.get("Parameters", [])}
    now = {item["ParameterKey"]: item["ParameterValue"] for item in request["Parameters"]}
    if any(before.get(key) != value for key, value in now.items()):
        return True
    return cloudformation.get_template(StackName=name)["TemplateBody"] != request["TemplateBody"]


def build(cloudformation, verb: str, request: dict) -> None:
    name = request["StackName"]
    try:
        getattr(cloudformation, f"{verb}_stack")(**request)
        cloudformation.get_waiter(f"stack_{verb}_complete").wait(StackName=name, WaiterConfig=WAIT)
    except WaiterError:
        raise StackError(f"The stack {name} could not be built: {first_failure(cloudformation, name)}") from None
    except ClientError as error:
        raise StackError(f"The stack {name} was refused: {error.response['Error']['Message']}") from None


def first_failure(cloudformation, name: str) -> str:
    """The resource that failed first, and its reason: what failed later failed because of it."""
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    for event in reversed(events):
        if event["ResourceStatus"].endswith("_FAILED") and event["LogicalResourceId"] != name:
            return f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', 'no reason given')}"
    stack = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    return stack.get("StackStatusReason", stack["StackStatus"])


def set_up_tables(dynamodb, cloudformation, name: str, resources: dict[str, dict]) -> None:
    """Set by API what ministack's CloudFormation leaves out: a table's time to live and point-in-time recovery."""
    for logical_id, resource in resources.items():
        if resource.get("Type") != TABLE:
            continue
        detail = cloudformation.describe_stack_resource(StackName=name, LogicalResourceId=logical_id)
        table = detail["StackResourceDetail"]["PhysicalResourceId"]
        properties = resource.get("Properties", {})
        wanted = properties.get("TimeToLiveSpecification")
        if wanted and has_ttl(dynamodb, table) != bool(wanted["Enabled"]):
            dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=wanted)
        recovery = properties.get("PointInTimeRecoverySpecification")
        if recovery:
            dynamodb.update_continuous_backups(TableName=table, PointInTimeRecoverySpecification=recovery)


def has_ttl(dynamodb, table: str) -> bool:
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
