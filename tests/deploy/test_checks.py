"""Before anything is deployed: each thing that is missing in the accounts is told at once, with how to get it."""

import os
from pathlib import Path

import pytest

from tests.deploy.operator import Operator, answering
from tests.house import TOKEN

NOBODY = "http://127.0.0.1:9"
DOMAIN = "example.org"


def only(told: list[str]) -> str:
    """The one thing that the operator is told."""
    assert len(told) == 1, told
    return told[0]


def test_nothing_stands_in_the_way(ready: Operator):
    assert ready.checks() == []


def test_everything_that_is_missing_is_told_at_once(operator: Operator):
    del os.environ["TWILIO_AUTH_TOKEN"]
    operator.with_club(messages__sms_from="+447700900998")
    assert [line.split()[0] for line in operator.checks()] == [
        "registrations@example.org",
        "+447700900998",
        "TWILIO_AUTH_TOKEN",
    ]


# AWS


def signed_in(operator: Operator) -> Operator:
    operator.signs_in_anew()
    return operator


@pytest.mark.parametrize("variable", ["AWS_REGION", "AWS_DEFAULT_REGION"])
def test_another_region_than_last_time(ready: Operator, variable: str):
    os.environ[variable] = "us-east-1"
    told = only(signed_in(ready).checks())
    assert told.startswith(f"{variable} is us-east-1 and club.toml says eu-west-2: unset the one that is wrong")


def test_a_region_that_there_is_not(ready: Operator):
    ready.with_club(region="eu-west-9")
    del os.environ["AWS_REGION"], os.environ["AWS_DEFAULT_REGION"]
    assert only(signed_in(ready).checks()).startswith(
        "eu-west-9 is no region of AWS Lambda: put one such as eu-west-2 into"
    )


def test_no_credentials(ready: Operator):
    del os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
    told = only(signed_in(ready).checks())
    assert told.startswith(
        "There are no AWS credentials (NoCredentialsError): install the AWS CLI, run `aws configure`"
    )


def test_half_a_credential(ready: Operator):
    del os.environ["AWS_SECRET_ACCESS_KEY"]
    assert only(signed_in(ready).checks()).startswith("There are no AWS credentials (PartialCredentialsError)")


def test_a_profile_that_there_is_not(ready: Operator):
    os.environ["AWS_PROFILE"] = "club"
    assert only(signed_in(ready).checks()).startswith(
        "AWS_PROFILE names a profile that there is not: `aws configure list-prof"
    )


def test_a_sign_in_that_has_run_out(ready: Operator, tmp_path: Path):
    profile = ["[profile club]", "sso_start_url = https://club.example.org/start", "sso_region = eu-west-2"]
    profile += ["sso_account_id = 000000000000", "sso_role_name = Deployer"]
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "config").write_text("\n".join(profile))
    del os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
    os.environ["AWS_PROFILE"] = "club"
    assert only(signed_in(ready).checks()) == "The sign-in to AWS has run out: run `aws sso login`"


def test_credentials_that_aws_does_not_know(ready: Operator):
    refusal = "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>-</Message></Error></ErrorResponse>"
    with answering(403, refusal, "text/xml") as url:
        os.environ["AWS_ENDPOINT_URL"] = url
        told = only(signed_in(ready).checks())
    assert told.startswith("AWS refused the credentials (InvalidClientTokenId): run `aws configure` with new keys")
    assert "eu-west-2 is enabled" in told


def test_no_network(ready: Operator):
    os.environ |= {"AWS_ENDPOINT_URL": NOBODY, "AWS_MAX_ATTEMPTS": "1"}
    assert only(signed_in(ready).checks()).startswith(
        "AWS did not answer (EndpointConnectionError): is there a network"
    )


# E-mail and texts


def test_a_sender_that_ses_does_not_know(operator: Operator):
    told = only(operator.checks())
    assert told.startswith("registrations@example.org is not known at SES in eu-west-2: run `aws sesv2 create-email-id")


@pytest.mark.parametrize(
    ("identity", "remedy"),
    [("registrations@example.org", "click the link"), (DOMAIN, "set the DNS records that its console shows")],
)
def test_a_sender_that_is_not_verified_yet(operator: Operator, identity: str, remedy: str):
    operator.verifies(identity)
    operator.forgets_to_verify(identity)
    assert only(operator.checks()).startswith(f"{identity} waits at SES in eu-west-2 to be verified: {remedy}")


def test_a_verified_domain_is_enough(operator: Operator):
    operator.verifies(DOMAIN)
    assert operator.checks() == []


@pytest.mark.parametrize("origin", ["+447700900998", "pool-0123456789abcdef", "UrmstonTown"])
def test_texts_from_what_is_not_the_clubs(ready: Operator, origin: str):
    ready.with_club(messages__sms_from=origin)
    told = only(ready.checks())
    assert told.startswith(
        f"{origin} is not yours at AWS End User Messaging in eu-west-2: request a number or a sender"
    )


# Secrets


