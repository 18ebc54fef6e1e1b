"""Before anything is deployed: each thing that is missing in the accounts is told at once, with how to get it."""

import os
from pathlib import Path

import boto3
import pytest

from deploy.__main__ import main
from deploy.checks import Checks, NotReady
from tests.support.deploy.operator import Operator, answering

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


def test_without_aws_a_token_that_is_not_at_hand_is_told_too(ready: Operator):
    del os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"], os.environ["TWILIO_AUTH_TOKEN"]
    aws, twilio = signed_in(ready).checks()
    assert aws.startswith("There are no AWS credentials")
    assert twilio.startswith(
        "TWILIO_AUTH_TOKEN is not set here. Unless the stage keeps one since an earlier deployment"
    )


def faulty(operator: Operator, *replaced: tuple[str, str]) -> Path:
    file = operator.club_file()
    text = file.read_text(encoding="utf-8")
    for right, wrong in replaced:
        assert right in text
        text = text.replace(right, wrong)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("flags", [[], ["--dry-run"]])
def test_faults_of_the_file_do_not_hide_those_of_the_accounts(
    operator: Operator, flags: list[str], capsys: pytest.CaptureFixture
):
    del os.environ["TWILIO_AUTH_TOKEN"]
    file = faulty(operator, ('welfare_phone = "+447', 'welfare_phone = "07'))
    assert main(["rehearsal", *flags, "--club", str(file)]) == 1
    told = capsys.readouterr().err
    assert "club.welfare_phone cannot be used" in told
    assert "\nAnd at AWS and Twilio:\n  - registrations@example.org is not known at SES" in told
    assert "\n  - TWILIO_AUTH_TOKEN is missing" in told


def test_what_hangs_on_a_fault_of_the_file_is_not_looked_at(ready: Operator, capsys: pytest.CaptureFixture):
    file = faulty(ready, ('region = "eu-west-2"', 'region = "London"'), ("email_from = ", "email_form = "))
    assert main(["rehearsal", "--club", str(file)]) == 1
    _, accounts = capsys.readouterr().err.split("\nAnd at AWS and Twilio:\n  - ")
    assert accounts == "AWS was not looked at: club.toml has to name its region first\n"


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
    [
        ("registrations@example.org", "click the link"),
        (DOMAIN, "have these DNS records set by"),
    ],
)
def test_a_sender_that_is_not_verified_yet(operator: Operator, identity: str, remedy: str):
    operator.verifies(identity)
    operator.forgets_to_verify(identity)
    assert only(operator.checks()).startswith(f"{identity} waits at SES in eu-west-2 to be verified: {remedy}")


def test_a_domain_is_verified_by_records_that_can_be_typed_off(operator: Operator):
    operator.verifies(DOMAIN)
    operator.forgets_to_verify(DOMAIN)
    _, *records = only(operator.checks()).split("\n      ")
    tokens = operator.client("sesv2").get_email_identity(EmailIdentity=DOMAIN)["DkimAttributes"]["Tokens"]
    assert records[:-1] == [f"{token}._domainkey.{DOMAIN} CNAME {token}.dkim.amazonses.com" for token in tokens]
    assert len(tokens) == 3
    assert records[-1].startswith(f'_dmarc.{DOMAIN} TXT "v=DMARC1; p=none; rua=mailto:desk@example.org"')


def test_who_has_verified_nothing_is_told_of_both_ways(operator: Operator):
    told = only(operator.checks())
    assert f"--email-identity {DOMAIN}`" in told
    assert "with registrations@example.org" in told


def test_a_verified_domain_is_enough(operator: Operator):
    operator.verifies(DOMAIN)
    assert operator.checks() == []


def test_a_club_that_texts_nobody_needs_no_number(ready: Operator):
    ready.with_club(messages__sms_from=None)
    assert ready.checks() == []


@pytest.mark.parametrize("origin", ["+447700900998", "pool-0123456789abcdef", "UrmstonTown"])
def test_texts_from_what_is_not_the_clubs(ready: Operator, origin: str):
    ready.with_club(messages__sms_from=origin)
    told = only(ready.checks())
    assert told.startswith(
        f"{origin} is not yours at AWS End User Messaging in eu-west-2: request a number or a sender"
    )


# The language model


@pytest.mark.parametrize("code", ["AccessDeniedException", "ResourceNotFoundException", "ValidationException"])
def test_a_language_model_that_may_not_be_asked(ready: Operator, code: str):
    ready.with_club(messages__language_model="eu.amazon.nova-lite-v1:0")
    bedrock = boto3.client("bedrock-runtime", endpoint_url=ready.world.phone_url)
    checks = Checks(ready.club, lambda service: bedrock if service == "bedrock-runtime" else ready.client(service))
    checks.all()
    ready.world.bedrock.fault = code
    with pytest.raises(NotReady, match=rf"eu.amazon.nova-lite-v1:0 does not answer in eu-west-2 \({code}\): ask"):
        checks.all()
