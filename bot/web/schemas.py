"""The shapes of what the API takes and answers, as JSON Schema (2020-12, as OpenAPI 3.1 has it)."""

from typing import Any

from bot.club.bulk_invites import Became, Standing
from bot.club.invite_sheet import COLUMNS
from bot.club.serialize import NOT_NEEDED, OWED, PAID
from bot.store.registrations import STATUSES
from flows.money import MOST
from flows.registration.payments import KINDS

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
CURSOR: Schema = {"type": ["string", "null"], "description": "`after` of the page that follows; null on the last."}
AMOUNT: Schema = {"anyOf": [TEXT, {"type": "number"}], "description": "In pounds: 40, 40.50 or £40."}


def _object(required: str = "", **properties: Schema) -> Schema:
    return {"type": "object", "required": required.split(), "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _said(required: str = "", **properties: Schema) -> Schema:
    """An answer, which always has its request's id."""
    return _object(f"{required} request_id", **properties, request_id=TEXT)


ERRORS: Schema = {"type": "object", "additionalProperties": TEXT, "description": "Every fault, by its field or row."}
REFUSED = _said("message", message=TEXT)
FAULTS = _said("message errors", message=TEXT, errors=ERRORS)
FAILED = _said("message", message=TEXT, error=TEXT)
INVITED = _said(
    "message player parent team status message_sid delivery reference",
    **dict.fromkeys(("message", "player", "parent", "team", "reference"), TEXT),
    status={"enum": ["message_sent", "waiting"]},
    message_sid={"type": ["string", "null"]},
)
INVITE = {"type": "object", "properties": {field: AMOUNT if "amount" in field else TEXT for field in COLUMNS}} | {
    "required": [field for field in COLUMNS if field != "team_manager_1_full_name"],
    "anyOf": [{"required": [name]} for name in ("team_manager_1_full_name", "manager_full_name")],
}
PAYMENT_STATE = {"enum": [PAID, OWED, NOT_NEEDED]}
SUMMARY: dict[str, Schema] = dict.fromkeys(
    ("reference", "season", "team", "age_group", "player", "parent", "parent_tel"), TEXT
) | {
    "status": {"enum": list(STATUSES)},
    "payment": _object(" ".join(KINDS), **dict.fromkeys(KINDS, PAYMENT_STATE)),
    "blocked_by": _list(TEXT),
    "changed_at": MOMENT,
}
WHOLE = SUMMARY | {
    "step": TEXT,
    "invite": {"type": "object"},
    "delivery": {"type": "object", "description": "Where the invite stands."},
    "answers": {"type": "object", "description": "By question, as stored."},
    "history": _list(_object("status at cause", status=TEXT, at=MOMENT, cause=TEXT)),
    "payments": _list(_object("id kind at", id=TEXT, kind={"enum": list(KINDS)}, at=MOMENT)),
}
PAGE = _said("registrations next", registrations=_list(_object(" ".join(SUMMARY), **SUMMARY)), next=CURSOR)
READ = _said(" ".join(WHOLE), **WHOLE)
DONE = _said("message registration", message=TEXT, registration=_object(" ".join(WHOLE), **WHOLE))
MESSAGE = _object(
    "at from text kind status",
    **{"at": MOMENT, "from": {"enum": ["parent", "club"]}, "text": TEXT, "kind": TEXT, "status": TEXT, "error": TEXT},
)
TRANSCRIPT = _said("messages next", messages=_list(MESSAGE), next=CURSOR)
REASON = _object(reason={"type": ["string", "null"], "maxLength": 200}) | {"additionalProperties": False}
NOTHING: Schema = {"type": "object", "additionalProperties": False}
PENCE: Schema = {"type": "integer", "minimum": 0, "maximum": MOST, "description": "In pence."}
PAYMENT = _object(
    "payment_id kind",
    payment_id={"type": "string", "minLength": 1, "maxLength": 128, "description": "The same id is noted once."},
    kind={"enum": list(KINDS)},
    amount={"type": ["integer", "null"], "minimum": 0, "maximum": MOST, "description": "In pence."},
    at={"type": ["string", "null"], "format": "date-time", "description": "When it was paid; now by default."},
) | {"additionalProperties": False}
FEES = _object("membership_fee monthly_fee", **dict.fromkeys(("membership_fee", "monthly_fee"), PENCE)) | {
    "additionalProperties": False
}
COUNT: Schema = {"type": "integer"}
LOOKED_AT = _said(
    "message preview counts examples first_invite errors",
    message=TEXT,
    preview={"const": True},
    counts=_object(**dict.fromkeys([*Standing, "with faults"], COUNT)),
    examples=_list(_object("row player parent team standing", standing={"enum": list(Standing)})),
    first_invite=TEXT,
    errors=ERRORS,
)
SENT = _said(
    "message preview counts errors goes_on_at",
    message=TEXT,
    preview={"const": False},
    counts=_object(**dict.fromkeys(Became, COUNT)),
    errors=ERRORS,
    goes_on_at={"type": ["integer", "null"], "description": "The row to go on with: send the same sheet later."},
)
