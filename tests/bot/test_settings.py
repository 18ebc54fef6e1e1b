"""What differs from club to club: complete and usable, or the start says everything that is wrong with it."""

import importlib
import os

import pytest
from werkzeug.test import Client

from bot import process
from bot.settings import SETTINGS, Settings
from service.settings import MissingSettings
from tests.support.house import API_KEY, House

COMPLETE = {
    "API_KEY": "secret-key",
    "TWILIO_ACCOUNT_SID": "AC" + "0a" * 16,
    "TWILIO_AUTH_TOKEN": "secret-token",
    "TWILIO_PHONE_NUMBER": "whatsapp:+447700900999",
    "PUBLIC_URL": "https://bot.example.com/production",
    "CONVERSATIONS_TABLE": "conversations",
    "INBOX_QUEUE_URL": "https://sqs.example.com/inbox.fifo",
    "INBOX_DEAD_LETTER_QUEUE_URL": "https://sqs.example.com/dead.fifo",
    "SENDER_URL": "https://sender.example.com/production/",
    "SENDER_TOKEN_PARAMETER": "/club/production/sender-token",
    "EMAIL_FROM": "registrations@example.org",
    "SMS_FROM": "+447700900999",
    "CLUB_NAME": "Urmston Town",
    "CLUB_CONTACT": "registrations@example.org",
    "WELFARE_OFFICER": "Robin Lee",
    "WELFARE_PHONE": "+447700900005",
    "WELFARE_EMAIL": "welfare@example.org",
    "PHOTO_BUCKET": "photos",
    "PAYMENT_URL": "https://pay.example.org/{reference}",
}


def faults(**changes: str) -> str:
    with pytest.raises(MissingSettings) as missing:
        Settings.from_environment(COMPLETE | changes)
    return str(missing.value)


def test_a_complete_environment_is_taken():
    settings = Settings.from_environment(COMPLETE | {"PATH": "/usr/bin", "STAGE": "production"})
    assert settings.api_key == "secret-key"
    assert settings.patience == 180
    assert settings.club.name == "Urmston Town"
    assert settings.club.assistant == "Omega"


def test_all_that_is_missing_is_named_at_once_with_what_it_is_for():
    with pytest.raises(MissingSettings) as missing:
        Settings.from_environment({})
    told = str(missing.value)
    for setting in SETTINGS.values():
        if setting.default is None:
            assert f"{setting.variable}: {setting.purpose}" in told
        else:
            assert f"{setting.variable}: {setting.purpose}" not in told


@pytest.mark.parametrize("variable", [each for each in COMPLETE if each != "SMS_FROM"])
@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_one_is_missing(variable: str, empty: str):
    assert variable in faults(**{variable: empty})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PATIENCE_SECONDS", "soon"),
        ("PATIENCE_SECONDS", "0"),
        ("PATIENCE_SECONDS", "-5"),
        ("PATIENCE_SECONDS", "nan"),
        ("PATIENCE_SECONDS", "inf"),
        ("PATIENCE_SECONDS", "1e9"),  # SQS hides a message for 12 hours at most
        ("PATIENCE_SECONDS", "5"),  # shorter than one call to Twilio may take
        ("TWILIO_TIMEOUT_SECONDS", "0"),
        ("TWILIO_TIMEOUT_SECONDS", "ten"),
        ("PAYMENT_URL", "https://pay.example.org/"),
        ("TWILIO_PHONE_NUMBER", "+447700900999"),
        ("TWILIO_PHONE_NUMBER", "whatsapp:07700900999"),
        ("PUBLIC_URL", "bot.example.com"),  # Twilio signs the scheme too: every webhook would be refused
        ("PUBLIC_URL", "https://bot.example.com/production/webhook"),
        ("ALLOWED_NUMBERS", "07700900123"),  # would never match anybody
        ("ALLOWED_NUMBERS", "+447700900123 +447700900124"),
        ("ALLOWED_NUMBERS", "*"),  # everybody is not a list
    ],
)
def test_one_that_cannot_be_used_is_named(variable: str, value: str):
    told = faults(**{variable: value})
    assert variable in told
    assert "API_KEY" not in told


def test_faults_of_every_sort_are_named_together():
    told = faults(API_KEY="", PATIENCE_SECONDS="soon", TWILIO_TIMEOUT_SECONDS="-1", PAYMENT_URL="x")
    for variable in ("API_KEY", "PATIENCE_SECONDS", "TWILIO_TIMEOUT_SECONDS", "PAYMENT_URL"):
        assert variable in told


def test_spaces_around_a_value_are_not_part_of_it():
    """A key that was copied with its line end would never be equal to what a caller sends."""
    settings = Settings.from_environment(COMPLETE | {"API_KEY": " secret-key\n", "PATIENCE_SECONDS": " 60 "})
    assert (settings.api_key, settings.patience) == ("secret-key", 60)


def test_no_secret_shows_in_what_may_be_printed_or_logged():
    settings = Settings.from_environment(COMPLETE)
    told = faults(PAYMENT_URL="x", PATIENCE_SECONDS="soon")
    for shown in (repr(settings), str(settings), f"{settings}", repr([settings]), repr(settings.club), told):
        assert "secret" not in shown


@pytest.mark.parametrize(
    ("stage", "allowed", "number", "may"),
    [
        ("production", "", "+447700900123", True),
        ("rehearsal", "", "+447700900123", False),
        ("", "", "+447700900123", False),
        ("Production", "", "+447700900123", False),  # a slip must not open the door
        ("rehearsal", "+447700900123", "+447700900123", True),
        ("rehearsal", "+447700900123", "+4477009001234", False),
        ("rehearsal", "+447700900123, +447700900124 ,", "+447700900124", True),
        ("rehearsal", "+447700900*", "+447700900555", True),
        ("rehearsal", "+447700900*", "+441632960555", False),
        ("rehearsal", "+447700900*", "GB.447700900555", False),
        ("rehearsal", "+447700900*, GB.*", "GB.447700900555", True),
        ("rehearsal", "GB.13491208655302741918", "GB.13491208655302741918", True),
    ],
)
def test_whom_a_stage_may_message(stage: str, allowed: str, number: str, may: bool):
    settings = Settings.from_environment(COMPLETE | {"STAGE": stage, "ALLOWED_NUMBERS": allowed})
    assert settings.may_message(number) is may


def test_the_app_does_not_start_without_them(monkeypatch: pytest.MonkeyPatch):
    for setting in SETTINGS.values():
        monkeypatch.delenv(setting.variable, raising=False)
    process.settings.cache_clear()
    with pytest.raises(MissingSettings, match="API_KEY"):
        process.settings()


def test_the_name_that_zappa_loads_is_the_whole_app(house: House):
    os.environ.update(house.environment)  # the house's fixture puts the environment back
    for made in (process.settings, process.bot):
        made.cache_clear()
    browser = Client(importlib.import_module("bot.wsgi").app)
    assert browser.post("/trigger", json={}, headers={"x-api-key": API_KEY}).status_code == 400
    for twilios in ("/webhook", "/status"):
        unsigned = browser.post(twilios, data={"MessageSid": "SM1"})
        assert unsigned.status_code == 403
        assert unsigned.json["request_id"] == unsigned.headers["X-Request-Id"]
    assert browser.get("/nowhere").status_code == 404
