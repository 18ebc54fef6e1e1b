"""What a provider says, and what is done next."""

import socket
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, EndpointConnectionError, NoCredentialsError, ParamValidationError

from sender.worker.provider_errors import Next, Refused, judge


def answered(code: str, status: int = 400, **more: Any) -> ClientError:
    """An error as botocore raises it for an answer of AWS."""
    error = {"Code": code, "Message": more.pop("message", "")}
    return ClientError({"Error": error, "ResponseMetadata": {"HTTPStatusCode": status}, **more}, "Send")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (answered("MessageRejected", message="Email address is not verified. The following …"), "sender-not-verified"),
        (answered("MessageRejected", message="Illegal content"), "rejected"),
        (answered("MailFromDomainNotVerifiedException"), "sender-not-verified"),
        (answered("BadRequestException"), "invalid-request"),
        (answered("ConflictException", Reason="DESTINATION_PHONE_NUMBER_OPTED_OUT"), "opted-out"),
        (answered("ConflictException", Reason="DESTINATION_PHONE_NUMBER_NOT_VERIFIED"), "recipient-not-verified"),
        (answered("ConflictException", Reason="NO_ORIGINATION_IDENTITIES_FOUND"), "sender-not-verified"),
        (answered("ValidationException", Reason="COUNTRY_NOT_ENABLED"), "destination-blocked"),
        (answered("ValidationException", Fields=[{"Name": "DestinationPhoneNumber"}]), "invalid-number"),
        (answered("ValidationException", Reason="PRICE_OVER_THRESHOLD"), "invalid-request"),
        (answered("ResourceNotFoundException"), "sender-not-verified"),  # the number or pool to send from
        (ParamValidationError(report="…"), "invalid-request"),
        (Refused("too-long"), "too-long"),
    ],
)
def test_what_will_never_be_sent_fails_at_once(error: Any, reason: str):
    assert judge(error) == (Next.FAIL, reason)


@pytest.mark.parametrize(
    "error",
    [answered("TooManyRequestsException", 429), answered("ThrottlingException"), answered("Throttling")],
)
def test_what_comes_too_fast_is_tried_again_in_its_slot(error: ClientError):
    assert judge(error) == (Next.TRY_AT_ONCE, "throttled")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (answered("ServiceUnavailable", 503), "provider-down"),
        (answered("InternalServerException", 500), "provider-down"),
        (answered("", 500), "provider-down"),
        (answered("SendingPausedException"), "sending-paused"),
        (answered("AccountSuspendedException"), "account-suspended"),
        (answered("LimitExceededException"), "quota-exceeded"),
        (answered("ServiceQuotaExceededException", Reason="MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"), "quota-exceeded"),
        (answered("TooManyRequestsException", 429, message="Daily message quota exceeded."), "quota-exceeded"),
        (answered("Throttling", message="Daily message quota exceeded."), "quota-exceeded"),
        (EndpointConnectionError(endpoint_url="-"), "provider-down"),
        (NoCredentialsError(), "provider-down"),
    ],
)
def test_what_no_message_can_help_waits_for_its_provider(error: Any, reason: str):
    assert judge(error) == (Next.WAIT, reason)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (
            answered("ConflictException", Reason="RESOURCE_NOT_ACTIVE"),
            "ConflictException",
        ),  # a number still being set up
        (answered("AccessDeniedException", 403), "AccessDeniedException"),  # ours to mend, and then it can be sent
        (answered("SomethingNew", 400), "SomethingNew"),
    ],
)
def test_what_may_be_sent_another_time_comes_again(error: Any, reason: str):
    assert judge(error) == (Next.TRY_LATER, reason)


@pytest.mark.parametrize("status", [502, 504])
def test_a_gateway_does_not_know_what_the_service_did(status: int):
    assert judge(answered("", status)) == (Next.UNKNOWN, "no-answer")


class TestOverARealConnection:
    """The errors that botocore makes of what a connection does."""

    @staticmethod
    def send_to(port: int) -> Exception:
        config = Config(retries={"total_max_attempts": 1}, connect_timeout=1, read_timeout=0.2)
        sms = boto3.client(
            "pinpoint-sms-voice-v2",
            endpoint_url=f"http://127.0.0.1:{port}",
            region_name="eu-west-2",
            aws_access_key_id="-",
            aws_secret_access_key="-",
            config=config,
        )
        with pytest.raises(Exception) as raised:  # which one is the question
            sms.send_text_message(DestinationPhoneNumber="+447700900123", MessageBody="Hi")
        sms.close()
        return raised.value

    def test_where_nobody_listens_nothing_was_sent(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        assert judge(self.send_to(port)).next is Next.WAIT

    def test_where_nobody_answers_nobody_knows(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            assert judge(self.send_to(server.getsockname()[1])) == (Next.UNKNOWN, "no-answer")
