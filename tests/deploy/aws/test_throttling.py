"""The limits of an API's stage: Twilio's paths have their own, so that a flood of the others keeps nobody out."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from deploy.aws.throttling import throttle
from tests.support.outside import OUTSIDE

ARN = (
    "arn:aws:apigateway:eu-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-2:0:function:bot/invocations"
)


@pytest.fixture
def gateway(house) -> Any:
    return OUTSIDE.client("apigateway")


@pytest.fixture
def api(gateway: Any) -> Iterator[str]:
    """As Zappa makes it: one method for every path."""
    api = gateway.create_rest_api(name="bot")["id"]
    root = gateway.get_resources(restApiId=api)["items"][0]["id"]
    every = gateway.create_resource(restApiId=api, parentId=root, pathPart="{proxy+}")["id"]
    method = {"restApiId": api, "resourceId": every, "httpMethod": "ANY"}
    gateway.put_method(**method, authorizationType="NONE")
    gateway.put_integration(
        **method, type="AWS_PROXY", integrationHttpMethod="POST", uri=ARN, passthroughBehavior="NEVER"
    )
    gateway.create_deployment(restApiId=api, stageName="production")
    yield api
    gateway.delete_rest_api(restApiId=api)


def zappa(gateway: Any, api: str, app: str, *, has_api: bool = True) -> SimpleNamespace:
    """What Zappa hands to a callback."""
    core = SimpleNamespace(apigateway_client=gateway, get_api_id=lambda _name: api)
    about = {"app_function": app, "api_stage": "production", "lambda_name": "bot", "use_apigateway": has_api}
    return SimpleNamespace(zappa=core, **about)


def methods(gateway: Any, api: str) -> dict[str, dict[str, Any]]:
    """The integrations of the methods that Twilio calls, by path."""
    items = gateway.get_resources(restApiId=api, embed=["methods"])["items"]
    resources = {each["path"]: each["id"] for each in items if each["path"] in {"/webhook", "/status"}}
    return {
        path: gateway.get_integration(restApiId=api, resourceId=found, httpMethod="POST")
        for path, found in resources.items()
    }


def limits(gateway: Any, api: str) -> dict[str, tuple[float, int]]:
    """The rate and the burst of each method."""
    settings = gateway.get_stage(restApiId=api, stageName="production").get("methodSettings", {})
    return {
        method.lstrip("/"): (each["throttlingRateLimit"], each["throttlingBurstLimit"])
        for method, each in settings.items()
    }


def test_twilios_paths_lead_to_the_same_function(gateway: Any, api: str):
    throttle(zappa(gateway, api, "bot.wsgi.app"))
    found = methods(gateway, api)
    assert set(found) == {"/webhook", "/status"}
    assert {each["uri"] for each in found.values()} == {ARN}


def test_their_limits_are_their_own(gateway: Any, api: str):
    throttle(zappa(gateway, api, "bot.wsgi.app"))
    assert limits(gateway, api) == {"*/*": (50, 100), "webhook/POST": (200, 400), "status/POST": (200, 400)}


def test_a_second_release_changes_nothing(gateway: Any, api: str):
    throttle(zappa(gateway, api, "bot.wsgi.app"))
    before = methods(gateway, api).keys()
    throttle(zappa(gateway, api, "bot.wsgi.app"))
    assert methods(gateway, api).keys() == before


def test_the_sender_has_none_of_twilio(gateway: Any, api: str):
    throttle(zappa(gateway, api, "sender.wsgi.app"))
    assert methods(gateway, api) == {}
    assert limits(gateway, api) == {"*/*": (50, 100)}


def test_a_worker_without_an_api_has_no_limits(gateway: Any, api: str):
    throttle(zappa(gateway, api, "sender.wsgi.app", has_api=False))
    assert limits(gateway, api) == {}
