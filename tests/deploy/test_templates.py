"""Both templates and zappa_settings.json: data is kept safe, nobody may do more than need be, every alarm is heard."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import yaml

from bot.settings import SETTINGS as BOT_SETTINGS
from deploy.club import club_of
from deploy.club_faults import LOG_DAYS, STAGES
from deploy.environments import bot_environment, sender_environment
from deploy.parameters import bot_parameters, sender_parameters
from deploy.runtime import RUNNING
from deploy.services import SERVICES
from deploy.zappa import Zappa
from local.stack import Template as Document
from sender.settings import SETTINGS as SENDER_SETTINGS
from tests.deploy.packaging import ROOT
from tests.deploy.test_club import written


class Template(NamedTuple):
    """A template by its file."""

    name: str
    document: dict[str, Any]

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        """The resources of a type, by name."""
        return {name: it for name, it in self.document["Resources"].items() if it["Type"] == kind}

    def properties(self, kind: str) -> dict[str, dict[str, Any]]:
        return {name: it.get("Properties", {}) for name, it in self.of_type(kind).items()}

    def __str__(self) -> str:
        return self.name


def template(name: str, path: str) -> Template:
    text = (ROOT / path).read_text(encoding="utf-8")
    return Template(name, yaml.load(text, Loader=Document))  # noqa: S506 a SafeLoader


BOT, SENDER = template("bot", "infrastructure.yaml"), template("sender", "sender/infrastructure.yaml")
TEMPLATES = (BOT, SENDER)
CLUB = club_of(written(), "rehearsal", "club.toml")


def each(kind: str) -> list[Any]:
    """Every resource of a type in both templates, as cases of a test."""
    found = [(one, name, it) for one in TEMPLATES for name, it in one.of_type(kind).items()]
    assert found
    return [pytest.param(one, name, it, id=f"{one}-{name}") for one, name, it in found]


def texts(value: Any) -> Iterator[str]:
    """Every string in a value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


# Data


