"""What is left for a person to do after a deployment, each thing with its state."""

import json

import boto3
import pytest
from ministack.services import ses_v2

from deploy.next_steps import NextSteps
from tests.support.deploy.operator import Operator, answering

DOMAIN = "example.org"
DKIM = {"Status": "SUCCESS", "SigningEnabled": True, "Tokens": []}
MAIL_FROM = {"MailFromDomain": "mail.example.org", "MailFromDomainStatus": "SUCCESS"}
FAILED = {"MailFromDomainStatus": "FAILED"}
IDENTITY = {"VerifiedForSendingStatus": True, "DkimAttributes": DKIM, "MailFromAttributes": MAIL_FROM}


def told(
    operator: Operator, approvals: dict[str, str] | None = None, *topics: str, dmarc: list[str] | None = None
) -> dict[str, str]:
    """What the operator is told, by its first word."""
    look_up = {f"_dmarc.{DOMAIN}": dmarc}.get
    lines = NextSteps(operator.club, operator.client, approvals or {}, list(topics), look_up).lines()
    return dict(line.split(": ", 1) for line in lines)


def ses_says(operator: Operator, identity: dict) -> None:
    """What SES has of the club's domain: the world verifies everything, and knows no MAIL FROM."""
    operator.verifies(DOMAIN)
    [known] = [known for key, known in ses_v2._identities._data.items() if key[-1] == DOMAIN]
    known |= identity


def test_there_is_nothing_to_do(operator: Operator):
    ses_says(operator, IDENTITY)
    assert told(operator, {"invite": "approved"}, dmarc=["v=DMARC1; p=none"]) == {
        "E-mail": "SES has production access.",
        "Texts": "the account has left the sandbox.",
        "WhatsApp": "every template is approved.",
        "Alarms": "they go to desk@example.org.",
    }


def test_only_the_address_is_verified(operator: Operator):
    operator.verifies(operator.club.email_from)
    assert told(operator)["Domain"].startswith("example.org is not verified at SES, only the address")


def test_mail_is_in_the_sandbox(operator: Operator):
    operator.world.aws.rates.production = False
    assert told(operator)["E-mail"].startswith("SES is in its sandbox and mails only verified addresses. To leave it: ")


@pytest.mark.parametrize(("most", "told_of"), [(10, True), (1000, False)])
def test_a_new_account_runs_few_functions_at_a_time(operator: Operator, most: int, told_of: bool):
    own, settings = operator.client, json.dumps({"AccountLimit": {"ConcurrentExecutions": most}})
    with answering(200, settings, "application/json") as url:
        functions = boto3.client("lambda", endpoint_url=url, region_name=operator.club.region)
        operator.client = lambda service: functions if service == "lambda" else own(service)
        found = told(operator).get("Functions", "")
    assert found.startswith(f"AWS runs {most} at a time for this account") is told_of
    assert ("--quota-code L-B99A9384 --desired-value 1000 --region eu-west-2`" in found) is told_of


@pytest.mark.parametrize(
    ("identity", "about", "says"),
    [
        ({"DkimAttributes": DKIM | {"Status": "PENDING"}}, "DKIM", "it is PENDING for example.org"),
        ({"MailFromAttributes": {}}, "MAIL FROM", "`aws sesv2 put-email-identity-mail-from-attributes"),
        ({"MailFromAttributes": {}}, "MAIL FROM", "mail.example.org MX 10 feedback-smtp.eu-west-2.amazonses.com"),
        (
            {"MailFromAttributes": MAIL_FROM | {"MailFromDomainStatus": "FAILED"}},
            "MAIL FROM",
            "mail.example.org is FAILED",
        ),
    ],
)
def test_a_domain_that_is_not_believed(operator: Operator, identity: dict, about: str, says: str):
    ses_says(operator, IDENTITY | identity)
    assert says in told(operator)[about]


@pytest.mark.parametrize(
    ("records", "says"),
    [
        ([], "example.org has no policy"),
        (["some-verification=1"], "example.org has no policy"),
        (None, "the records of _dmarc.example.org could not be looked up"),
    ],
)
def test_a_domain_without_a_policy(operator: Operator, records: list[str] | None, says: str):
    ses_says(operator, IDENTITY)
    assert says in told(operator, dmarc=records)["DMARC"]


@pytest.mark.parametrize(
    ("limit", "most", "says"),
    [
        (1, 1, "once a month's have cost 1 US dollars. Ask AWS for more: https://docs.aws"),
        (1, 50, "`aws pinpoint-sms-voice-v2 set-text-message-spend-limit-override --monthly-limit 50`"),
    ],
)
def test_texts_may_cost_little(operator: Operator, limit: int, most: int, says: str):
    operator.world.aws.texts.spend_limit, operator.world.aws.texts.most_spend_limit = limit, most
    assert says in told(operator)["Spending"]


def test_texts_are_in_the_sandbox(operator: Operator):
    operator.world.aws.texts.tier = "SANDBOX"
    assert told(operator)["Texts"].startswith("the account is in the sandbox and texts only verified numbers. Move it")


@pytest.mark.parametrize(
    ("state", "remedy"),
    [
        ("received", "Meta takes up to a day."),
        ("pending", "Meta takes up to a day."),
        ("rejected: It looks like marketing", "Change its words in templates/whatsapp, deploy again."),
        ("paused", "Twilio's console says why under Content Template Builder."),
        ("unsubmitted", "Twilio's console says why under Content Template Builder."),
    ],
)
def test_a_template_that_is_not_approved(operator: Operator, state: str, remedy: str):
    assert told(operator, {"invite": "approved", "remind_invite": state})["WhatsApp"] == (
        f"the template remind_invite is {state}, and opens no chat before it is approved. {remedy}"
    )


PENDING = """<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions><member>
<SubscriptionArn>PendingConfirmation</SubscriptionArn><Protocol>email</Protocol><Endpoint>desk@example.org</Endpoint>
</member></Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>"""


def test_alarms_whose_link_was_not_clicked(operator: Operator):
    own = operator.client
    with answering(200, PENDING, "text/xml") as url:  # the world's e-mails need no click
        sns = boto3.client("sns", endpoint_url=url, region_name=operator.club.region)
        operator.client = lambda service: sns if service == "sns" else own(service)
        found = told(operator, {}, "arn:of:the-bot", "arn:of:the-sender")["Alarms"]
    assert found == "2 e-mails to desk@example.org wait for their link to be clicked."
