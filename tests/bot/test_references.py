"""Settings that lie in Parameter Store and Secrets Manager: read once, named where missing, and rotated under way."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from botocore.exceptions import ClientError

from bot.assembly import bot_of
from bot.errors import Unavailable
from bot.references import AGAIN, FRESH, STALE, MissingParameters, Secret
from tests.support.chats.examples import ANSWERS, ASKED, asked_after
from tests.support.house import API_KEY, TOKEN, House
from tests.support.outside import OUTSIDE

AUTH_TOKEN, KEY = "urmston-town/production/twilio/auth-token", "urmston-town/production/api-key"
CLUB_NAME = "/urmston-town/production/club/name"


@contextmanager
def secret(name: str, value: str) -> Iterator[None]:
    secrets = OUTSIDE.client("secretsmanager")
    secrets.create_secret(Name=name, SecretString=value)
    try:
        yield
    finally:
        secrets.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)


def rotated(name: str, value: str) -> None:
    OUTSIDE.client("secretsmanager").put_secret_value(SecretId=name, SecretString=value)


@pytest.fixture
def kept_elsewhere(house: House) -> Iterator[House]:
    """The house as in production: its secrets and the club's name are references."""
    with secret(AUTH_TOKEN, TOKEN), secret(KEY, API_KEY):
        OUTSIDE.client("ssm").put_parameter(Name=CLUB_NAME, Value="Urmston Town", Type="String", Overwrite=True)
        house.start(
            TWILIO_AUTH_TOKEN=f"secretsmanager:{AUTH_TOKEN}",
            API_KEY=f"secretsmanager:{KEY}",
            CLUB_NAME=f"ssm:{CLUB_NAME}",
        )
        yield house
        house.world.twilio.rotate(TOKEN)


def test_a_chat_with_everything_kept_elsewhere(kept_elsewhere: House):
    kept_elsewhere.admin_invites()
    parent = kept_elsewhere.parent()
    parent.says("Yes, let's start")
    assert ASKED[asked_after("ready")] in parent.hears
    assert kept_elsewhere.settings.club_name == "Urmston Town"
    assert TOKEN not in str(msgspec.to_builtins(kept_elsewhere.settings))


def test_every_missing_parameter_is_named(house: House):
    environment = house.environment | {"CLUB_NAME": "ssm:/nowhere/club/name", "SMS_FROM": "ssm:/nowhere/sms/from"}
    with pytest.raises(MissingParameters, match="/nowhere/club/name, /nowhere/sms/from"):
        bot_of(environment)


def test_more_parameters_than_one_call_takes(house: House):
    ssm = OUTSIDE.client("ssm")
    names = [name for name in house.environment if name != "CONVERSATIONS_TABLE"]
    assert len(names) > 10
    for name in names:
        ssm.put_parameter(Name=f"/all/{name}", Value=house.environment[name] or "-", Type="String", Overwrite=True)
    bot = bot_of(house.environment | {name: f"ssm:/all/{name}" for name in names if house.environment[name]})
    assert bot.settings.club == house.settings.club


class Store:
    """A secret store whose reads are counted, and which can be away."""

    def __init__(self, value: str):
        self.value, self.before, self.since = value, "", datetime.now(UTC)
        self.reads, self.away, self.now = 0, False, 1000.0

    def get_secret_value(self, SecretId: str, VersionStage: str = "AWSCURRENT") -> dict[str, Any]:
        self.reads += 1
        if self.away:
            raise ClientError({"Error": {"Code": "InternalServiceError"}}, "GetSecretValue")
        if VersionStage == "AWSPREVIOUS":
            return {"SecretString": self.before}
        return {"SecretString": self.value, "CreatedDate": self.since}

    def secret(self) -> Secret:
        return Secret("secretsmanager:x", self, lambda: self.now)

    def field(self, name: str) -> Secret:
        return Secret(f"secretsmanager:x#{name}", self, lambda: self.now)


def test_a_secret_is_read_when_it_is_needed_and_not_for_each_request():
    store = Store("one")
    kept = store.secret()
    assert store.reads == 0
    assert [kept.current() for _ in range(5)] == ["one"] * 5
    assert store.reads == 1


