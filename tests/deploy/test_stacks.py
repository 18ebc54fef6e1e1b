"""The stacks: what would change is told before, what fails leaves nothing, and no data is ever lost by a deployment."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from botocore.exceptions import ClientError

from deploy.stacks import StackError, refuse_losses
from tests.deploy.operator import Operator
from tests.deploy.packaging import ROOT

SMALL = {
    "Parameters": {"Visible": {"Type": "Number", "Default": 30}},
    "Resources": {
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": {"Ref": "Visible"}}},
        "Setting": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/small", "Type": "String", "Value": "1"}},
        "Secret": {
            "Type": "AWS::SecretsManager::Secret",
            "DeletionPolicy": "Retain",
            "Properties": {"Name": "small/secret", "SecretString": "-"},
        },
    },
    "Outputs": {"Url": {"Value": {"Ref": "Queue"}}},
}
FAILS = {"Type": "AWS::SQS::Queue", "DependsOn": ["Queue", "Secret"], "Properties": {"VisibilityTimeout": 999_999}}


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """A file with the small template and other resources; None takes one away."""

    def write(**resources: dict | None) -> Path:
        whole = {name: it for name, it in (SMALL["Resources"] | resources).items() if it}
        (tmp_path / "template.yaml").write_text(yaml.safe_dump(SMALL | {"Resources": whole}))
        return tmp_path / "template.yaml"

    return write


def changes(operator: Operator, template: Path, **parameters: str) -> list[str]:
    return [str(change) for change in operator.stack("small").plan(template, parameters).changes]


def test_it_is_created_changed_and_then_left_alone(operator: Operator, template: Callable[..., Path]):
    stack = operator.stack("small")
    stack.plan(template(), {}).make()
    assert stack.works
    assert stack.outputs()["Url"].startswith("http")
    assert changes(operator, template(), Visible="60") == ["Modify Queue (AWS::SQS::Queue)"]
    stack.plan(template(), {"Visible": "60"}).make()
    queue = operator.client("sqs").get_queue_attributes(
        QueueUrl=stack.outputs()["Url"], AttributeNames=["VisibilityTimeout"]
    )
    assert queue["Attributes"]["VisibilityTimeout"] == "60"
    assert changes(operator, template(), Visible="60") == []


def test_looking_at_a_new_one_leaves_nothing(operator: Operator, template: Callable[..., Path]):
    assert len(changes(operator, template())) == 3
    assert (
        operator.client("cloudformation").list_stacks()["StackSummaries"] == [] or operator.stack("small").status == ""
    )
    assert operator.client("sqs").list_queues().get("QueueUrls", []) == []


def test_looking_at_one_that_works_leaves_no_change_set(operator: Operator, template: Callable[..., Path]):
    operator.stack("small").plan(template(), {}).make()
    changes(operator, template(), Visible="60")
    changes(operator, template(), Visible="30")
    stack = operator.stack("small")
    assert operator.client("cloudformation").list_change_sets(StackName=stack.name)["Summaries"] == []
    assert stack.status == "CREATE_COMPLETE"


def test_a_template_that_aws_refuses_leaves_nothing(operator: Operator, template: Callable[..., Path]):
    with pytest.raises(
        StackError, match=r"^The stack urmston-town-rehearsal-small was refused: .*Nothing was changed$"
    ):
        operator.stack("small").plan(template(), {"Visible": "often"})
    assert operator.stack("small").status == ""


def test_a_creation_that_fails_leaves_nothing_that_keeps_the_next_from_it(
    operator: Operator, template: Callable[..., Path]
):
    with pytest.raises(StackError, match=r"could not be built: Other: .*It is as it was before: put that right, then"):
        operator.stack("small").plan(template(Other=FAILS), {}).make()
    assert operator.stack("small").status == ""
    with pytest.raises(ClientError, match="ResourceNotFound"):
        operator.client("secretsmanager").describe_secret(SecretId="small/secret")
    operator.stack("small").plan(template(), {}).make()
    assert operator.stack("small").works


def test_a_creation_that_was_rolled_back_while_nobody_looked_is_done_again(
    operator: Operator, template: Callable[..., Path]
):
    formation, stack = operator.client("cloudformation"), operator.stack("small")
    formation.create_stack(
        StackName=stack.name, TemplateBody=template(Other=FAILS).read_text(), RetainExceptOnCreate=True
    )
    assert not stack.works
    assert stack.status == "ROLLBACK_COMPLETE"
    stack.plan(template(), {}).make()
    assert stack.works


def test_a_review_that_was_cut_short_is_forgotten(operator: Operator, template: Callable[..., Path]):
    formation, stack = operator.client("cloudformation"), operator.stack("small")
    formation.create_change_set(
        StackName=stack.name, ChangeSetName="cut-short", ChangeSetType="CREATE", TemplateBody=template().read_text()
    )
    assert stack.status == "REVIEW_IN_PROGRESS"
    stack.plan(template(), {}).make()
    assert stack.works


def test_what_is_under_way_is_waited_for(operator: Operator, template: Callable[..., Path]):
    formation, stack = operator.client("cloudformation"), operator.stack("small")
    formation.create_stack(StackName=stack.name, TemplateBody=template().read_text())
    assert changes(operator, template(Setting=None))[-1] == "Remove Setting (AWS::SSM::Parameter)"
    assert stack.status == "CREATE_COMPLETE"


def test_the_cause_is_of_this_time_and_what_was_before_stays(operator: Operator, template: Callable[..., Path]):
    stack = operator.stack("small")
    stack.plan(template(), {}).make()
    for name in ("First", "Second"):
        with pytest.raises(StackError, match=rf"could not be built: {name}: .*It is as it was before"):
            stack.plan(template(**{name: FAILS}), {}).make()
        assert stack.status == "UPDATE_ROLLBACK_COMPLETE"
    assert changes(operator, template()) == []


KEPT = {
    "Table": {
        "Type": "AWS::DynamoDB::Table",
        "Properties": {
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        },
    },
    "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "small-bucket"}},
    "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "small-queue"}},
}
REPLACED = {
    "Secret": {"Type": "AWS::SecretsManager::Secret", "Properties": {"Name": "small/other", "SecretString": "-"}},
    "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "other-queue"}},
    "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "other-bucket"}},
    "Table": {
        "Type": "AWS::DynamoDB::Table",
        "Properties": {
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "sk", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "sk", "KeyType": "HASH"}],
        },
    },
}


@pytest.mark.parametrize(("name", "other"), [*REPLACED.items(), *((name, None) for name in REPLACED)])
def test_a_change_that_would_lose_data_is_refused(
    operator: Operator, template: Callable[..., Path], name: str, other: dict | None
):
    stack = operator.stack("small")
    stack.plan(template(**KEPT), {}).make()
    before = stack.resources()
    dangerous = stack.plan(template(**KEPT | {name: other}), {})
    harmless = operator.stack("other").plan(template(Secret=None, Setting=None), {})
    word = "Replace" if other else "Remove"
    with pytest.raises(
        StackError, match=rf"^This would lose data: {word} {name} .* in \S+-small\. Nothing was changed"
    ):
        refuse_losses([harmless, dangerous])
    assert stack.resources() == before
    assert changes(operator, template(**KEPT)) == []
    assert operator.stack("other").status == ""


def test_what_holds_no_data_may_go(operator: Operator, template: Callable[..., Path]):
    stack = operator.stack("small")
    stack.plan(template(), {}).make()
    plan = stack.plan(template(Setting=None), {})
    refuse_losses([plan])
    plan.make()
    assert "AWS::SSM::Parameter" not in dict(stack.resources())


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        ("UPDATE_ROLLBACK_FAILED", "continue-update-rollback"),
        ("DELETE_FAILED", "delete-stack"),
        ("ROLLBACK_FAILED", "delete-stack"),
    ],
)
def test_a_stack_that_is_stuck_says_how_to_free_it(
    operator: Operator, template: Callable[..., Path], status: str, remedy: str
):
    stack = operator.stack("small")
    stack.plan(template(), {}).make()
    operator.finds(stack, status)
    with pytest.raises(StackError, match=rf"is stuck in {status} \(.*\): .*`aws cloudformation {remedy} --stack-name"):
        stack.plan(template(), {})
    assert stack.status == status


def test_deleting_keeps_what_the_policies_keep(operator: Operator, template: Callable[..., Path]):
    stack = operator.stack("small")
    stack.plan(template(), {}).make()
    stack.delete()
    stack.delete()
    assert (stack.status, stack.resources()) == ("", [])
    assert operator.client("secretsmanager").describe_secret(SecretId="small/secret")["Name"] == "small/secret"


@pytest.mark.parametrize("service", ["sender", "bot"])
def test_the_real_templates_are_built_and_then_left_alone(operator: Operator, service: str):
    operator.plans(service).make()
    assert operator.plans(service).changes == []


def test_the_clubs_words_may_change(operator: Operator):
    operator.plans("bot").make()
    plan = operator.plans("bot", WelfareOfficer="Sam Lee")
    assert [str(change) for change in plan.changes] == ["Modify WelfareOfficerSetting (AWS::SSM::Parameter)"]


def test_another_key_of_the_conversations_table_is_refused(operator: Operator, tmp_path: Path):
    operator.plans("bot").make()
    text = (ROOT / "infrastructure.yaml").read_text().replace("AttributeName: pk,", "AttributeName: parent,")
    (tmp_path / "other.yaml").write_text(text)
    with pytest.raises(
        StackError, match=r"Replace Conversations \(AWS::DynamoDB::Table\) in .*-bot\. Nothing was changed"
    ):
        refuse_losses([operator.plans("bot", tmp_path / "other.yaml")])
