"""What the example says is nobody's, and no parent is sent there."""

import os

import pytest

from deploy.club import club_of
from deploy.club_faults import STAGES
from deploy.example_values import left_of_the_example
from tests.deploy.test_club import written
from tests.support.deploy.operator import Operator

NOBODYS = [
    "club.contact",
    "club.welfare_phone",
    "club.welfare_email",
    "club.deputy_phone",
    "club.deputy_email",
    "club.secretary",
    "club.payment_url",
    "messages.twilio_account_sid",
    "messages.whatsapp_number",
    "messages.email_from",
    "messages.sms_from",
    "operations.alarm_email",
    "operations.smoke_number",
]


def told(stage: str = "production", **changes: str) -> list[str]:
    return list(left_of_the_example(club_of(written(**changes), stage, "club.toml")))


@pytest.mark.parametrize("stage", STAGES)
def test_the_example_as_it_is_is_nobodys(stage: str):
    assert [line.split()[0] for line in told(stage)] == NOBODYS


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("club__welfare_phone", "+441614960123"),
        ("club__welfare_phone", "+442079460123"),
        ("messages__sms_from", "+447700900123"),
        ("club__contact", "secretary@example.com"),
        ("club__contact", "secretary@mail.example.net"),
        ("club__payment_url", "https://example.org/{reference}"),
    ],
)
def test_others_of_the_kind_are_nobodys_too(place: str, value: str):
    assert any(line.startswith(place.replace("__", ".")) for line in told(**{place: value}))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("messages__sms_from", "UrmstonTown"),
        ("club__contact", "secretary@examples.org"),
        ("club__contact", "example@urmston.club"),
        ("club__payment_url", "https://pay.urmston.club/example.org/{reference}"),
        ("messages__twilio_account_sid", "AC" + "0d" * 16),
    ],
)
def test_what_is_somebodys_is_taken(place: str, value: str):
    assert not any(line.startswith(place.replace("__", ".")) for line in told(**{place: value}))


def test_it_is_told_with_its_remedy_and_with_all_the_rest(operator: Operator):
    del os.environ["TWILIO_API_URL"], os.environ["TWILIO_AUTH_TOKEN"]  # the real Twilio, which is not asked without it
    lines = operator.checks()
    told = [line.split()[0] for line in lines]
    assert set(NOBODYS) - {"messages.twilio_account_sid"} <= set(told)
    assert "registrations@example.org" in told  # which SES does not know
    assert "TWILIO_AUTH_TOKEN" in told
    remedy = "put in the welfare officer's phone, like +44… without spaces"
    assert f"club.welfare_phone is a number that nobody has: {remedy}" in lines


def test_a_rehearsal_may_use_it(ready: Operator):
    assert ready.checks() == []
