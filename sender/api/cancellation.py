"""DELETE /messages/{TraceId}: what is still queued is not sent any more."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from flask import Blueprint, Response, request

from sender.api.answers import Cancelled, answer
from sender.api.refusals import refusal, refusing
from sender.api.request import TRACE
from sender.auth.access import Access
from sender.auth.callers import SEND
from sender.logs.log_line import tell
from sender.logs.logs import logs
from sender.store.ledger import CANCELLED, Ledger

SIDE_BY_SIDE = 16


class Cancellation:
    """A worker claims what is queued by the same row, so that a message is either cancelled or sent."""

    def __init__(self, access: Access, ledger: Ledger, clock: Callable[[], datetime]):
        self._access, self._ledger, self._clock = access, ledger, clock

    def blueprint(self) -> Blueprint:
        """The table of the routes."""
        routes = Blueprint("cancellation", __name__)
        routes.delete("/messages/<trace>")(self.cancel)
        return refusing(routes, "messages could not be cancelled", "Not every message could be cancelled")

    def cancel(self, trace: str) -> Response | tuple[Response, int]:
        caller = self._access.caller(request.headers.get("Authorization"), SEND)
        found = self._ledger.find(trace) if TRACE.fullmatch(trace) else None
        if found is None or found[0].caller != caller.name:
            return refusal(404, "There is no request with this TraceId, or it is more than 90 days old")
        asked, rows = found
        logs.carry(trace_id=asked.trace)
        if asked.state != "accepted":
            return refusal(409, "The request is still being accepted: send it again, or cancel it in a minute")
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            statuses = list(pool.map(lambda row: self._ledger.cancel(row, self._clock()), rows))
        cancelled = statuses.count(CANCELLED)
        tell(outcome="cancelled", messages=cancelled)
        return answer(Cancelled(asked.trace, cancelled, len(rows) - cancelled))
