"""No data is ever lost by a deployment: what would lose some is refused, and nothing is changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deploy.aws.stacks import StackError, refuse_losses
from tests.support.deploy.operator import Operator
from tests.support.deploy.packaging import ROOT
from tests.support.deploy.small_stack import changes

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


def test_another_key_of_the_conversations_table_is_refused(operator: Operator, tmp_path: Path):
    operator.plans("bot").make()
    text = (ROOT / "infrastructure.yaml").read_text().replace("AttributeName: pk,", "AttributeName: parent,")
    (tmp_path / "other.yaml").write_text(text)
    with pytest.raises(
        StackError, match=r"Replace Conversations \(AWS::DynamoDB::Table\) in .*-bot\. Nothing was changed"
    ):
        refuse_losses([operator.plans("bot", tmp_path / "other.yaml")])
