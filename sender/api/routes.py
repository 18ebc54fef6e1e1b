"""The API: POST /, GET /messages/{TraceId}, /openapi.json and /health. What each refusal says stands in refusals.py."""

import msgspec
from flask import Blueprint, Response, g, jsonify, request

from sender.api.acceptance import Acceptance
from sender.api.answers import Fate, Fates, answer
from sender.api.openapi import description
from sender.api.refusals import refusal, refusing
from sender.api.request import TRACE, read_request
from sender.auth.access import Access
from sender.auth.callers import READ, READ_ALL, SEND
from sender.logs.log_line import tell
from sender.logs.logs import logs
from sender.settings import Settings
from sender.store.ledger import Ledger


class Api:
    """The handlers, one a route."""

    def __init__(self, settings: Settings, access: Access, acceptance: Acceptance, ledger: Ledger):
        self._settings, self._access, self._acceptance, self._ledger = settings, access, acceptance, ledger

    def blueprint(self) -> Blueprint:
        """The table of the routes."""
        routes = Blueprint("api", __name__)
        routes.post("/")(self.send)
        routes.get("/messages/<trace>")(self.look_up)
        routes.get("/openapi.json")(self.describe)
        routes.get("/health")(self.health)
        return refusing(routes, "a request could not be accepted", "Not every message could be queued")

    def send(self) -> Response:
        caller = self._access.caller(request.headers.get("Authorization"), SEND)
        submission = read_request(request.get_data(), self._settings, caller)
        logs.carry(trace_id=submission.trace)
        if submission.preview:
            tell(outcome="previewed", messages=len(submission.recipients))
            return answer(self._acceptance.preview(submission, g.request_id))
        accepted = self._acceptance.accept(submission, g.request_id)
        tell(outcome="accepted", messages=len(submission.recipients))
        return answer(accepted)

    def look_up(self, trace: str) -> Response | tuple[Response, int]:
        caller = self._access.caller(request.headers.get("Authorization"), READ)
        found = self._ledger.find(trace) if TRACE.fullmatch(trace) else None
        if found is None or not (found[0].caller == caller.name or READ_ALL in caller.scopes):
            return refusal(404, "There is no request with this TraceId, or it is more than 90 days old")
        asked, rows = found
        fates = msgspec.convert(sorted(rows, key=lambda row: row.address), list[Fate], from_attributes=True)
        return answer(
            Fates(asked.trace, asked.state, asked.accepted_at, asked.caller, asked.parts, asked.pounds, fates)
        )

    def describe(self) -> Response:
        return jsonify(description(self._settings, request.root_url.rstrip("/")))

    def health(self) -> Response:
        return jsonify(status="ok")
