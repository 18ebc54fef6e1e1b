"""What is wrong with the account at Twilio or with its sender is told with how to put it right."""

import os

import pytest

from tests.deploy.test_checks import NOBODY, only
from tests.support.deploy.operator import Operator, answering


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


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        ("CREATING", "Twilio is making it"),
        ("DRAFT", "its registration was begun and not finished"),
        ("PENDING_VERIFICATION", "enter the code there"),
        ("TWILIO_REVIEW", "Twilio looks at the registration first"),
        ("OFFLINE", "Twilio's console says there what it needs"),
    ],
)
def test_a_sender_that_is_not_online(ready: Operator, status: str, remedy: str):
    ready.world.twilio.sender_status = status
    told = only(ready.checks())
    assert told.startswith(f"The WhatsApp sender is {status} (Messaging, Senders, WhatsApp senders): {remedy}")


def test_why_a_sender_is_offline_is_told_in_twilios_words(ready: Operator):
    ready.world.twilio.sender_status = "OFFLINE"
    ready.world.twilio.offline_reasons = [{"code": "63112", "message": "The account was disabled by Meta"}]
    assert only(ready.checks()).endswith("WhatsApp senders): The account was disabled by Meta")
