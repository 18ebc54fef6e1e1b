"""Zappa's `post` callback: no stranger may call an API more often than a club's parents ever would, and nobody who
floods it keeps Twilio out.

API Gateway counts each method of a stage apart. Zappa makes one for every path, so that all of them share one limit:
the paths that Twilio calls get a method, and with it a limit, of their own.
"""

from contextlib import suppress
from typing import Any

RATE, BURST = "50", "100"  # requests a second, and at once; a whole season starting on one evening stays below
TWILIOS = ("webhook", "status")
TWILIOS_RATE, TWILIOS_BURST = "200", "400"  # three statuses for each message of ours, in bursts; an answer is one call


def throttle(zappa_cli: Any) -> None:
    """Set the limits of the stage's methods at API Gateway, for which Zappa has no setting."""
    if not zappa_cli.use_apigateway:
        return
    gateway, stage = zappa_cli.zappa.apigateway_client, zappa_cli.api_stage
    api_id = zappa_cli.zappa.get_api_id(zappa_cli.lambda_name)
    limits = _limits("*/*", RATE, BURST)
    if zappa_cli.app_function == "bot.wsgi.app":
        _give_twilio_paths(gateway, api_id, stage)
        for path in TWILIOS:
            limits += _limits(f"~1{path}/POST", TWILIOS_RATE, TWILIOS_BURST)
    gateway.update_stage(restApiId=api_id, stageName=stage, patchOperations=limits)


def _limits(method: str, rate: str, burst: str) -> list[dict[str, str]]:
    """The changes of a stage for a method, named as path and verb: a / in the path is written ~1."""
    limits = {"rateLimit": rate, "burstLimit": burst}
    return [{"op": "replace", "path": f"/{method}/throttling/{name}", "value": value} for name, value in limits.items()]


def _give_twilio_paths(gateway: Any, api_id: str, stage: str) -> None:
    """Make what is missing of the methods that Twilio calls, which lead where Zappa's method for every path leads."""
    resources = {each["path"]: each for each in gateway.get_resources(restApiId=api_id, limit=500)["items"]}
    root, every = resources["/"]["id"], resources["/{proxy+}"]["id"]
    integration = gateway.get_method(restApiId=api_id, resourceId=every, httpMethod="ANY")["methodIntegration"]
    for path in TWILIOS:
        found = resources.get(f"/{path}") or gateway.create_resource(restApiId=api_id, parentId=root, pathPart=path)
        method = {"restApiId": api_id, "resourceId": found["id"], "httpMethod": "POST"}
        with suppress(gateway.exceptions.ConflictException):  # it is there
            gateway.put_method(**method, authorizationType="NONE", apiKeyRequired=False)
        gateway.put_integration(
            **method,
            type=integration["type"],
            integrationHttpMethod=integration["httpMethod"],
            uri=integration["uri"],
            passthroughBehavior=integration["passthroughBehavior"],
            **{name: integration[name] for name in ("credentials",) if integration.get(name)},
        )
    gateway.create_deployment(restApiId=api_id, stageName=stage)
