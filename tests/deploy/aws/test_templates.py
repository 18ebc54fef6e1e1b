"""Both templates: data is kept safe, every alarm is heard, and two stages live in one account."""

import json
import re
from typing import Any

import pytest

from deploy.aws.parameters import bot_parameters, sender_parameters
from deploy.club import club_of
from deploy.club_faults import LOG_DAYS
from tests.deploy.test_club import written
from tests.support.deploy.packaging import ROOT
from tests.support.deploy.templates import BOT, SENDER, TEMPLATES, Template, each, texts

CLUB = club_of(written(), "rehearsal", "club.toml")


# Data


@pytest.mark.parametrize(("of", "name", "table"), each("AWS::DynamoDB::Table"))
def test_a_table_is_kept_safe(of: Template, name: str, table: dict[str, Any]):
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")
    properties = table["Properties"]
    assert properties["BillingMode"] == "PAY_PER_REQUEST"
    assert properties["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert properties["SSESpecification"] == {"SSEEnabled": True}
    assert properties["DeletionProtectionEnabled"] is True


def test_what_expires_is_deleted():
    specified = {
        name: it["Properties"].get("TimeToLiveSpecification")
        for one in TEMPLATES
        for name, it in one.of_type("AWS::DynamoDB::Table").items()
    }
    expires = {"AttributeName": "expires", "Enabled": True}
    assert specified == {"Conversations": expires, "Ledger": expires, "MessageTemplates": None}


@pytest.mark.parametrize(("of", "name", "queue"), each("AWS::SQS::Queue"))
def test_a_queue_is_encrypted_and_loses_no_message(of: Template, name: str, queue: dict[str, Any]):
    assert queue["Properties"]["SqsManagedSseEnabled"] is True
    dead = {
        it["RedrivePolicy"]["deadLetterTargetArn"]["GetAtt"]
        for kind in ("AWS::SQS::Queue", "AWS::SNS::Subscription")
        for it in of.properties(kind).values()
        if "RedrivePolicy" in it
    }
    if f"{name}.Arn" in dead:
        assert queue["Properties"]["MessageRetentionPeriod"] == 14 * 86_400
        assert queue["DeletionPolicy"] == "Retain"
    else:
        assert queue["Properties"]["RedrivePolicy"]["maxReceiveCount"] >= 3


@pytest.mark.parametrize(("of", "name", "bucket"), each("AWS::S3::Bucket"))
def test_a_bucket_is_private(of: Template, name: str, bucket: dict[str, Any]):
    properties = bucket["Properties"]
    assert set(properties["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(properties["PublicAccessBlockConfiguration"]) == 4
    [rule] = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    assert properties["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    rules = properties["LifecycleConfiguration"]["Rules"]
    assert all(rule["Status"] == "Enabled" for rule in rules)
    assert any("ExpirationInDays" in rule for rule in rules)
    assert any("AbortIncompleteMultipartUpload" in rule for rule in rules)


def test_photos_are_kept_and_travel_encrypted():
    assert BOT.of_type("AWS::S3::Bucket")["Photos"]["DeletionPolicy"] == "Retain"
    [policy] = BOT.properties("AWS::S3::BucketPolicy").values()
    [statement] = policy["PolicyDocument"]["Statement"]
    assert (policy["Bucket"], statement["Effect"], statement["Action"]) == ({"Ref": "Photos"}, "Deny", "s3:*")
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


@pytest.mark.parametrize(("of", "name", "secret"), each("AWS::SecretsManager::Secret"))
def test_a_secret_is_kept_and_stands_in_no_template(of: Template, name: str, secret: dict[str, Any]):
    assert (secret["DeletionPolicy"], secret["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert "SecretString" not in secret["Properties"]
    if name != "TwilioAuthToken":  # which comes from who deploys
        assert secret["Properties"]["GenerateSecretString"]["PasswordLength"] >= 32


# Alarms, logs and what calls the functions


@pytest.mark.parametrize(("of", "name", "alarm"), each("AWS::CloudWatch::Alarm"))
def test_an_alarm_reaches_the_club_and_says_what_it_means(of: Template, name: str, alarm: dict[str, Any]):
    properties = alarm["Properties"]
    assert properties["AlarmActions"] == properties["OKActions"] == [{"Ref": "Alarms"}]
    assert len(properties["AlarmDescription"]) > 30
    assert properties["TreatMissingData"] == ("breaching" if name == "ScheduleStopped" else "notBreaching")
    [subscription] = [it for it in of.properties("AWS::SNS::Subscription").values() if it["Protocol"] == "email"]
    assert (subscription["TopicArn"], subscription["Endpoint"]) == ({"Ref": "Alarms"}, {"Ref": "AlarmEmail"})


@pytest.mark.parametrize("one", TEMPLATES, ids=str)
def test_there_is_an_alarm_for_each_way_to_fail(one: Template):
    metrics = {it["MetricName"] for it in one.properties("AWS::CloudWatch::Alarm").values()}
    assert metrics >= {
        "ApproximateNumberOfMessagesVisible",
        "ApproximateAgeOfOldestMessage",
        "Errors",
        "Throttles",
        "Latency",
    }


@pytest.mark.parametrize(("of", "name", "log"), each("AWS::Logs::LogGroup"))
def test_a_log_is_not_kept_for_ever(of: Template, name: str, log: dict[str, Any]):
    assert log["Properties"]["RetentionInDays"] == {"Ref": "LogDays"}
    assert of.document["Parameters"]["LogDays"]["AllowedValues"] == list(LOG_DAYS)


def test_each_function_has_a_log_of_ours():
    names = {text for one in TEMPLATES for it in one.properties("AWS::Logs::LogGroup").values() for text in texts(it)}
    functions = {"/aws/lambda/${Function}", "/aws/lambda/${ApiFunction}", "/aws/lambda/${WorkerFunction}"}
    assert functions <= names


@pytest.mark.parametrize(("of", "name", "mapping"), each("AWS::Lambda::EventSourceMapping"))
def test_a_batch_fails_by_the_message(of: Template, name: str, mapping: dict[str, Any]):
    assert mapping["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["Properties"]["ScalingConfig"]["MaximumConcurrency"] >= 2


@pytest.mark.parametrize(("of", "name", "schedule"), each("AWS::Scheduler::Schedule"))
def test_a_schedule_calls_a_command_in_a_role_of_its_own(of: Template, name: str, schedule: dict[str, Any]):
    target = schedule["Properties"]["Target"]
    assert target["RoleArn"] == {"GetAtt": "ScheduleRole.Arn"}
    assert list(json.loads(target["Input"])) == ["command"]


# Names and outputs

NAMED = re.compile(r"^(/?\$\{Club\}/\$\{Stage\}/|\$\{AWS::StackName\}-|/aws/lambda/\$\{(\w*Function)\}$)")
NAMES = ("Name", "BucketName", "TableName", "QueueName", "TopicName", "RoleName", "AlarmName", "LogGroupName")
CALLING = ("AWS::Lambda::EventInvokeConfig", "AWS::Lambda::EventSourceMapping", "AWS::Lambda::Permission")
MORE_NAMES = ("FunctionName", "DashboardName", "ManagedPolicyName", "GroupName")


@pytest.mark.parametrize("one", TEMPLATES, ids=str)
def test_two_stages_and_two_clubs_live_in_one_account(one: Template):
    for resource in one.document["Resources"].values():
        if resource["Type"] in CALLING:
            continue  # whose FunctionName is another's
        for name in (*NAMES, *MORE_NAMES):
            given = resource.get("Properties", {}).get(name)
            named = [text for text in texts(given) if text not in ("ForAClub", "PlainNames", "AWS::NoValue")]
            assert all(NAMED.match(text) for text in named), named


@pytest.mark.parametrize("one", TEMPLATES, ids=str)
def test_it_fits_into_one_request(one: Template):
    path = "infrastructure.yaml" if one is BOT else "sender/infrastructure.yaml"
    assert (ROOT / path).stat().st_size <= 51_200  # CloudFormation's limit for a template in the request itself


def test_outputs_keep_the_names_that_others_read():
    assert set(SENDER.document["Outputs"]) >= {
        "ApiEndpoint",
        "JWTSecretArn",
        "MessagesQueueUrl",
        "MessagesQueueArn",
        "DeadLetterQueueUrl",
        "MessageTemplatesTableName",
    }


@pytest.mark.parametrize(
    ("one", "parameters"),
    [(SENDER, sender_parameters(CLUB, True, "https://x")), (BOT, bot_parameters(CLUB, True))],
    ids=["sender", "bot"],
)
def test_it_is_given_what_it_asks_for(one: Template, parameters: dict[str, str]):
    asked = one.document["Parameters"]
    assert parameters.keys() <= asked.keys()
    assert asked.keys() - parameters.keys() == {"PatienceSeconds"}
    for name, value in parameters.items():
        assert value in asked[name].get("AllowedValues", [value]) or int(value) in asked[name]["AllowedValues"]
        assert re.fullmatch(asked[name].get("AllowedPattern", ".*"), value)


def test_the_dashboards_questions_are_asked_of_what_the_log_says():
    [body] = texts(BOT.document["Resources"]["Dashboard"]["Properties"]["DashboardBody"])
    queries = re.findall(r'"query": "([^"]+)"', body)
    assert len(queries) == 5
    told = "message outcome question invited seconds_to_complete code at follow_up channel reason".split()
    for query in queries:
        source, *asks = query.split(" | ")
        assert source in {"SOURCE '/aws/lambda/${Function}'", "SOURCE '/aws/lambda/${SenderWorkerFunction}'"}
        names = set(re.findall(r"\w+(?= (?:=|>=) )|(?<=\bby )[\w, ]+|(?<=sum\()\w+|(?<=count\()\w+", " | ".join(asks)))
        assert {name.strip() for each in names for name in each.split(",")} <= {*told, "bin"}


def test_a_metric_is_paid_for_only_where_an_alarm_watches_it():
    """A dashboard is free three times in an account, and each stage has one; its figures are asked of the log."""
    shown = [one for one in TEMPLATES if one.properties("AWS::CloudWatch::Dashboard")]
    assert shown == [BOT]
    [body] = texts(BOT.document["Resources"]["Dashboard"]["Properties"]["DashboardBody"])
    assert "MetricsNamespace" not in body
    assert json.loads(re.sub(r"\$\{[\w:.]+\}", "x", body))["widgets"]
