"""Where ministack asks IAM another question than AWS does: put right, so that a role's refusal is AWS's own.

A batch of SQS needs the right to the single call: docs.aws.amazon.com/service-authorization lists no other.
GetParameters is about its parameters; here, about the first. An e-mail has a sender. Between us and S3, whose bucket
policy asks for TLS, there is nothing but the loopback.
"""

import json
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

GET_PARAMETERS = "AmazonSSM.GetParameters"


def ask_as_aws(iam_actions: Any) -> None:
    """Teach ministack's module; once a process."""
    action_of, arn_of = iam_actions.extract_iam_action, iam_actions.extract_resource_arn

    def extract_iam_action(*request: Any, **named: Any) -> str | None:
        action = action_of(*request, **named)
        return action.removesuffix("Batch") if action and action.startswith("sqs:") else action

    def extract_resource_arn(
        service: str, method: str, path: str, headers: Mapping[str, str], body: bytes, *more: Any
    ) -> str:
        arn = arn_of(service, method, path, headers, body, *more)
        target = next((value for name, value in headers.items() if name.lower() == "x-amz-target"), "")
        if arn != "*" or target != GET_PARAMETERS:
            return arn
        first, (_, region, account) = json.loads(body)["Names"][0], more
        return f"arn:aws:ssm:{region}:{account}:parameter/{first.lstrip('/')}"

    iam_actions.extract_iam_action = extract_iam_action
    iam_actions.extract_resource_arn = extract_resource_arn


def tell_who_sends(app: Any) -> None:
    """Give IAM the condition keys ses:FromAddress and ses:Recipients of an e-mail; once a process."""
    enforce_ses, enforce = app._enforce_ses_v2, app._enforce_data_plane
    keys: ContextVar[dict[str, Any]] = ContextVar("keys")

    def _enforce_ses_v2(method: str, path: str, headers: Mapping[str, str], body: bytes, *more: Any) -> Any:
        mails = (method, path) == ("POST", "/v2/email/outbound-emails")
        keys.set(_keys_of_an_email(json.loads(body)) if mails else {})
        return enforce_ses(method, path, headers, body, *more)

    def _enforce_data_plane(service: str, *more: Any, **named: Any) -> Any:
        if service == "sesv2" and keys.get({}):
            named["service_context"] = keys.get()
        return enforce(service, *more, **named)

    app._enforce_ses_v2, app._enforce_data_plane = _enforce_ses_v2, _enforce_data_plane


def _keys_of_an_email(request: dict[str, Any]) -> dict[str, Any]:
    to = [address for kind in request.get("Destination", {}).values() for address in kind]
    return {"ses:FromAddress": request.get("FromEmailAddress", "")} | ({"ses:Recipients": to} if to else {})


def as_over_tls(scope: dict[str, Any]) -> dict[str, Any]:
    """An ASGI scope of a request to S3, with what a proxy says that took TLS off; any other as it is."""
    authorization = next((value for name, value in scope.get("headers", ()) if name == b"authorization"), b"")
    if b"/s3/aws4_request" not in authorization:
        return scope
    return scope | {"headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}
