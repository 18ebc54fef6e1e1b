"""The roles of both templates: each service may do what it needs and no more, and nothing of the other's."""

import re
from typing import Any

import pytest

from deploy.aws.parameters import bot_parameters
from deploy.club import club_of
from tests.deploy.test_club import written
from tests.support.deploy.templates import BOT, SENDER, TEMPLATES, Template, each, texts


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


# Senders are narrowed by a condition; the numbers that texts come from are not the stack's, nor are an account's limits
# and its list of whom SES does not write to.
NOTHING_NARROWER = (
    ["ses:SendEmail"],
    ["sms-voice:SendTextMessage"],
    ["ses:DeleteSuppressedDestination"],
    ["ses:GetAccount", "sms-voice:DescribePhoneNumbers", "sms-voice:DescribeSenderIds"],
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
                or (re.search(r"/(twilio|gocardless|club|tokens)/\*$", resource))
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


def test_the_bot_emails_in_the_clubs_name_alone():
    found = [each.values[2] for each in statements() if each.values[0] is BOT]
    [mails] = [statement for statement in found if actions(statement) == ["ses:SendEmail"]]
    assert mails["Condition"] == {"StringEquals": {"ses:FromAddress": {"Ref": "EmailFrom"}}}


def test_a_language_model_may_be_asked_only_where_the_club_has_one():
    asks = BOT.document["Resources"]["MayAskTheLanguageModel"]
    assert asks["Condition"] == "HasLanguageModel"
    [statement] = asks["Properties"]["PolicyDocument"]["Statement"]
    assert statement["Action"] == "bedrock:InvokeModel"
    named = [re.sub(r".*/", "", name) for name in texts(statement["Resource"])]
    assert named == [
        "${LanguageModel}",
        "${FoundationModel}",
    ]


@pytest.mark.parametrize("profile", ["", "eu.", "global."])
def test_a_profiles_model_is_named_without_its_region(profile: str):
    club = club_of(written(messages__language_model=f"{profile}amazon.nova-lite-v1:0"), "rehearsal", "club.toml")
    assert bot_parameters(club, deployed=True)["FoundationModel"] == "amazon.nova-lite-v1:0"
