"""One call of a stage's API with the operator's own rights: the key and the address are looked up, never typed."""

import json
from typing import Any

import requests

from deploy.aws.services import BOT, SENDER, DeploymentFailed, Service
from deploy.deployment import Deployment
from deploy.smoke import Addresses

METHODS = ("GET", "POST", "PUT", "DELETE")
ANSWER_WITHIN = 30  # seconds
OF_THE_SENDER = "sender:"


def call(deployment: Deployment, method: str, path: str, body: str = "") -> requests.Response:
    """What is answered.

    `path` is the bot's, like /registrations/ABCD-EFGH, or the sender's, like sender:/messages/…; `body` is JSON.
    Raises DeploymentFailed.
    """
    ours = path.removeprefix(OF_THE_SENDER)
    if method not in METHODS or not ours.startswith("/"):
        raise DeploymentFailed(f"A call has one of {', '.join(METHODS)} and a path, like /registrations/ABCD-EFGH")
    service = SENDER if path.startswith(OF_THE_SENDER) else BOT
    given = _read(body)
    if not deployment.functions.url(service):
        raise DeploymentFailed(f"{deployment.club.title} is not deployed: there is nobody to call")
    url, key = _door(deployment.addresses(), service)
    try:
        return requests.request(method, url + ours, headers=key, json=given, timeout=ANSWER_WITHIN)
    except requests.RequestException as error:
        raise DeploymentFailed(f"{url} did not answer ({type(error).__name__}): `alarms` may tell why") from None


def _door(at: Addresses, service: Service) -> tuple[str, dict[str, str]]:
    """The address of a service, and the header that opens it."""
    if service is SENDER:
        return at.sender, {"Authorization": f"Bearer {at.sender_token}"}
    return at.bot, {"x-api-key": at.api_key}


def _read(body: str) -> Any:
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        raise DeploymentFailed('The body must be JSON, in single quotes: \'{"reason": "…"}\'') from None


def shown(answer: requests.Response) -> str:
    """JSON with a line for each field, and anything else as it is."""
    try:
        return json.dumps(answer.json(), indent=1, ensure_ascii=False)
    except ValueError:
        return answer.text