def test_a_token_that_the_stage_keeps_is_enough(ready: Operator):
    ready.has_stacks()
    ready.client("secretsmanager").put_secret_value(
        SecretId="urmston-town/rehearsal/twilio/auth-token", SecretString=TOKEN
    )
    del os.environ["TWILIO_AUTH_TOKEN"]
    assert ready.checks() == []


SECRETS = ("sender/jwt-secret", "twilio/auth-token", "api-key")


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_that_somebody_deleted(ready: Operator, name: str):
    ready.has_stacks()
    secrets, named = ready.client("secretsmanager"), f"urmston-town/rehearsal/{name}"
    secrets.delete_secret(SecretId=named)
    told = only(ready.checks())
    assert told.startswith(f"The secret {named} is marked for deletion: `aws secretsmanager restore-secret ")
    secrets.restore_secret(SecretId=named)
    assert ready.checks() == []
    secrets.delete_secret(SecretId=named, ForceDeleteWithoutRecovery=True)
    told = only(ready.checks())
    assert told.startswith(f"The secret {named} is gone: make it again with `aws secretsmanager create-secret --name ")
    secrets.create_secret(Name=named, SecretString="another")
    assert ready.checks() == []


def test_a_kept_token_that_somebody_deleted(ready: Operator):
    ready.has_stacks()
    named = "urmston-town/rehearsal/twilio/auth-token"
    ready.client("secretsmanager").put_secret_value(SecretId=named, SecretString=TOKEN)
    ready.client("secretsmanager").delete_secret(SecretId=named)
    del os.environ["TWILIO_AUTH_TOKEN"]
    marked, missing = ready.checks()
    assert marked.startswith(f"The secret {named} is marked for deletion")
    assert missing.startswith("TWILIO_AUTH_TOKEN is missing")


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_that_a_deleted_stack_has_left(ready: Operator, name: str):
    secrets, named = ready.client("secretsmanager"), f"urmston-town/rehearsal/{name}"
    secrets.create_secret(Name=named, SecretString=TOKEN)
    told = only(ready.checks())
    assert told.startswith(f"The secret {named} is left of a stack that is gone, and keeps its name from the next")
    secrets.delete_secret(SecretId=named, ForceDeleteWithoutRecovery=True)
    assert ready.checks() == []


# Twilio


def test_no_token(ready: Operator):
    os.environ["TWILIO_AUTH_TOKEN"] = " "
    told = only(ready.checks())
    assert told.startswith(
        "TWILIO_AUTH_TOKEN is missing: copy the auth token from the first page of console.twilio.com"
    )


def test_a_wrong_token(ready: Operator):
    os.environ["TWILIO_AUTH_TOKEN"] = "not-the-token"
    told = only(ready.checks())
    assert told.startswith("Twilio does not know the account with this auth token: compare messages.twilio_account_sid")
    assert "not-the-token" not in told


def test_another_account(ready: Operator):
    ready.with_club(messages__twilio_account_sid="AC" + "1b" * 16)
    assert only(ready.checks()).startswith("Twilio does not know the account with this auth token")


@pytest.mark.parametrize("status", ["suspended", "closed"])
def test_an_account_that_is_suspended(ready: Operator, status: str):
    ready.world.twilio.account_status = status
    assert only(ready.checks()) == (
        f"The Twilio account is {status}: its owner has to reactivate it at console.twilio.com"
    )


def test_an_account_that_twilio_does_not_let_in(ready: Operator):
    with answering(401, '{"code": 20005, "message": "Account not active", "status": 401}', "application/json") as url:
        os.environ["TWILIO_API_URL"] = url
        told = only(ready.checks())
    assert told == "The Twilio account is not active: its owner has to reactivate it at console.twilio.com"


def test_twilio_in_trouble(ready: Operator):
    with answering(503, '{"code": 20503, "message": "-", "status": 503}', "application/json") as url:
        os.environ["TWILIO_API_URL"] = url
        told = only(ready.checks())
    assert told == "Twilio refused to tell about the account (20503): look at status.twilio.com, try again"


def test_twilio_does_not_answer(ready: Operator):
    os.environ["TWILIO_API_URL"] = NOBODY
    assert only(ready.checks()) == "Twilio did not answer: is there a network? Try again"


def test_a_number_without_whatsapp(ready: Operator):
    ready.with_club(messages__whatsapp_number="whatsapp:+447700900998")
    told = only(ready.checks())
    assert told.startswith(
        "whatsapp:+447700900998 is no WhatsApp sender of the account: register it in Twilio's console"
    )


@pytest.mark.parametrize("status", ["CREATING", "OFFLINE", "PENDING_VERIFICATION", "TWILIO_REVIEW"])
def test_a_sender_that_is_not_online(ready: Operator, status: str):
    ready.world.twilio.sender_status = status
    told = only(ready.checks())
    assert told.startswith(
        f"The WhatsApp sender is {status}: Twilio's console says under WhatsApp senders what it needs"
    )
