"""What the functions are given: their environments, and Zappa's settings with every default chosen."""

import json
import re
from typing import Any

import pytest

from bot.settings import SETTINGS as BOT_SETTINGS
from deploy.aws.environments import bot_environment, sender_environment
from deploy.aws.services import SERVICES
from deploy.aws.zappa import Zappa
from deploy.club import club_of
from deploy.club_faults import STAGES
from sender.settings import SETTINGS as SENDER_SETTINGS
from tests.deploy.test_club import written
from tests.support.deploy.packaging import NAMED_AS, ROOT
from tests.support.deploy.templates import TEMPLATES

CLUB = club_of(written(), "rehearsal", "club.toml")
OUTPUTS = {name: f"{name}-of-the-stack" for one in TEMPLATES for name in one.document["Outputs"]}
TOKEN_PARAMETER = "/urmston-town/rehearsal/sender/tokens/bot"
ENVIRONMENTS = {
    "bot": (bot_environment(CLUB, OUTPUTS, "https://bot", "https://sender", TOKEN_PARAMETER), BOT_SETTINGS),
    "sender": (sender_environment(CLUB, OUTPUTS, "https://sender", TOKEN_PARAMETER), SENDER_SETTINGS),
}


@pytest.mark.parametrize(("environment", "settings"), ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_a_function_is_given_every_setting_and_nothing_else(environment: dict[str, str], settings: dict[str, Any]):
    known = {setting.variable for setting in settings.values()}
    required = {setting.variable for setting in settings.values() if setting.default is None}
    assert environment.keys() - known == {"METRICS_NAMESPACE"}
    assert required <= environment.keys()


@pytest.mark.parametrize("service", ENVIRONMENTS)
def test_a_function_is_told_where_the_secrets_lie_and_never_a_secret(service: str):
    environment, _ = ENVIRONMENTS[service]
    for name, value in environment.items():
        if re.search(r"KEY|TOKEN|SECRET(?!ARY)", name):
            assert CLUB.slug in value and CLUB.stage in value, name  # noqa: PT018


# Zappa's settings

MUST_BE = {
    "debug": False,
    "log_level": "INFO",
    "keep_warm": False,
    "cors": False,
    "manage_roles": False,
    "use_precompiled_packages": False,
    "slim_handler": False,
    "environment_variables": {},
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_every_default_of_zappas_is_chosen(service: Any, stage: str):
    club = club_of(written(stages__production__allowed_numbers=[]), stage, "club.toml")
    settings = Zappa(ROOT, ROOT, club).settings(service)
    assert {name: settings[name] for name in MUST_BE} == MUST_BE
    assert settings["callbacks"] == {"zip": "deploy.packing.slim.slim", "post": "deploy.aws.throttling.throttle"}
    assert settings["runtime"] == NAMED_AS
    assert settings["lambda_handler"] == f"{service.package}.lambda_handler.handle"
    assert settings["app_function"] == f"{service.package}.wsgi.app"
    assert settings["timeout_seconds"] <= 29  # when API Gateway gives up
    assert settings.get("apigateway_enabled", True) is service.has_api
    assert settings["tags"] == {"project": "registration", "club": "urmston-town", "stage": stage}
    assert f"{settings['project_name']}-{stage}" == club.function(service.name)
    assert not settings.keys() & {"events", "event_source", "exception_handler", "async_resources"}


def test_nothing_stands_in_zappas_settings_but_stages():
    written_there = json.loads((ROOT / "zappa_settings.json").read_text(encoding="utf-8"))
    keys = {service.settings_key(stage) for service in SERVICES for stage in STAGES}
    assert written_there.keys() == keys | {"base", "bot", "sender", "sender_worker"}
    assert len(keys) == 9


@pytest.mark.parametrize(("aws", "given"), [("http://127.0.0.1:9", "http://127.0.0.1:8"), ("", "")])
def test_no_deployment_to_the_real_aws_talks_to_a_stand_in(monkeypatch: pytest.MonkeyPatch, aws: str, given: str):
    """A variable that was left behind by a rehearsal must not send parents' messages nowhere."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", aws)
    club = club_of(written(payments__gocardless="sandbox"), "rehearsal", "club.toml")
    for variable in ("TWILIO_API_URL", "GOCARDLESS_URL"):
        monkeypatch.setenv(variable, "http://127.0.0.1:8")
        environment = bot_environment(club, OUTPUTS, "https://bot", "https://sender", TOKEN_PARAMETER)
        assert environment.get(variable, "") == given
