"""What becomes of an e-mail or a text is published as its provider does, with the label that went along with it."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from local.aws.stack import clients_of
from local.world import World

JANE, PHONE, CLUB = "jane@example.com", "+447700900123", "registrations@example.org"
LABEL = {"trace": "dHJhY2U", "message": "m1"}


@pytest.fixture
def client(world: World) -> Callable[[str], Any]:
    return clients_of(world.aws.environment())


@pytest.fixture
def topic(client: Callable[[str], Any]) -> Callable[[], list[dict]]:
    """What comes to a topic that a configuration set of SES's has; each look takes it away."""
    sns, sqs, ses = client("sns"), client("sqs"), client("sesv2")
    arn, url = sns.create_topic(Name="feedback")["TopicArn"], sqs.create_queue(QueueName="feedback")["QueueUrl"]
    queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue)
    ses.create_configuration_set(ConfigurationSetName="ours")
    destination = {"Enabled": True, "MatchingEventTypes": ["BOUNCE"], "SnsDestination": {"TopicArn": arn}}
    ses.create_configuration_set_event_destination(
        ConfigurationSetName="ours", EventDestinationName="feedback", EventDestination=destination
    )

    def look() -> list[dict]:
        found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        return [json.loads(json.loads(each["Body"])["Message"]) for each in found]

    return look


@pytest.fixture
def email(client: Callable[[str], Any], topic: Callable[[], list[dict]]) -> str:
    """An e-mail that was sent: its id."""
    client("sesv2").create_email_identity(EmailIdentity=CLUB)
    return client("sesv2").send_email(
        FromEmailAddress=CLUB,
        Destination={"ToAddresses": [JANE]},
        Content={"Simple": {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hi"}}}},
        EmailTags=[{"Name": name, "Value": value} for name, value in LABEL.items()],
    )["MessageId"]


@pytest.fixture
def text(client: Callable[[str], Any], topic: Callable[[], list[dict]]) -> str:
    return client("pinpoint-sms-voice-v2").send_text_message(
        DestinationPhoneNumber=PHONE, OriginationIdentity="+447700900999", MessageBody="Hi", Context=LABEL
    )["MessageId"]


def test_an_e_mail_bounces_is_reported_delayed_or_delivered(browser, topic, email: str):
    for event in ("bounce", "complain", "delay", "deliver"):
        assert browser("POST", f"/inbox/{email}/events", json={"event": event}).status_code == 202
    told = topic()
    assert [each["eventType"] for each in told] == ["Bounce", "Complaint", "DeliveryDelay", "Delivery"]
    assert told[0]["bounce"]["bouncedRecipients"] == [{"emailAddress": JANE}]
    assert {name: value[0] for name, value in told[0]["mail"]["tags"].items()} == LABEL


def test_a_text_is_delivered_or_not(browser, topic, text: str):
    for event in ("deliver", "bounce"):
        assert browser("POST", f"/inbox/{text}/events", json={"event": event}).status_code == 202
    delivered, lost = topic()
    assert (delivered["eventType"], lost["eventType"]) == ("TEXT_DELIVERED", "TEXT_UNREACHABLE")
    assert delivered["context"] == LABEL


def test_a_text_is_answered(browser, topic, text: str):
    assert browser("POST", f"/inbox/{text}/events", json={"reply": "STOP"}).status_code == 202
    (answer,) = topic()
    assert (answer["originationNumber"], answer["messageBody"]) == (PHONE, "STOP")


def test_what_cannot_be_is_refused(browser, topic, email: str):
    assert browser("POST", "/inbox/none/events", json={"event": "bounce"}).status_code == 404
    for given in ({"event": "vanish"}, {"reply": "STOP"}, {}, {"odd": 1}):
        assert browser("POST", f"/inbox/{email}/events", json=given).status_code == 400


def test_the_inbox_shows_what_it_did_before(browser, email: str):
    (shown,) = browser("GET", "/inbox").json()["messages"]
    assert "label" not in shown
