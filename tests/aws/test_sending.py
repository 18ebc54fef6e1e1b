"""SES and texts as the sender uses them."""

from typing import Any

import pytest

from tests.aws.emulators import Emulator

CLUB, JANE, JANES_PHONE = "club@example.org", "jane@example.com", "+447700900123"


@pytest.fixture
def ses(aws: Emulator) -> Any:
    ses = aws.client("sesv2")
    if CLUB not in {each["IdentityName"] for each in ses.list_email_identities()["EmailIdentities"]}:
        ses.create_email_identity(EmailIdentity=CLUB)
    return ses


@pytest.fixture
def sms(aws: Emulator) -> Any:
    return aws.client("pinpoint-sms-voice-v2")


def email(**changes: Any) -> dict[str, Any]:
    body = {"Html": {"Data": "<p>Hi Jane</p>", "Charset": "UTF-8"}, "Text": {"Data": "Hi Jane", "Charset": "UTF-8"}}
    headers = [{"Name": "List-Unsubscribe", "Value": "<mailto:club@example.org?subject=unsubscribe>"}]
    simple = {"Subject": {"Data": "Welcome, José", "Charset": "UTF-8"}, "Body": body, "Headers": headers}
    return {
        "FromEmailAddress": CLUB,
        "Destination": {"ToAddresses": [JANE]},
        "ReplyToAddresses": ["desk@example.org"],
        "Content": {"Simple": simple},
    } | changes


def test_each_email_that_is_taken_has_an_id_of_its_own(ses: Any):
    ids = {ses.send_email(**email())["MessageId"] for _ in range(3)}
    assert len(ids) == 3


def test_nobody_sends_in_the_name_of_an_address_that_was_not_verified(ses: Any):
    with pytest.raises(ses.exceptions.MessageRejected, match="not verified"):
        ses.send_email(**email(FromEmailAddress="stranger@example.org"))


def test_an_email_goes_by_the_stacks_configuration_set(aws: Emulator, ses: Any):
    assert ses.send_email(**email(ConfigurationSetName=aws.outputs["ConfigurationSetName"]))["MessageId"]


def test_an_address_is_known_as_verified_or_not_at_all(ses: Any):
    assert ses.get_email_identity(EmailIdentity=CLUB)["IdentityType"] == "EMAIL_ADDRESS"
    with pytest.raises(ses.exceptions.NotFoundException):
        ses.get_email_identity(EmailIdentity="stranger@example.org")


def test_each_text_that_is_taken_has_an_id_of_its_own(sms: Any):
    text = {"DestinationPhoneNumber": JANES_PHONE, "OriginationIdentity": "Club", "MessageType": "TRANSACTIONAL"}
    ids = {sms.send_text_message(MessageBody=f"Hi {n}", **text)["MessageId"] for n in range(3)}
    assert len(ids) == 3


def test_a_text_to_what_is_no_number_is_refused(sms: Any):
    with pytest.raises(sms.exceptions.ValidationException):
        sms.send_text_message(DestinationPhoneNumber="Jane", MessageBody="Hi")
