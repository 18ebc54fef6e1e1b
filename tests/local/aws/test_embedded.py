"""The embedded AWS: what it keeps, what it answers as AWS does, and what it is told to let go wrong."""

from email.message import EmailMessage

import pytest
from botocore.exceptions import ClientError

from local.aws.segments import segments
from local.aws.stack import clients_of
from tests.local.conftest import PARENT


@pytest.fixture
def client(world):
    """client("dynamodb"): a client of the embedded AWS."""
    return clients_of(world.aws.environment())


@pytest.fixture
def ses(client):
    ses = client("sesv2")
    ses.create_email_identity(EmailIdentity="club@example.org")
    return ses


def simple_email(**changes) -> dict:
    body = {"Text": {"Data": "Hi Jane"}, "Html": {"Data": "<p>Hi Jane</p>"}}
    return {
        "FromEmailAddress": "club@example.org",
        "Destination": {"ToAddresses": ["jane@example.com"], "CcAddresses": ["sam@example.com"]},
        "ReplyToAddresses": ["manager@example.org"],
        "Content": {"Simple": {"Subject": {"Data": "Welcome, José"}, "Body": body}},
        **changes,
    }


def test_an_accepted_email_is_kept_whole(world, ses):
    sid = ses.send_email(**simple_email())["MessageId"]
    (email,) = world.aws.sent.messages()
    at = email.pop("at")
    assert email == {
        "sid": sid, "channel": "email", "to": "jane@example.com, sam@example.com", "from": "club@example.org",
        "reply_to": "manager@example.org", "subject": "Welcome, José", "text": "Hi Jane", "html": "<p>Hi Jane</p>",
        "segments": 0, "headers": {},
    }  # fmt: skip
    assert at == world.clock.now().isoformat()
    assert world.aws.sent.messages(to="Sam@Example.com")
    assert world.aws.sent.messages(to="am@example.com") == []


def test_a_raw_email_is_taken_apart(world, ses):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "club@example.org", "jane@example.com", "Your receipt"
    message["Reply-To"] = "manager@example.org"
    message.set_content("Hi Jane")
    message.add_alternative("<p>Hi Jane</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="receipt.pdf")
    ses.send_email(Content={"Raw": {"Data": message.as_bytes()}})

    (email,) = world.aws.sent.messages()
    assert (email["to"], email["from"], email["reply_to"]) == (
        "jane@example.com", "club@example.org", "manager@example.org",
    )  # fmt: skip
    assert (email["subject"], email["text"], email["html"]) == ("Your receipt", "Hi Jane\n", "<p>Hi Jane</p>\n")
    assert email["attachments"] == ["receipt.pdf"]


def test_an_unverified_sender_is_refused_and_nothing_is_kept(world, client):
    with pytest.raises(ClientError, match="not verified"):
        client("sesv2").send_email(**simple_email(FromEmailAddress="stranger@example.org"))
    assert world.aws.sent.messages() == []


def test_an_accepted_text_is_kept_with_its_segments(world, client):
    sms = client("pinpoint-sms-voice-v2")
    sid = sms.send_text_message(DestinationPhoneNumber=PARENT, OriginationIdentity="Club", MessageBody="Pay 👉 here")
    (text,) = world.aws.sent.messages(to=PARENT)
    assert (text["sid"], text["channel"], text["from"]) == (sid["MessageId"], "sms", "Club")
    assert (text["text"], text["segments"]) == ("Pay 👉 here", 1)


@pytest.mark.parametrize(("number", "body"), [("07700900123", "Hi"), (PARENT, "x" * 1601), ("jane@example.com", "Hi")])
def test_a_text_that_cannot_be_sent_is_refused(world, client, number, body):
    sms = client("pinpoint-sms-voice-v2")
    with pytest.raises(ClientError) as refused:
        sms.send_text_message(DestinationPhoneNumber=number, MessageBody=body)
    assert refused.value.response["Error"]["Code"] == "ValidationException"
    with pytest.raises(ClientError, match="not emulated"):
        sms.describe_opt_out_lists()
    assert world.aws.sent.messages() == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("x" * 160, 1),
        ("x" * 161, 2),
        ("x" * 306, 2),
        ("x" * 307, 3),
        ("€" * 80, 1),  # two septets each
        ("€" * 81, 2),
        ("é" * 160, 1),  # in the basic table
        ("á" * 70, 1),  # not in it
        ("á" * 71, 2),
        ("👋" * 35, 1),  # two UTF-16 units each
        ("👋" * 36, 2),
        ("á" * 135, 3),
        ("It’s", 1),
    ],
)
def test_a_text_is_counted_in_segments(text, parts):
    assert segments(text) == parts


def a_table(client, name: str) -> str:
    client("dynamodb").create_table(
        TableName=name,
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    return name


def test_a_reset_leaves_no_resource_behind(world, client, ses):
    a_table(client, "conversations")
    client("sqs").create_queue(QueueName="inbox.fifo", Attributes={"FifoQueue": "true"})
    ses.send_email(**simple_email())
    world.aws.reset()
    assert client("dynamodb").list_tables()["TableNames"] == []
    assert client("sqs").list_queues().get("QueueUrls", []) == []
    assert world.aws.sent.messages() == []
    with pytest.raises(ClientError, match="not verified"):
        ses.send_email(**simple_email())


def test_what_was_built_apart_is_added_as_often_as_it_is_wanted(world, client):
    sqs, ssm = client("sqs"), client("ssm")
    ssm.put_parameter(Name="/here", Value="before", Type="String")

    def build() -> str:
        assert ssm.describe_parameters()["Parameters"] == []
        return sqs.create_queue(QueueName="inbox")["QueueUrl"]

    url, resources = world.aws.built_apart(build)
    assert sqs.list_queues().get("QueueUrls", []) == []
    for _ in range(2):
        world.aws.add(resources)
        assert sqs.receive_message(QueueUrl=url).get("Messages", []) == []
        sqs.send_message(QueueUrl=url, MessageBody="hello")
        assert ssm.get_parameter(Name="/here")["Parameter"]["Value"] == "before"


def test_a_table_lives_by_the_worlds_clock(world, client):
    world.clock.advance(86_400)
    table = client("dynamodb").create_table(
        TableName="kept", BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
    )["TableDescription"]  # fmt: skip
    assert abs((table["CreationDateTime"] - world.clock.now()).total_seconds()) < 60
