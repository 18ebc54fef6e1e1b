"""CloudFormation as the deployment uses it: what both stacks are made of, once and again."""

import json
from typing import Any

import pytest
import yaml
from botocore.exceptions import ClientError

from deploy.aws.stacks import Stack
from local.aws.stack import Template
from tests.aws.emulators import STACKS, Emulator

TABLES = ("ConversationsTable", "LedgerTableName")


def stack(aws: Emulator, name: str) -> Stack:
    return Stack(aws.client("cloudformation"), name, {}, 0.02)


def outputs_of(name: str) -> set[str]:
    """What the template gives on one machine: some outputs are for a club's stage alone."""
    outputs = yaml.load(STACKS[name][0].read_text(encoding="utf-8"), Loader=Template)["Outputs"]  # noqa: S506 safe
    return {key for key, output in outputs.items() if "Condition" not in output}


@pytest.mark.parametrize("name", STACKS)
def test_a_stack_is_built_as_it_is_written(aws: Emulator, name: str):
    template, parameters = STACKS[name]
    another = stack(aws, f"another-{name}")
    another.bring_up(template, parameters)
    assert set(another.outputs()) >= outputs_of(name)
    another.delete()
    assert another.status in {"", "DELETE_COMPLETE"}


def test_the_same_template_again_changes_nothing(aws: Emulator):
    template, parameters = STACKS["sender"]
    before = stack(aws, "sender").outputs()
    stack(aws, "sender").bring_up(template, parameters)
    assert stack(aws, "sender").outputs() == before


@pytest.mark.parametrize("table", TABLES)
def test_a_table_forgets_and_can_be_brought_back(aws: Emulator, table: str):
    dynamodb, name = aws.client("dynamodb"), aws.outputs[table]
    forgets = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    assert (forgets["AttributeName"], forgets["TimeToLiveStatus"]) == ("expires", "ENABLED")
    kept = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert kept["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"
    with pytest.raises(ClientError):
        dynamodb.delete_table(TableName=name)


def test_the_queues_are_as_the_template_asks(aws: Emulator):
    inbox, dead, notifications = (
        attributes(aws, output) for output in ("InboxQueueUrl", "InboxDeadLetterQueueUrl", "MessagesQueueUrl")
    )
    assert (inbox["FifoQueue"], inbox["DeduplicationScope"]) == ("true", "messageGroup")
    assert inbox["FifoThroughputLimit"] == "perMessageGroupId"
    assert json.loads(inbox["RedrivePolicy"])["deadLetterTargetArn"] == dead["QueueArn"]
    assert (inbox["MessageRetentionPeriod"], dead["MessageRetentionPeriod"]) == ("345600", "1209600")
    assert int(json.loads(notifications["RedrivePolicy"])["maxReceiveCount"]) == 3


def attributes(aws: Emulator, output: str) -> dict[str, Any]:
    return aws.client("sqs").get_queue_attributes(QueueUrl=aws.outputs[output], AttributeNames=["All"])["Attributes"]


def test_the_photos_are_nobodys_but_ours(aws: Emulator):
    s3, bucket = aws.client("s3"), aws.outputs["PhotoBucket"]
    assert all(s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values())
    [rule] = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    assert rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"


def test_photos_are_not_given_without_tls(aws: Emulator):
    policy = aws.client("s3").get_bucket_policy(Bucket=aws.outputs["PhotoBucket"])["Policy"]
    [denied] = json.loads(policy)["Statement"]
    assert (denied["Effect"], denied["Condition"]) == ("Deny", {"Bool": {"aws:SecureTransport": "false"}})


def test_the_secret_is_made_by_the_store(aws: Emulator):
    secret = aws.client("secretsmanager").get_secret_value(SecretId=aws.outputs["JWTSecretArn"])["SecretString"]
    assert len(secret) == 64
    assert secret.isalnum()
