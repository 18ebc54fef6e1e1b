"""The API's description for programs: OpenAPI 3.1, at /openapi.json."""

from typing import Any

from sender.ledger import FAILED, QUEUED, SENDING, SENT, SUPPRESSED, UNKNOWN
from sender.messages import CHANNELS
from sender.request import PURPOSES, TRACE
from sender.settings import Settings

TEXT = {"type": "string"}
OPTIONAL = {"type": ["string", "null"]}
SUBSTITUTIONS = {
    "type": ["object", "null"],
    "additionalProperties": {"type": ["string", "number"]},
    "description": "Values of the placeholders: {name} in a body, a subject or a template.",
}
WORDS = {
    "MessageBody": {"type": ["string", "null"], "description": "Wins over TemplateName."},
    "TemplateName": {"type": ["string", "null"]},
    "Substitutions": SUBSTITUTIONS,
}
ONE_OF_THEM = [
    {"required": [name], "properties": {name: {"type": "string", "minLength": 1}}}
    for name in ("MessageBody", "TemplateName")
]
EMAIL_MESSAGE = {
    "type": ["object", "null"],
    "additionalProperties": False,
    "required": ["FromAddress"],
    "anyOf": ONE_OF_THEM,
    "properties": {
        "FromAddress": {
            "type": "string",
            "format": "email",
            "description": "One of the addresses that may be sent from.",
        },
        "ReplyToAddresses": {
            "type": ["array", "null"],
            "items": {"type": "string", "format": "email"},
            "description": "FromAddress by default.",
        },
        "Subject": {"type": ["string", "null"], "description": "Needed with MessageBody; a template's own wins."},
        "Purpose": {"enum": [*PURPOSES, None], "description": "Promotional e-mail says how to unsubscribe."},
        **WORDS,
    },
}
SMS_MESSAGE = {
    "type": ["object", "null"],
    "additionalProperties": False,
    "anyOf": ONE_OF_THEM,
    "properties": {
        "MessageType": {"enum": [*PURPOSES, None]},
        "OriginationNumber": {
            "type": ["string", "null"],
            "description": "A number or pool that may be sent from; the first by default.",
        },
        **WORDS,
    },
}
RECIPIENT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["ChannelType"],
    "properties": {"ChannelType": {"enum": list(CHANNELS)}, "Substitutions": SUBSTITUTIONS},
}
ACCEPTED = {
    "type": "object",
    "required": ["status", "TraceId", "messages"],
    "properties": {
        "status": {"const": "Message sent to queue"},
        "TraceId": TEXT,
        "messages": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["address", "channel", "id"],
                "properties": {"address": TEXT, "channel": {"enum": list(CHANNELS)}, "id": TEXT},
            },
        },
    },
}
MESSAGE = {
    "type": "object",
    "required": ["id", "channel", "address", "status", "attempts", "possible_duplicate", "queued_at", "changed_at"],
    "properties": {
        "id": TEXT,
        "channel": {"enum": list(CHANNELS)},
        "address": TEXT,
        "status": {"enum": [QUEUED, SENDING, SENT, FAILED, UNKNOWN, SUPPRESSED]},
        "reason": OPTIONAL,
        "provider_id": OPTIONAL,
        "attempts": {"type": "integer"},
        "possible_duplicate": {
            "type": "boolean",
            "description": "It was sent once more because nobody knows what became of the first time.",
        },
        "template": OPTIONAL,
        "template_version": OPTIONAL,
        "queued_at": {"type": "string", "format": "date-time"},
        "changed_at": {"type": "string", "format": "date-time"},
    },
}
FATES = {
    "type": "object",
    "required": ["TraceId", "state", "messages"],
    "properties": {
        "TraceId": TEXT,
        "state": {"enum": ["accepting", "accepted"], "description": "Accepted once every message is on the queue."},
        "accepted_at": OPTIONAL,
        "messages": {"type": "array", "items": MESSAGE},
    },
}
REFUSED = {"type": "object", "required": ["message", "request_id"], "properties": {"message": TEXT, "request_id": TEXT}}
UNAUTHORIZED = REFUSED | {
    "required": ["message", "reason"],
    "properties": {"message": {"const": "Unauthorized"}, "reason": TEXT, "request_id": TEXT},
}
FAULTS = REFUSED | {
    "properties": REFUSED["properties"]
    | {
        "errors": {
            "type": "object",
            "additionalProperties": TEXT,
            "description": "Every fault, by the path of its field.",
        }
    },
}


def description(settings: Settings, address: str) -> dict[str, Any]:
    """The OpenAPI document of the API at `address`, with this stage's limits."""
    request = {
        "type": "object",
        "additionalProperties": False,
        "required": ["TraceId", "Addresses"],
        "properties": {
            "TraceId": {
                "type": "string",
                "pattern": f"^{TRACE.pattern}$",
                "description": "The caller's idempotency key.",
            },
            "EmailMessage": EMAIL_MESSAGE,
            "SMSMessage": SMS_MESSAGE,
            "Addresses": {
                "type": "object",
                "minProperties": 1,
                "maxProperties": settings.most_addresses,
                "additionalProperties": RECIPIENT,
                "description": "By e-mail address, or by phone number in E.164.",
            },
            "AtMostOnce": {
                "type": ["boolean", "null"],
                "description": "Hold a message whose fate is unknown instead of sending it once more.",
            },
        },
    }
    body = {"required": True, "content": {"application/json": {"schema": request}}}
    trace = {"name": "trace", "in": "path", "required": True, "schema": TEXT}
    refusals = {
        "401": _answer("No good token", UNAUTHORIZED),
        "503": _answer("Something of ours is down: send it again", REFUSED),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The club's sender",
            "version": "1",
            "description": "E-mail and SMS that are sent once, or say why not.",
        },
        "servers": [{"url": address}],
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}},
        "security": [{"token": []}],
        "paths": {
            "/": {
                "post": {
                    "operationId": "send",
                    "summary": "Send a message to each of the addresses",
                    "requestBody": body,
                    "responses": refusals
                    | {
                        "200": _answer("Every message is on the queue", ACCEPTED),
                        "400": _answer("The request has faults", FAULTS),
                        "409": _answer("The TraceId was used for another request", REFUSED),
                        "413": _answer(
                            f"More than {settings.largest_request} bytes or {settings.most_addresses} addresses", FAULTS
                        ),
                        "422": _answer("No such template, or a placeholder without a value", FAULTS),
                    },
                }
            },
            "/messages/{trace}": {
                "get": {
                    "operationId": "tell",
                    "summary": "What became of each message of a request",
                    "parameters": [trace],
                    "responses": refusals
                    | {"200": _answer("Each message", FATES), "404": _answer("No such request", REFUSED)},
                }
            },
        },
    }


def _answer(means: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": means, "content": {"application/json": {"schema": schema}}}
