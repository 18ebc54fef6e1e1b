"""The local stack: built as the template says, brought up to date, and what the emulator leaves out."""

from pathlib import Path

import pytest

from deploy.aws.stacks import StackError
from local.aws.stack import clients_of, deploy

TEMPLATE = """
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Stage: {Type: String, Default: local}
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub "${Stage}-conversations"
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - {AttributeName: pk, AttributeType: S}
        - {AttributeName: sk, AttributeType: S}
      KeySchema:
        - {AttributeName: pk, KeyType: HASH}
        - {AttributeName: sk, KeyType: RANGE}
      TimeToLiveSpecification: {AttributeName: expires_at, Enabled: true}
      PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}
  DeadLetters:
    Type: AWS::SQS::Queue
    Properties: {FifoQueue: true, QueueName: !Sub "${Stage}-dead.fifo"}
  Inbox:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
      QueueName: !Sub "${Stage}-inbox.fifo"
      VisibilityTimeout: 60
      RedrivePolicy: {deadLetterTargetArn: !GetAtt DeadLetters.Arn, maxReceiveCount: 5}
Outputs:
  TableName: {Value: !Ref Table}
  InboxUrl: {Value: !Ref Inbox}
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "infrastructure.yaml"
    path.write_text(TEMPLATE)
    return path


def test_the_stack_is_built_as_written_and_its_outputs_are_given(world, template):
    outputs = deploy(world.aws.environment(), template, "registration", {"Stage": "test"})
    client = clients_of(world.aws.environment())

    assert outputs["TableName"] == "test-conversations"
    queue = client("sqs").get_queue_attributes(QueueUrl=outputs["InboxUrl"], AttributeNames=["All"])["Attributes"]
    assert queue["FifoQueue"] == "true"
    assert "test-dead.fifo" in queue["RedrivePolicy"]
    assert queue["VisibilityTimeout"] == "60"


def test_what_the_emulators_cloudformation_leaves_out_is_set_too(world, template):
    deploy(world.aws.environment(), template, "registration", {"Stage": "test"})
    dynamodb = clients_of(world.aws.environment())("dynamodb")

    expiry = dynamodb.describe_time_to_live(TableName="test-conversations")["TimeToLiveDescription"]
    assert expiry == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires_at"}
    backups = dynamodb.describe_continuous_backups(TableName="test-conversations")["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_a_second_run_changes_nothing(world, template):
    environment = world.aws.environment()
    outputs = deploy(environment, template, "registration", {"Stage": "test"})
    client = clients_of(environment)
    client("dynamodb").put_item(TableName="test-conversations", Item={"pk": {"S": "mia"}, "sk": {"S": "1"}})
    events = len(client("cloudformation").describe_stack_events(StackName="registration")["StackEvents"])

    assert deploy(environment, template, "registration", {"Stage": "test"}) == outputs
    assert len(client("cloudformation").describe_stack_events(StackName="registration")["StackEvents"]) == events
    assert client("dynamodb").scan(TableName="test-conversations")["Count"] == 1


def test_a_changed_template_updates_the_stack_and_keeps_what_is_stored(world, template):
    environment = world.aws.environment()
    deploy(environment, template, "registration", {"Stage": "test"})
    client = clients_of(environment)
    client("dynamodb").put_item(TableName="test-conversations", Item={"pk": {"S": "mia"}, "sk": {"S": "1"}})
    template.write_text(TEMPLATE.replace("VisibilityTimeout: 60", "VisibilityTimeout: 90"))

    url = deploy(environment, template, "registration", {"Stage": "test"})["InboxUrl"]
    attributes = client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["VisibilityTimeout"])["Attributes"]
    assert attributes["VisibilityTimeout"] == "90"
    assert client("dynamodb").scan(TableName="test-conversations")["Count"] == 1


def test_a_failed_resource_is_named_and_the_next_try_starts_afresh(world, template):
    environment = world.aws.environment()
    template.write_text(TEMPLATE.replace('"${Stage}-dead.fifo"', '"${Stage}-dead-without-the-ending"'))
    with pytest.raises(StackError, match="DeadLetters: "):
        deploy(environment, template, "registration", {"Stage": "test"})

    template.write_text(TEMPLATE)
    assert deploy(environment, template, "registration", {"Stage": "test"})["TableName"] == "test-conversations"
