"""The description of the bot's API for programs: OpenAPI 3.1, at /openapi.json. Twilio's webhooks are not of it."""

from typing import Any

from bot.club import transcript
from bot.club.invite_sheet import COLUMNS
from bot.store import registrations
from bot.web.bulk_api import MOST_AT_ONCE, MOST_ROWS
from bot.web.keys import SCOPES
from bot.web.schemas import (
    DONE,
    FAILED,
    FAULTS,
    FEES,
    INVITE,
    INVITED,
    LOOKED_AT,
    NOTHING,
    PAGE,
    PAYMENT,
    READ,
    REASON,
    REFUSED,
    SENT,
    TEXT,
    TRANSCRIPT,
    Schema,
)


def description(address: str, columns: list[str]) -> Schema:
    """The OpenAPI document of the API at `address`."""
    key = {"type": "apiKey", "in": "header", "name": "x-api-key"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The registration assistant",
            "version": "1",
            "description": "Invites parents and shows what became of it. Scopes of a key: "
            + "; ".join(f"{scope}: {means}" for scope, means in SCOPES.items()),
        },
        "servers": [{"url": address}],
        "components": {"securitySchemes": {"key": key}},
        "security": [{"key": []}],
        "paths": {
            "/trigger": {"post": _trigger()},
            "/invites.csv": {"post": _sheet()},
            "/registrations": {"get": _listing()},
            "/registrations.csv": {"get": _export(columns)},
            "/registrations/{reference}": {"get": _one("read", "Read a registration", READ)},
            "/registrations/{reference}/transcript": {"get": _transcript()},
            "/registrations/{reference}/resend": {"post": _act("resend", "Send the invite again", NOTHING)},
            "/registrations/{reference}/withdraw": {"post": _act("withdraw", "Withdraw a registration", REASON)},
            "/registrations/{reference}/release": {"post": _act("release", "End a chat's pause", NOTHING)},
            "/registrations/{reference}/payments": {"post": _act("pay", "Note a payment", PAYMENT, required=True)},
            "/registrations/{reference}/correct": {"post": _act("correct", "Put fees right", FEES, required=True)},
            "/parents/{number}": {"delete": _erasure()},
            "/openapi.json": {"get": {"operationId": "describe", "summary": "This description", "security": []}
                              | {"responses": {"200": _answer("OpenAPI 3.1", {"type": "object"})}}},
        },
    }  # fmt: skip


def _answer(means: str, schema: Schema, media: str = "application/json") -> Schema:
    return {"description": means, "content": {media: {"schema": schema}}}


def _operation(name: str, scope: str, summary: str, answers: Schema, **more: Any) -> Schema:
    refusals = {
        "400": _answer("The request has faults, all of them named", FAULTS),
        "403": _answer(f"No good key, or one without the scope {scope}", REFUSED),
        "429": _answer("More than 25 requests a second", REFUSED),
        "500": _answer("Something failed on our side", FAILED),
        "503": _answer("Not now: send it again, nothing is done twice", FAILED),
    }
    about = {"operationId": name, "summary": summary, "description": f"Needs the scope {scope}."}
    return about | more | {"responses": refusals | answers}


def _body(schema: Schema, *, required: bool, media: str = "application/json") -> Schema:
    return {"required": required, "content": {media: {"schema": schema}}}


def _parameter(name: str, schema: Schema, *, place: str = "query", required: bool = False) -> Schema:
    return {"name": name, "in": place, "required": required, "schema": schema}


REFERENCE = _parameter("reference", TEXT, place="path", required=True)
UNKNOWN = {"404": _answer("No such registration", REFUSED)}
WHICH = [
    _parameter("season", TEXT | {"description": "Like 2026-27."}, required=True),
    _parameter("team", TEXT | {"maxLength": 70, "description": "With its age group, like Panthers u11s."}),
    _parameter("status", {"enum": list(registrations.STATUSES)}),
]


def _paging(default: int, most: int) -> list[Schema]:
    number = {"type": "integer", "minimum": 1, "maximum": most, "default": default}
    return [_parameter("after", TEXT), _parameter("limit", number)]


def _trigger() -> Schema:
    answers = {
        "200": _answer("The invite is sent, or waits for another child's registration", INVITED),
        "409": _answer("The parent has opted out, or the player is registered", REFUSED),
        "413": _answer("More than 256 KB", REFUSED),
        "502": _answer("Twilio refused the invite", FAILED),
    }
    return _operation("invite", "invite", "Invite a parent", answers, requestBody=_body(INVITE, required=True))


def _sheet() -> Schema:
    answers = {
        "200": _answer("What would be done, or what was", {"oneOf": [LOOKED_AT, SENT]}),
        "413": _answer(f"More than 256 KB or {MOST_ROWS} rows to look at, or {MOST_AT_ONCE} to send", REFUSED),
        "415": _answer("Not text/csv", REFUSED),
    }
    sheet = TEXT | {"description": f"A heading, then a row for each invite: {', '.join(COLUMNS)}."}
    return _operation(
        "invite_from_a_sheet", "invite", "Invite parents from a CSV", answers,
        requestBody=_body(sheet, required=True, media="text/csv"),
        parameters=[_parameter(name, {"enum": ["true", "false"], "default": default})
                    for name, default in (("preview", "true"), ("skip_faults", "false"))],
    )  # fmt: skip


def _listing() -> Schema:
    answers = {"200": _answer("A page, in the order of team and player", PAGE)}
    parameters = [*WHICH, *_paging(registrations.PAGE, registrations.MOST)]
    return _operation("list", "read", "List registrations", answers, parameters=parameters)


def _export(columns: list[str]) -> Schema:
    answers = {"200": _answer(f"Columns: {', '.join(columns)}", TEXT, "text/csv")}
    return _operation("export", "export", "Export registrations as a CSV", answers, parameters=WHICH)


def _one(name: str, summary: str, schema: Schema) -> Schema:
    return _operation(
        name, "read", summary, {"200": _answer("As it stands now", schema)} | UNKNOWN, parameters=[REFERENCE]
    )


def _transcript() -> Schema:
    answers = {"200": _answer("The parent's chat, oldest first, some exchanges a page", TRANSCRIPT)} | UNKNOWN
    parameters = [REFERENCE, *_paging(transcript.PAGE, transcript.MOST)]
    return _operation("transcript", "read", "Read the chat with the parent", answers, parameters=parameters)


def _act(name: str, summary: str, body: Schema, *, required: bool = False) -> Schema:
    answers = {
        "200": _answer("Done, and how the registration stands now", DONE),
        "409": _answer("Not possible as it stands; the message says why", REFUSED),
        "413": _answer("More than 256 KB", REFUSED),
    } | UNKNOWN
    return _operation(name, "act", summary, answers, parameters=[REFERENCE], requestBody=_body(body, required=required))


def _erasure() -> Schema:
    answers = {
        "202": _answer("It is being deleted", REFUSED),
        "404": _answer("Nothing is held about this number", REFUSED),
        "409": _answer("Not possible as it stands", REFUSED),
    }
    number = _parameter("number", TEXT, place="path", required=True)
    return _operation("erase", "erase", "Delete all that is held about a parent", answers, parameters=[number])
