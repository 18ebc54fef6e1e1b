"""What goes past the sender, in the role that the bot has in production: AWS asks IAM about each call here."""

from collections.abc import Iterator
from typing import Any

import boto3
import msgspec
import pytest

from bot.errors import Refused
from bot.safety.direct import Direct
from flows.records import Notice
from tests.support.house import House


@pytest.fixture
def in_its_role(house: House) -> Iterator[Any]:
    """A client of SES with the bot's role, while IAM is asked. The club's address is verified."""
    boto3.client("sesv2").create_email_identity(EmailIdentity=house.settings.email_from)
    given = boto3.client("sts").assume_role(RoleArn=house.outputs["RoleArn"], RoleSessionName="bot")["Credentials"]
    with house.world.aws.asking_iam():
        yield boto3.client(
            "sesv2",
            aws_access_key_id=given["AccessKeyId"],
            aws_secret_access_key=given["SecretAccessKey"],
            aws_session_token=given["SessionToken"],
        )


def code_to(email: str) -> Notice:
    values = {"club": "Urmston Town", "code": "123456"}
    return Notice(trace="", templates=["email/access-code"], email=email, phone="", values=values)


@pytest.mark.parametrize("whom", ["a-new-officer@example.org", "a-manager@example.com"])
def test_whoever_the_club_has_chosen_is_mailed(house: House, in_its_role: Any, whom: str):
    Direct(in_its_role, None, house.settings, house.bot.particulars.club).send(code_to(whom))
    assert [each["from"] for each in house.world.aws.sent.messages(whom)] == [house.settings.email_from]


def test_nobody_is_mailed_in_anothers_name(house: House, in_its_role: Any):
    another = msgspec.structs.replace(house.settings, email_from="chair@example.org")
    with pytest.raises(Refused, match="AccessDenied"):
        Direct(in_its_role, None, another, house.bot.particulars.club).send(code_to("welfare@example.org"))
