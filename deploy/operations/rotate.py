"""A secret gets another value. The functions notice by themselves: within a minute, or when the old one is refused."""

import json
import os
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from deploy.aws.services import SENDER, DeploymentFailed
from deploy.checks import PAYMENT_FIELDS, PAYMENT_SECRET, TOKEN
from deploy.deployment import Deployment
from deploy.twilio_account import TwilioAccount
from sender.auth.callers import NotAdded

LENGTH = 32  # bytes
LAID = {
    "access-token": "The bot uses it within a minute; take the one before away at GoCardless then.",
    "webhook-secret": "What GoCardless signs with the one before is taken for another hour: lay no token before.",
}


def rotate(deployment: Deployment, which: str) -> list[str]:
    """Give a secret a new value; what is to be done now, line by line. Raises DeploymentFailed."""
    if which not in ROTATIONS:
        raise DeploymentFailed(f"There is no secret {which!r}; there are {', '.join(ROTATIONS)}")
    return ROTATIONS[which](deployment)


def _api_key(deployment: Deployment) -> list[str]:
    name = _put(deployment, "api-key", f"{secrets.token_hex(LENGTH)}")
    return [
        f"{name} has a new value, and the one before is good for a minute at most.",
        "Whoever calls with it needs the new one: it lies there in Secrets Manager.",
    ]


def _jwt_secret(deployment: Deployment) -> list[str]:
    name = _put(deployment, "sender/jwt-secret", secrets.token_hex(LENGTH))
    deployment.functions.invoke(SENDER, {"command": "renew_tokens"})
    return [
        f"{name} has a new value, and the bot has a token that is signed with it.",
        "Tokens that the secret before signed stay good until they end, or until the next rotation.",
        "Callers other than the bot need a new token: python -m sender.commands.token makes it.",
    ]


def _twilio_token(deployment: Deployment) -> list[str]:
    token = os.environ.get(TOKEN, "").strip()
    if not token:
        raise DeploymentFailed(f"{TOKEN} is missing: `read -s {TOKEN} && export {TOKEN}` takes the new token")
    fault = TwilioAccount(deployment.club, token).fault()
    if fault:
        raise DeploymentFailed(f"{fault}. Nothing was changed")
    if token == deployment.checks.kept_token():
        return ["That token is kept already: nothing was changed."]
    name = _put(deployment, "twilio/auth-token", token)
    return [f"{name} has the new token. Promote it at Twilio within the hour: so long the one before is let in too."]


def _sender_webhook(deployment: Deployment) -> list[str]:
    try:
        name = deployment.bots_webhook().rotate(datetime.now(UTC))
    except NotAdded as fault:
        raise DeploymentFailed(f"{fault}: nothing was changed") from None
    return [f"{name} has another secret. For a day the sender signs with the one before too."]


def _payments(field: str) -> Callable[[Deployment], list[str]]:
    """Lay one of GoCardless's secrets, as its dashboard shows it, where the bot reads it."""

    def lay(deployment: Deployment) -> list[str]:
        variable = PAYMENT_FIELDS[field]
        value = os.environ.get(variable, "").strip()
        if not value:
            raise DeploymentFailed(f"{variable} is missing: `read -s {variable} && export {variable}` takes it")
        client, name = deployment.client("secretsmanager"), deployment.club.secret(PAYMENT_SECRET)
        keys = json.dumps(deployment.checks.payment_keys() | {field: value})
        try:
            client.create_secret(Name=name, SecretString=keys)
        except client.exceptions.ResourceExistsException:
            _put(deployment, PAYMENT_SECRET, keys)
        return [f"{name} has the new {field}. {LAID[field]}"]

    return lay


def _put(deployment: Deployment, secret: str, value: str) -> str:
    name = deployment.club.secret(secret)
    deployment.client("secretsmanager").put_secret_value(SecretId=name, SecretString=value)
    return name


ROTATIONS = {
    "api-key": _api_key,
    "jwt-secret": _jwt_secret,
    "twilio-token": _twilio_token,
    "sender-webhook": _sender_webhook,
    **{f"gocardless-{field}": _payments(field) for field in PAYMENT_FIELDS},
}
