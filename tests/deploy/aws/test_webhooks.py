"""The bot as the sender's caller: where it is told, and where its secret lies."""

import boto3
import pytest

from deploy.aws.webhooks import BotsWebhook
from deploy.club import club_of
from sender.auth.callers import Caller, NotAdded
from tests.deploy.test_club import written
from tests.support.sender.office import Office

CLUB = club_of(written(), "production", "club.toml")
URL = "https://abc.execute-api.eu-west-2.amazonaws.com/production"


@pytest.fixture
def webhook(office: Office) -> BotsWebhook:
    return BotsWebhook(office.front.callers, boto3.client("ssm"), CLUB)


@pytest.fixture
def listed(office: Office) -> None:
    office.front.callers.add(Caller(name="bot"), office.clock.now())


def laid() -> str:
    name = CLUB.parameter("sender/webhooks/bot")
    return boto3.client("ssm").get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]


def test_it_is_told_at_its_own_address_and_the_second_deployment_changes_nothing(
    office: Office, webhook: BotsWebhook, listed: None
):
    assert [webhook.set_up(URL), webhook.set_up(URL)] == [True, False]
    caller = office.front.callers.get("bot")
    assert caller.webhook.address == f"{URL}/sender"
    assert laid() == caller.webhook.secret


def test_what_a_deployment_could_not_lay_the_next_one_does(office: Office, webhook: BotsWebhook, listed: None):
    secret = office.front.callers.set_webhook("bot", f"{URL}/sender", local=False).webhook.secret
    assert webhook.set_up(URL)
    assert laid() == secret


def test_a_rotation_lays_another_secret(office: Office, webhook: BotsWebhook, listed: None):
    webhook.set_up(URL)
    before, now = laid(), office.clock.now()
    assert webhook.rotate(now) == CLUB.parameter("sender/webhooks/bot")
    assert office.front.callers.get("bot").webhook.secrets(now) == [laid(), before]


def test_a_bot_that_is_revoked_is_told_nothing(office: Office, webhook: BotsWebhook, listed: None):
    office.front.callers.revoke("bot", office.clock.now())
    assert not webhook.set_up(URL)
    with pytest.raises(NotAdded):
        webhook.rotate(office.clock.now())
