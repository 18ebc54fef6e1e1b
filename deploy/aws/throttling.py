"""Zappa's `post` callback: no stranger may call an API more often than a club's parents and Twilio ever would."""

from typing import Any

RATE, BURST = "50", "100"  # requests a second, and at once; a whole season starting on one evening stays below


def throttle(zappa_cli: Any) -> None:
    """Set the limits of the stage's methods at API Gateway, for which Zappa has no setting."""
    if not zappa_cli.use_apigateway:
        return
    api_id = zappa_cli.zappa.get_api_id(zappa_cli.lambda_name)
    limits = {"rateLimit": RATE, "burstLimit": BURST}
    zappa_cli.zappa.apigateway_client.update_stage(
        restApiId=api_id,
        stageName=zappa_cli.api_stage,
        patchOperations=[
            {"op": "replace", "path": f"/*/*/throttling/{name}", "value": value} for name, value in limits.items()
        ],
    )
