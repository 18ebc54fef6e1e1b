"""Settings: complete or the start stops, and who may be written from and to."""

import pytest

from sender.settings import SETTINGS, Settings
from service.settings import MissingSettings, fits

REQUIRED = {setting.variable: "x" for setting in SETTINGS.values() if setting.default is None}


def settings(**changes: str) -> Settings:
    return Settings.from_environment(REQUIRED | changes)


def test_every_setting_that_is_missing_is_named():
    with pytest.raises(MissingSettings) as missing:
        Settings.from_environment({})
    assert all(variable in str(missing.value) for variable in REQUIRED)


def test_the_table_and_the_settings_are_the_same():
    assert set(SETTINGS) == set(Settings.__struct_fields__)
    assert all(setting.variable.startswith("SENDER_") for setting in SETTINGS.values())


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"SENDER_MOST_ADDRESSES": "many"}, "SENDER_MOST_ADDRESSES: must be a number"),
        ({"SENDER_POOL_SIZE": "0"}, "must be 1 or more"),
        ({"SENDER_POOL_SIZE": "101"}, "must be 100 or less"),
        ({"SENDER_PROVIDER_TIMEOUT_SECONDS": "100"}, "at least twice"),
        ({"SENDER_JWKS_URL": "https://id.example.org/jwks.json"}, "SENDER_JWT_AUDIENCE"),
    ],
)
def test_what_cannot_be_used_is_named(changes: dict[str, str], says: str):
    with pytest.raises(MissingSettings, match=says):
        settings(**changes)


@pytest.mark.parametrize(
    ("stage", "allowed", "address", "may"),
    [
        ("production", "", "stranger@example.com", True),
        ("rehearsal", "", "jane@example.com", False),  # nobody is written to by default
        ("rehearsal", "jane@example.com", "jane@example.com", True),
        ("rehearsal", "Jane@Example.com", "jane@example.com", True),
        ("rehearsal", "*@example.com", "jane@example.com", True),
        ("rehearsal", "*@example.com", "jane@example.com.example.org", False),
        ("rehearsal", "+447700900*", "+447700900123", True),
        ("rehearsal", "+447700900*", "+441632960123", False),
        ("rehearsal", "*", "stranger@example.com", True),
        ("Production", "", "jane@example.com", False),  # a slip must not open the door
    ],
)
def test_who_may_be_written_to(stage: str, allowed: str, address: str, may: bool):
    assert settings(SENDER_STAGE=stage, SENDER_ALLOWED_RECIPIENTS=allowed).may_write_to(address) is may


def test_a_pattern_does_not_overlap_itself():
    assert not fits("ab", "ab*b")
    assert fits("abb", "ab*b")


def test_who_may_be_sent_from():
    allowed = settings(
        SENDER_ALLOWED_SENDERS="desk@example.org , Club@example.org", SENDER_ALLOWED_ORIGINATORS="pool-1"
    )
    assert allowed.may_send_from("DESK@example.org")
    assert not allowed.may_send_from("desk@example.com")
    assert allowed.may_text_from("pool-1")
    assert not settings().may_text_from("pool-1")
    assert not settings().may_send_from("")
