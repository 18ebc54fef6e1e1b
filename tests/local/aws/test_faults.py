"""What goes wrong with e-mails and texts when a test says so."""

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ReadTimeoutError

from tests.local.conftest import PARENT

JANE, SAM = "jane@example.com", "sam@example.com"
IMPATIENT = Config(retries={"total_max_attempts": 1}, read_timeout=0.5)


@pytest.fixture
def clients(world):
    """SES and the SMS service, asked once and not for long."""
    aws = world.aws.environment()
    keys = {"aws_access_key_id": aws["AWS_ACCESS_KEY_ID"], "aws_secret_access_key": aws["AWS_SECRET_ACCESS_KEY"]}
    where = {"endpoint_url": aws["AWS_ENDPOINT_URL"], "region_name": aws["AWS_REGION"], "config": IMPATIENT}
    ses, sms = (boto3.client(name, **keys, **where) for name in ("sesv2", "pinpoint-sms-voice-v2"))
    ses.create_email_identity(EmailIdentity="club@example.org")
    yield ses, sms
    ses.close()
    sms.close()


@pytest.fixture
def mail(clients):
    def mail(to: str = JANE) -> None:
        content = {"Simple": {"Subject": {"Data": "Welcome"}, "Body": {"Text": {"Data": "Hi"}}}}
        address = {"ToAddresses": [to]}
        clients[0].send_email(FromEmailAddress="club@example.org", Destination=address, Content=content)

    return mail


@pytest.fixture
def text(clients):
    return lambda: clients[1].send_text_message(DestinationPhoneNumber=PARENT, MessageBody="Hi")


def test_a_refusal_is_answered_as_each_service_does_and_nothing_is_sent(world, mail, text):
    world.aws.faults.refuse("TooManyRequestsException", status=429, to=JANE)
    world.aws.faults.refuse("ConflictException", reason="DESTINATION_PHONE_NUMBER_OPTED_OUT", to=PARENT)
    with pytest.raises(ClientError) as throttled:
        mail()
    with pytest.raises(ClientError) as opted_out:
        text()
    assert throttled.value.response["Error"]["Code"] == "TooManyRequestsException"
    assert throttled.value.response["ResponseMetadata"]["HTTPStatusCode"] == 429
    assert opted_out.value.response["Error"]["Code"] == "ConflictException"
    assert opted_out.value.response["Reason"] == "DESTINATION_PHONE_NUMBER_OPTED_OUT"
    assert world.aws.sent.messages() == []


def test_a_fault_is_for_one_recipient_and_so_many_times(world, mail):
    world.aws.faults.refuse("ServiceUnavailable", status=503, to="Jane@example.com", times=2)
    mail(SAM)
    for _ in range(2):
        with pytest.raises(ClientError):
            mail(JANE)
    mail(JANE)
    assert [message["to"] for message in world.aws.sent.messages()] == [SAM, JANE]


@pytest.mark.parametrize(("fault", "sent"), [("lose_answer", 1), ("be_silent", 0)])
def test_an_answer_that_never_comes_says_nothing_about_the_message(world, mail, text, fault: str, sent: int):
    getattr(world.aws.faults, fault)(times=2)
    for send in (mail, text):
        with pytest.raises(ReadTimeoutError):
            send()
    assert len(world.aws.sent.messages(JANE)) == len(world.aws.sent.messages(PARENT)) == sent
    mail(SAM)  # and others are served meanwhile


def test_a_reset_forgets_what_was_to_come(world, mail, text):
    world.aws.faults.refuse("ServiceUnavailable", status=503, to=PARENT)
    world.aws.faults.refuse("ServiceUnavailable", status=503, to=SAM)
    world.reset()
    text()
