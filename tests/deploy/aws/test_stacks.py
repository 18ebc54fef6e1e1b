"""The stacks: what would change is told before, what fails leaves nothing, and no data is ever lost by a deployment."""

from collections.abc import Callable
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from deploy.aws.stacks import StackError
from tests.support.deploy.operator import Operator
from tests.support.deploy.small_stack import FAILS, changes


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
