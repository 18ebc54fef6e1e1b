"""The API's description for programs: OpenAPI 3.1, at /openapi.json."""

from collections.abc import Mapping
from typing import Any

from msgspec.json import schema_components

from sender.api.answers import (
    Accepted,
    Answer,
    Cancelled,
    Fates,
    Faulty,
    Found,
    FoundSuppressions,
    Lifted,
    NotAllowed,
    NotLetIn,
    Preview,
    Refused,
    StoredTemplate,
    StoredTemplates,
    Suppressed,
)
from sender.api.opt_outs import suppressions_request
from sender.api.request import send_request
from sender.api.search import QUERY
from sender.api.stored_templates import TEMPLATE
from sender.fields.fields import Object
from sender.settings import Settings

ANSWERS = (
    Accepted,
    Preview,
    Cancelled,
    Fates,
    Found,
    FoundSuppressions,
    StoredTemplate,
    StoredTemplates,
    Suppressed,
    Lifted,
    Refused,
    NotLetIn,
    NotAllowed,
    Faulty,
)
TRACE_ID = {"name": "trace", "in": "path", "required": True, "schema": {"type": "string"}}
AFTER = {"after": QUERY["after"]}
REF = "#/components/schemas/{name}"


def description(settings: Settings, address: str) -> dict[str, Any]:
    """The OpenAPI document of the API at `address`, with this stage's limits."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The club's sender",
            "version": "1",
            "description": "E-mail and SMS that are sent once, or say why not.",
        },
        "servers": [{"url": address}],
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            "schemas": schema_components(ANSWERS, ref_template=REF)[1],
        },
        "security": [{"token": []}],
        "paths": {
            "/": {"post": _send(settings)},
            "/messages/{trace}": {"get": _tell(), "delete": _cancel()},
            "/templates": {"get": _search("templates", "Every stored template", {}, StoredTemplates)},
            "/templates/{name}": {
                "get": _template("template", "A template with its history"),
                "put": _template("put_template", "Change a template, or make one") | {"requestBody": _body(TEMPLATE)},
            },
            "/templates/{name}/versions/{version}": {
                "post": _template("put_template_back", "Let a template say again what it said", "version")
            },
            "/messages": {"get": _search("search", "Look for messages, page by page", QUERY, Found)},
            "/suppressions": {
                "get": _search("suppressed", "Who is suppressed", AFTER, FoundSuppressions),
                "put": _suppress(settings),
                "delete": _lift(settings),
            },
        },
    }


def _send(settings: Settings) -> dict[str, Any]:
    return {
        "operationId": "send",
        "summary": "Send a message to each of the addresses",
        "requestBody": _body(send_request(settings)),
        "responses": _refusals()
        | _faults(settings)
        | {
            "200": _answer("Every message is on the queue, or would be", Accepted, Preview),
            "409": _answer("The TraceId was used for another request", Refused),
            "422": _answer("No such template, or a placeholder without a value", Faulty),
            "429": _answer("The caller's messages, parts or pounds of the day are used up", Refused),
        },
    }


def _tell() -> dict[str, Any]:
    return {
        "operationId": "tell",
        "summary": "What became of each message of a request",
        "parameters": [TRACE_ID],
        "responses": _refusals() | {"200": _answer("Each message", Fates), "404": _answer("No such request", Refused)},
    }


def _search(name: str, means: str, query: Mapping[str, str], found: type[Answer]) -> dict[str, Any]:
    asked = [
        {"name": each, "in": "query", "description": says, "schema": {"type": "string"}} for each, says in query.items()
    ]
    return {
        "operationId": name,
        "summary": means,
        "parameters": asked,
        "responses": _refusals() | {"200": _answer("A page", found), "400": _answer("Faults in the search", Faulty)},
    }


def _template(name: str, means: str, *parts: str) -> dict[str, Any]:
    in_path = [
        {"name": each, "in": "path", "required": True, "schema": {"type": "string"}} for each in ("name", *parts)
    ]
    return {
        "operationId": name,
        "summary": means,
        "parameters": in_path,
        "responses": _refusals()
        | {
            "200": _answer("The template as it is now", StoredTemplate),
            "400": _answer("The request has faults", Faulty),
            "404": _answer("No such template or version", Refused),
            "413": _answer("Too many bytes", Refused, Faulty),
        },
    }


def _cancel() -> dict[str, Any]:
    return {
        "operationId": "cancel",
        "summary": "Send nothing of a request any more that is still queued",
        "parameters": [TRACE_ID],
        "responses": _refusals()
        | {
            "200": _answer("How many are not sent", Cancelled),
            "404": _answer("No such request", Refused),
            "409": _answer("The request is still being accepted", Refused),
        },
    }


def _suppress(settings: Settings) -> dict[str, Any]:
    return {
        "operationId": "suppress",
        "summary": "Send nothing to these addresses any more: their owner has opted out",
        "description": "Nor anything that is queued: only what is being handed to its provider just now still goes. "
        "To ask twice is the same as to ask once.",
        "requestBody": _body(suppressions_request(settings)),
        "responses": _refusals()
        | _faults(settings)
        | {"200": _answer("Nothing is sent to them from now on", Suppressed)},
    }


def _lift(settings: Settings) -> dict[str, Any]:
    return {
        "operationId": "lift",
        "summary": "Take the opt-outs of these addresses back",
        "description": "What bounced or complained stays suppressed, and the answer says so. "
        "The others are taken off the lists of SES and the SMS service too, within a minute.",
        "requestBody": _body(suppressions_request(settings)),
        "responses": _refusals() | _faults(settings) | {"200": _answer("None of them is opted out any more", Lifted)},
    }


def _body(request: Object) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": request.shape()}}}


def _refusals() -> dict[str, Any]:
    """What any request may meet."""
    return {
        "401": _answer("No good token", NotLetIn),
        "403": _answer("The caller lacks the scope for this", NotAllowed),
        "503": _answer("Something of ours is down: send it again", Refused),
    }


def _faults(settings: Settings) -> dict[str, Any]:
    """What a request with addresses may have wrong. Too many bytes are counted before anything is read."""
    most = f"More than {settings.largest_request} bytes or {settings.most_addresses} addresses"
    return {"400": _answer("The request has faults", Faulty), "413": _answer(most, Refused, Faulty)}


def _answer(means: str, *kinds: type[Answer]) -> dict[str, Any]:
    each = [{"$ref": REF.format(name=kind.__name__)} for kind in kinds]
    schema = each[0] if len(each) == 1 else {"oneOf": each}
    return {"description": means, "content": {"application/json": {"schema": schema}}}
