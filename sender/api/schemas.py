"""The shapes of requests and answers, as JSON Schema, for the API's description."""

from typing import Any

from sender.api.request import PURPOSES, TRACE
from sender.settings import Settings
from sender.store.ledger import FAILED, QUEUED, SENDING, SENT, SUPPRESSED, UNKNOWN
from sender.store.messages import CHANNELS
from sender.store.suppression import FREE, REASONS

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
ADDRESSEE = RECIPIENT | {"properties": {"ChannelType": {"enum": list(CHANNELS)}}}
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
REFUSED: dict[str, Any] = {
    "type": "object",
    "required": ["message", "request_id"],
    "properties": {"message": TEXT, "request_id": TEXT},
}
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


def send_request(settings: Settings) -> dict[str, Any]:
    """The body of `POST /`, with this stage's limits."""
    return {
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
            "Addresses": addresses(settings, RECIPIENT),
            "AtMostOnce": {
                "type": ["boolean", "null"],
                "description": "Hold a message whose fate is unknown instead of sending it once more.",
            },
        },
    }


def suppressions_request(settings: Settings) -> dict[str, Any]:
    """The body of `PUT /suppressions` and of its DELETE."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["Addresses"],
        "properties": {"Addresses": addresses(settings, ADDRESSEE)},
    }


def suppressions_answer(status: str) -> dict[str, Any]:
    """How each address stands now, under a `status` that says what was done."""
    standing = {
        "type": "object",
        "additionalProperties": False,
        "required": ["address", "channel", "status", "reason"],
        "properties": {
            "address": TEXT,
            "channel": {"enum": list(CHANNELS)},
            "status": {"enum": [SUPPRESSED, FREE], "description": "Nothing is sent to it, or it may be written to."},
            "reason": {"enum": [*REASONS, None]},
        },
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["status", "addresses"],
        "properties": {"status": {"const": status}, "addresses": {"type": "array", "items": standing}},
    }


def addresses(settings: Settings, each: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": settings.most_addresses,
        "additionalProperties": each,
        "description": "By e-mail address, or by phone number in E.164.",
    }
