"""The stack: what is asked of queues, tables, alarms, roles and outputs, read off the template and what it builds."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from local.aws.stack import Template
from sender.webhooks.worker import DELAYS
from tests.support.sender.office import PATIENCE, TEMPLATE, Office

DOCUMENT = yaml.load(TEMPLATE.read_text(encoding="utf-8"), Loader=Template)  # noqa: S506 a SafeLoader
RESOURCES = DOCUMENT["Resources"]
QUEUES = {"Messages.Arn", "BulkMessages.Arn", "CallerEvents.Arn"}
SCHEDULE = "AWS::Scheduler::Schedule"
DAY, WORKERS_LIMIT = 86_400, 30
LISTS = ["ses:DeleteSuppressedDestination"]
LIMITS = ["ses:GetAccount", "sms-voice:DescribePhoneNumbers", "sms-voice:DescribeSenderIds"]


def of_type(kind: str) -> dict[str, dict[str, Any]]:
    """The properties of all resources of a type, by name."""
    return {name: resource.get("Properties", {}) for name, resource in RESOURCES.items() if resource["Type"] == kind}


def statements() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every statement of every role's policies, with the role's name."""
    for name, role in of_type("AWS::IAM::Role").items():
        for policy in role["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                yield name, statement


def actions(statement: dict[str, Any]) -> list[str]:
    return statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]


OUTPUTS = {"JWTSecretArn", "MessagesQueueUrl", "MessagesQueueArn", "DeadLetterQueueUrl", "MessageTemplatesTableName"}


def test_outputs_keep_their_names(office: Office):
    assert set(office.outputs) >= OUTPUTS
    assert DOCUMENT["Outputs"]["ApiEndpoint"]["Value"] == {"Ref": "ApiAddress"}  # known once the API is deployed


def test_the_queues_and_their_dead_letters(office: Office):
    queues = of_type("AWS::SQS::Queue")
    assert queues["Messages"] | {"QueueName": ""} == queues["BulkMessages"] | {"QueueName": ""}
    assert queues["Messages"]["MessageRetentionPeriod"] == 4 * DAY
    for letters in ("MessagesDeadLetters", "FeedbackDeadLetters"):
        assert queues[letters]["MessageRetentionPeriod"] == 14 * DAY
    told = office.sqs.get_queue_attributes(QueueUrl=office.settings.caller_events_queue, AttributeNames=["All"])
    redrive = json.loads(told["Attributes"]["RedrivePolicy"])
    assert redrive["maxReceiveCount"] == len(DELAYS), "a day together"
    assert redrive["deadLetterTargetArn"].endswith("FeedbackDeadLetterQueue"), "whose alarm there is already"
    for queue in office.settings.queues:
        built = office.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
        assert json.loads(built["RedrivePolicy"])["maxReceiveCount"] == 3
        assert int(built["VisibilityTimeout"]) == PATIENCE
    assert DOCUMENT["Parameters"]["PatienceSeconds"]["Default"] >= 6 * WORKERS_LIMIT


def test_the_ticks_say_what_the_worker_does():
    ticks = {name: (each["ScheduleExpression"], each["Target"]["Input"]) for name, each in of_type(SCHEDULE).items()}
    assert ticks == {
        "Errands": ("rate(1 minute)", '{"command": "errands"}'),
        "Revival": ("rate(5 minutes)", '{"command": "revive"}'),
        "Renewal": ("rate(6 hours)", '{"command": "renew_tokens"}'),
    }


def test_the_tables_are_kept_safe(office: Office):
    for table in of_type("AWS::DynamoDB::Table").values():
        assert table["BillingMode"] == "PAY_PER_REQUEST"
        assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
        assert table["SSESpecification"] == {"SSEEnabled": True}
    status = office.dynamodb.describe_time_to_live(TableName=office.settings.ledger_table)["TimeToLiveDescription"]
    assert (status["AttributeName"], status["TimeToLiveStatus"]) == ("expires", "ENABLED")


def test_the_secret_is_made_by_the_store(office: Office):
    [secret] = of_type("AWS::SecretsManager::Secret").values()
    assert secret["GenerateSecretString"]["PasswordLength"] >= 32
    assert "SecretString" not in secret
    assert len(office.secret()) == secret["GenerateSecretString"]["PasswordLength"]


def test_alarms_reach_the_clubs_topic():
    alarms = of_type("AWS::CloudWatch::Alarm")
    functions = {"WorkerErrors", "ApiErrors", "Throttles", "Latency"}
    assert (
        set(alarms)
        == {"AnyDeadLetter", "AnyFeedbackLeft", "OldestMessage", "OldestBulkMessage", "HeldUp", "ErrorRate"} | functions
    )
    assert all(alarm["AlarmActions"] == [{"Ref": "Alarms"}] for alarm in alarms.values())
    assert alarms["AnyDeadLetter"]["Threshold"] == alarms["AnyFeedbackLeft"]["Threshold"] == 0
    assert of_type("AWS::SNS::Subscription")["AlarmSubscription"]["TopicArn"] == {"Ref": "Alarms"}


def test_the_mapping_reports_each_message():
    mappings = of_type("AWS::Lambda::EventSourceMapping").values()
    brought = {next(iter(each["EventSourceArn"].values())) for each in mappings}
    assert brought == QUEUES - {"CallerEvents.Arn"}, "a tick looks there"
    assert all(each["FunctionResponseTypes"] == ["ReportBatchItemFailures"] for each in mappings)


def test_feedback_that_nobody_could_take_in_is_kept():
    """Whether SNS does not reach the worker or the worker fails."""
    subscription, failures = RESOURCES["WorkerTakesFeedback"]["Properties"], RESOURCES["WorkerFailures"]["Properties"]
    letters = failures["DestinationConfig"]["OnFailure"]["Destination"]
    assert subscription["RedrivePolicy"] == {"deadLetterTargetArn": letters}
    assert [*letters.values()] == ["FeedbackDeadLetters.Arn"]


@pytest.mark.parametrize(("role", "statement"), list(statements()))
def test_a_role_may_do_what_it_needs_and_no_more(role: str, statement: dict[str, Any]):
    assert not any("*" in action for action in actions(statement))
    # None has anything narrower: senders are narrowed by condition, phone pools are not ours, limits and SES's list of
    # whom it does not write to are an account's.
    if statement["Resource"] == "*":
        assert actions(statement) in (["ses:SendEmail"], ["sms-voice:SendTextMessage"], LISTS, LIMITS)


def test_the_api_cannot_send_and_the_worker_cannot_read_the_secret():
    may: dict[str, set[str]] = {}
    for role, statement in statements():
        may.setdefault(role, set()).update(actions(statement))
    assert not {action for action in may["ApiRole"] if action.startswith(("ses:", "sms-voice:"))}
    assert "secretsmanager:GetSecretValue" not in may["WorkerRole"]
    assert "sqs:ReceiveMessage" not in may["ApiRole"]
