"""What is left for a person to do after a deployment, each thing with its state."""

import boto3
import pytest

from deploy.next_steps import NextSteps
from tests.support.deploy.operator import Operator, answering


def told(operator: Operator, approvals: dict[str, str] | None = None, *topics: str) -> dict[str, str]:
    """What the operator is told, by its first word."""
    lines = NextSteps(operator.club, operator.client, approvals or {}, list(topics)).lines()
    return dict(line.split(": ", 1) for line in lines)


def test_there_is_nothing_to_do(operator: Operator):
    operator.verifies("example.org")
    assert told(operator, {"invite": "approved"}) == {
        "E-mail": "SES has production access.",
        "Texts": "the account has left the sandbox.",
        "WhatsApp": "every template is approved.",
        "Alarms": "they go to desk@example.org.",
    }


def test_only_the_address_is_verified(operator: Operator):
    operator.verifies(operator.club.email_from)
    assert told(operator)["Domain"].startswith("example.org is not verified at SES, only the address")


def test_mail_is_in_the_sandbox(operator: Operator):
    operator.client("sesv2").put_account_details(
        MailType="TRANSACTIONAL", WebsiteURL="https://club.example.org", ProductionAccessEnabled=False
    )
    assert told(operator)["E-mail"].startswith("SES is in its sandbox and mails only verified addresses. To leave it: ")


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