@pytest.mark.parametrize(("of", "name", "table"), each("AWS::DynamoDB::Table"))
def test_a_table_is_kept_safe(of: Template, name: str, table: dict[str, Any]):
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")
    properties = table["Properties"]
    assert properties["BillingMode"] == "PAY_PER_REQUEST"
    assert properties["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert properties["SSESpecification"] == {"SSEEnabled": True}


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
        for it in of.properties("AWS::SQS::Queue").values()
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


# Who may do what


def statements() -> list[Any]:
    found = [
        (one, role, statement)
        for one in TEMPLATES
        for role, properties in one.properties("AWS::IAM::Role").items()
        for policy in properties["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
    ]
    return [pytest.param(*it, id=f"{it[0]}-{it[1]}-{actions(it[2])[0]}") for it in found]


def actions(statement: dict[str, Any]) -> list[str]:
    return statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]


NOTHING_NARROWER = (  # senders are narrowed by a condition; the numbers that texts come from are not the stack's
    ["ses:SendEmail"],
    ["sms-voice:SendTextMessage"],
)


@pytest.mark.parametrize(("of", "role", "statement"), statements())
def test_a_role_may_do_what_it_needs_and_no_more(of: Template, role: str, statement: dict[str, Any]):
    assert statement["Effect"] == "Allow"
    assert not [action for action in actions(statement) if "*" in action or action.startswith("iam:")]
    if statement["Resource"] == "*":
        assert actions(statement) in NOTHING_NARROWER
    else:
        for resource in texts(statement["Resource"]):
            assert (
                not re.search(r"(^|[:/])\*$", resource)
                or resource.endswith(("/index/*", "}:*", "Arn}/*"))
                or (re.search(r"/(twilio|club|tokens)/\*$", resource))
            ), resource


def test_no_service_may_touch_what_is_the_others():
    for one, own in ((BOT, "Conversations"), (SENDER, "Ledger")):
        reached = set(texts([each.values[2]["Resource"] for each in statements() if each.values[0] is one]))
        assert f"{own}.Arn" in reached
        secrets = [name for name in reached if ":secret:" in name]
        assert all(("/sender/" in name) == (one is SENDER) for name in secrets)


@pytest.mark.parametrize(("of", "name", "role"), each("AWS::IAM::Role"))
def test_a_role_is_taken_on_by_aws_services_alone(of: Template, name: str, role: dict[str, Any]):
    for statement in role["Properties"]["AssumeRolePolicyDocument"]["Statement"]:
        assert set(statement["Principal"]) == {"Service"}
        assert all(service.endswith(".amazonaws.com") for service in texts(statement["Principal"]))


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

NAMED = re.compile(r"^(/?\$\{Club\}/\$\{Stage\}/|/aws/lambda/\$\{(\w*Function)\}$)")
NAMES = ("Name", "BucketName", "TableName", "QueueName", "TopicName", "RoleName", "AlarmName", "LogGroupName")
MORE_NAMES = ("FunctionName", "DashboardName", "ManagedPolicyName", "GroupName")


@pytest.mark.parametrize("one", TEMPLATES, ids=str)
def test_two_stages_and_two_clubs_live_in_one_account(one: Template):
    for resource in one.document["Resources"].values():
        if resource["Type"] in ("AWS::Lambda::EventSourceMapping", "AWS::Lambda::Permission"):
            continue  # whose FunctionName is another's
        for name in (*NAMES, *MORE_NAMES):
            given = resource.get("Properties", {}).get(name)
            named = [text for text in texts(given) if text not in ("ForAClub", "AWS::NoValue")]
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


# The functions' environments

OUTPUTS = {name: f"{name}-of-the-stack" for one in TEMPLATES for name in one.document["Outputs"]}
TOKEN_PARAMETER = "/urmston-town/rehearsal/sender/tokens/bot"
ENVIRONMENTS = {
    "bot": (bot_environment(CLUB, OUTPUTS, "https://bot", "https://sender", TOKEN_PARAMETER), BOT_SETTINGS),
    "sender": (sender_environment(CLUB, OUTPUTS, TOKEN_PARAMETER), SENDER_SETTINGS),
}


@pytest.mark.parametrize(("environment", "settings"), ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_a_function_is_given_every_setting_and_nothing_else(environment: dict[str, str], settings: dict[str, Any]):
    known = {setting.variable for setting in settings.values()}
    required = {setting.variable for setting in settings.values() if setting.default is None}
    assert environment.keys() - known == {"POWERTOOLS_METRICS_NAMESPACE"}
    assert required <= environment.keys()


@pytest.mark.parametrize("service", ENVIRONMENTS)
def test_a_function_is_told_where_the_secrets_lie_and_never_a_secret(service: str):
    environment, _ = ENVIRONMENTS[service]
    for name, value in environment.items():
        if re.search(r"KEY|TOKEN|SECRET", name):
            assert CLUB.slug in value and CLUB.stage in value, name  # noqa: PT018


# Zappa's settings

MUST_BE = {
    "debug": False,
    "log_level": "INFO",
    "keep_warm": False,
    "cors": False,
    "manage_roles": False,
    "use_precompiled_packages": False,
    "slim_handler": False,
    "environment_variables": {},
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_every_default_of_zappas_is_chosen(service: Any, stage: str):
    club = club_of(written(stages__production__allowed_numbers=[]), stage, "club.toml")
    settings = Zappa(ROOT, ROOT, club).settings(service)
    assert {name: settings[name] for name in MUST_BE} == MUST_BE
    assert settings["callbacks"] == {"zip": "deploy.slim.slim", "post": "deploy.throttling.throttle"}
    assert settings["runtime"] == f"python{RUNNING}"
    assert settings["lambda_handler"] == f"{service.package}.lambda_handler.handle"
    assert settings["app_function"] == f"{service.package}.wsgi.app"
    assert settings["timeout_seconds"] <= 29  # when API Gateway gives up
    assert settings.get("apigateway_enabled", True) is service.has_api
    assert settings["tags"] == {"project": "registration", "club": "urmston-town", "stage": stage}
    assert f"{settings['project_name']}-{stage}" == club.function(service.name)
    assert not settings.keys() & {"events", "event_source", "exception_handler", "async_resources"}


def test_nothing_stands_in_zappas_settings_but_stages():
    written_there = json.loads((ROOT / "zappa_settings.json").read_text(encoding="utf-8"))
    keys = {service.settings_key(stage) for service in SERVICES for stage in STAGES}
    assert written_there.keys() == keys | {"base", "bot", "sender", "sender_worker"}
    assert len(keys) == 9
