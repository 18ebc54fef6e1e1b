"""The API: POST /, GET /messages/{TraceId}, /openapi.json and /health. Each kind of refusal is one handler below.

Those of a bad token and of bad fields hold for opt_outs.py too.
"""

from typing import Any

import msgspec
from botocore.exceptions import BotoCoreError, ClientError
from flask import Blueprint, Response, g, jsonify, request

from sender.api.acceptance import Acceptance, AnotherBody
from sender.api.faults import Faults
from sender.api.openapi import description
from sender.api.queueing import QueueRefused
from sender.api.request import TRACE, read_request
from sender.auth.token_keys import KeysUnavailable
from sender.auth.tokens import Tokens, Unauthorized
from sender.logs.log_line import tell
from sender.logs.logs import log_failure, logger
from sender.settings import Settings
from sender.store.ledger import Crowded, Ledger, Row

SHOWN = (
    "id", "channel", "address", "status", "reason", "provider_id", "attempts", "possible_duplicate",
    "template", "template_version", "queued_at", "changed_at",
)  # fmt: skip
WORDS = {
    400: "The request cannot be understood: put the fields right and send it again",
    413: "The request is too large",
    422: "The messages cannot be made: put this right and send the request again",
}


def api(settings: Settings, tokens: Tokens, acceptance: Acceptance, ledger: Ledger) -> Blueprint:
    blueprint = Blueprint("api", __name__)

    @blueprint.post("/")
    def send() -> Response | tuple[Response, int]:
        tokens.caller(request.headers.get("Authorization"))
        submission = read_request(request.get_data(), settings)
        logger.thread_safe_append_keys(trace_id=submission.trace)
        accepted = acceptance.accept(submission, g.request_id)
        tell(outcome="accepted", messages=len(submission.recipients))
        return jsonify(accepted)

    @blueprint.get("/messages/<trace>")
    def look_up(trace: str) -> Response | tuple[Response, int]:
        tokens.caller(request.headers.get("Authorization"))
        found = ledger.find(trace) if TRACE.fullmatch(trace) else None
        if found is None:
            return refusal(404, "There is no request with this TraceId, or it is more than 90 days old")
        asked, rows = found
        messages = [shown(row) for row in sorted(rows, key=lambda row: row.address)]
        return jsonify(TraceId=asked.trace, state=asked.state, accepted_at=asked.accepted_at, messages=messages)

    @blueprint.get("/openapi.json")
    def describe() -> Response:
        return jsonify(description(settings, request.root_url.rstrip("/")))

    @blueprint.get("/health")
    def health() -> Response:
        return jsonify(status="ok")

    @blueprint.app_errorhandler(Unauthorized)
    def not_let_in(error: Unauthorized) -> tuple[Response, int]:
        answer = jsonify(message="Unauthorized", reason=str(error), request_id=g.request_id)
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer, 401

    @blueprint.app_errorhandler(Faults)
    def explain(faults: Faults) -> tuple[Response, int]:
        tell(outcome="refused", faults=len(faults.errors))
        return refusal(faults.status, WORDS[faults.status], errors=faults.errors)

    @blueprint.errorhandler(AnotherBody)
    def conflict(_error: AnotherBody) -> tuple[Response, int]:
        return refusal(409, "This TraceId was used for another request: nothing was sent for this one")

    @blueprint.app_errorhandler(KeysUnavailable)
    def no_keys(_error: KeysUnavailable) -> tuple[Response, int]:
        return later("Tokens cannot be checked at the moment")

    @blueprint.errorhandler(QueueRefused)
    @blueprint.errorhandler(Crowded)
    @blueprint.errorhandler(BotoCoreError)
    @blueprint.errorhandler(ClientError)
    def not_taken(error: Exception) -> tuple[Response, int]:
        log_failure("a request could not be accepted", error)
        return later("Not every message could be queued")

    return blueprint


def shown(row: Row) -> dict[str, Any]:
    fields = msgspec.to_builtins(row)
    return {name: fields[name] for name in SHOWN}


def refusal(status: int, message: str, **more: Any) -> tuple[Response, int]:
    return jsonify(message=message, **more, request_id=g.request_id), status


def later(message: str) -> tuple[Response, int]:
    answer, status = refusal(503, f"{message}: send the same request again, nothing goes out twice")
    answer.headers["Retry-After"] = "5"
    return answer, status