def test_a_secret_may_lie_in_a_parameter_and_is_read_anew_too(house: House):
    ssm, name = OUTSIDE.client("ssm"), "/urmston-town/production/sender/webhooks/bot"
    kept = Secret(f"parameter:{name}", house.bot.sqs, lambda: now[0], ssm=ssm)
    now = [1000.0]
    with pytest.raises(Unavailable):
        kept.current()
    ssm.put_parameter(Name=name, Value="one", Type="SecureString", Overwrite=True)
    assert kept.current() == "one"
    ssm.put_parameter(Name=name, Value="two", Type="SecureString", Overwrite=True)
    now[0] += AGAIN + 1
    assert kept.changed("one")
    assert (kept.current(), kept.before()) == ("two", "")


def test_a_rotated_secret_is_known_within_a_minute():
    store = Store("one")
    kept = store.secret()
    assert kept.current() == "one"
    store.value, store.now = "two", store.now + FRESH + 1
    assert kept.current() == "two"


def test_strangers_who_knock_make_one_read_in_five_seconds():
    store = Store("one")
    kept = store.secret()
    kept.current()
    assert not any(kept.changed("one") for _ in range(50))
    assert store.reads == 2
    store.value, store.now = "two", store.now + AGAIN + 1
    assert kept.changed("one")


def test_of_several_in_one_secret_each_is_rotated_by_itself():
    store = Store('{"token": "t1", "signs": "s1"}')
    token, signs = store.field("token"), store.field("signs")
    assert (token.current(), signs.current()) == ("t1", "s1")
    store.before, store.value = store.value, '{"token": "t1", "signs": "s2"}'
    store.since, store.now = datetime.now(UTC), store.now + FRESH + 1
    assert (token.current(), signs.current()) == ("t1", "s2")
    assert signs.before() == "s1"


def test_a_field_that_is_not_laid_yet_is_no_empty_password():
    for held in ("{}", "no JSON"):
        with pytest.raises(Unavailable):
            Store(held).field("signs").current()


def test_an_outage_of_the_store_is_bridged_and_then_said():
    store = Store("one")
    kept = store.secret()
    kept.current()
    store.away, store.now = True, store.now + FRESH + 1
    assert kept.current() == "one"
    store.now += STALE
    with pytest.raises(Unavailable):
        kept.current()


def test_a_secret_that_was_never_there_is_no_empty_password():
    store = Store("one")
    store.away = True
    with pytest.raises(Unavailable):
        store.secret().current()


def test_a_webhook_signed_with_the_new_token_comes_in_at_once(kept_elsewhere: House):
    kept_elsewhere.admin_invites()
    parent = kept_elsewhere.parent()
    kept_elsewhere.world.twilio.rotate("the-next-token")
    rotated(AUTH_TOKEN, "the-next-token")
    parent.says("Yes, let's start")
    assert ASKED[asked_after("ready")] in parent.hears


def test_a_token_that_is_kept_before_twilio_signs_with_it_loses_no_message(kept_elsewhere: House):
    """The order of the runbook: a secondary token is made, kept here, and then promoted."""
    kept_elsewhere.admin_invites()
    parent = kept_elsewhere.parent()
    kept_elsewhere.world.twilio.secondary_token = "the-next-token"
    rotated(AUTH_TOKEN, "the-next-token")
    kept_elsewhere.start()
    parent.says("Yes, let's start")
    assert ASKED[asked_after("ready")] in parent.hears
    kept_elsewhere.world.twilio.rotate("the-next-token")
    first = asked_after("ready")
    parent.says(ANSWERS[first])
    assert ASKED[asked_after(first)] in parent.hears


def test_what_was_rotated_days_ago_lets_nobody_in():
    store = Store("two")
    store.before, store.since = "one", datetime.now(UTC) - timedelta(days=2)
    kept = store.secret()
    kept.current()
    assert kept.before() == ""
    store.since, store.value, store.now = datetime.now(UTC), "three", store.now + FRESH + 1
    kept.current()
    assert kept.before() == "one"


def test_the_token_before_lets_nobody_in_after_its_hour_though_it_was_let_in_before():
    store = Store("two")
    store.before = "one"
    kept = store.secret()
    kept.current()
    assert kept.before() == "one"
    store.since, store.now = datetime.now(UTC) - timedelta(hours=2), store.now + FRESH + 1
    assert kept.current() == "two"
    assert kept.before() == ""


def test_the_new_api_key_comes_in_and_the_old_one_does_not(kept_elsewhere: House):
    def comes_in(key: str) -> bool:
        return kept_elsewhere.browser.get("/health?check=all", headers={"x-api-key": key}).status_code != 403

    assert comes_in(API_KEY)
    rotated(KEY, "the-next-key")
    assert comes_in("the-next-key")
    assert not comes_in(API_KEY)
