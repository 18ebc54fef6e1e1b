"""GET /messages and GET /suppressions: what operators and callers look for, page by page."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import get_args

import msgspec
from flask import Blueprint, Response, request

from sender.api.answers import Found, FoundSuppressions, Listed, ListedSuppression, answer
from sender.api.refusals import refusing
from sender.auth.access import Access
from sender.auth.callers import READ, READ_ALL, SUPPRESS, Caller
from sender.fields.faults import Faults
from sender.store.ledger import Row, Status, row_of
from sender.store.messages import EMAIL, SMS
from sender.store.search import BadCursor, Search
from sender.store.suppression import OF_A_TOPIC

QUERY = {
    "day": "The day (UTC) on which they were queued; today by default, or any where recipient is given.",
    "status": f"One of {', '.join(get_args(Status))}.",
    "caller": "Whose; with the scope read-all anybody's, and everybody's by default.",
    "recipient": "An e-mail address or a phone number.",
    "after": "The `next` of the page before.",
}


class Searches:
    """The handlers, one a route."""

    def __init__(self, access: Access, search: Search, clock: Callable[[], datetime]):
        self._access, self._search, self._clock = access, search, clock

    def blueprint(self) -> Blueprint:
        """The table of the routes."""
        routes = Blueprint("search", __name__)
        routes.get("/messages")(self.messages)
        routes.get("/suppressions")(self.suppressions)
        return refusing(routes, "a search failed", "The ledger could not be searched")

    def messages(self) -> Response:
        caller = self._access.caller(request.headers.get("Authorization"), READ)
        asked = _asked(*QUERY)
        whose = _whose(caller, asked.get("caller"))
        day = _day(asked.get("day"))
        try:
            if to := asked.get("recipient"):
                items, following = self._search.recipient(EMAIL if "@" in to else SMS, to, asked.get("after"))
            else:
                items, following = self._search.day(day or self._clock().date(), whose, asked.get("after"))
        except BadCursor:
            raise Faults({"after": "is not the next of a page of this search"}) from None
        rows = [row for row in map(row_of, items) if _fits(row, asked, whose, day)]
        return answer(Found(msgspec.convert(rows, list[Listed], from_attributes=True), following))

    def suppressions(self) -> Response:
        self._access.caller(request.headers.get("Authorization"), SUPPRESS)
        try:
            items, following = self._search.suppressed(_asked("after").get("after"))
        except BadCursor:
            raise Faults({"after": "is not the next of a page of this search"}) from None
        return answer(FoundSuppressions([_suppression(item) for item in items], following))


def _asked(*names: str) -> Mapping[str, str]:
    """The parameters of the search. Raises Faults."""
    faults = {name: "is not a parameter of this search" for name in request.args if name not in names}
    faults |= {name: "is there twice" for name in request.args if len(request.args.getlist(name)) > 1}
    status = request.args.get("status")
    if status and status not in get_args(Status):
        faults["status"] = f"must be one of {', '.join(get_args(Status))}"
    if faults:
        raise Faults(faults)
    return request.args


def _whose(caller: Caller, asked: str | None) -> str | None:
    """Whose messages are looked for; None for everybody's. Raises Faults."""
    if READ_ALL in caller.scopes:
        return asked or None
    if asked not in (None, "", caller.name):
        raise Faults({"caller": f"may be {caller.name} alone, without the scope {READ_ALL}"})
    return caller.name


def _day(asked: str | None) -> date | None:
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError:
        raise Faults({"day": "must be a day, like 2026-11-28"}) from None


def _fits(row: Row, asked: Mapping[str, str], whose: str | None, day: date | None) -> bool:
    wrong_day = day is not None and not row.queued_at.startswith(day.isoformat())
    return not wrong_day and asked.get("status") in (None, "", row.status) and whose in (None, row.caller)


def _suppression(item: Mapping[str, Mapping[str, str]]) -> ListedSuppression:
    _, channel, address = item["pk"]["S"].split("#", 2)
    told: dict[str, str | None] = {
        "channel": channel,
        "address": address,
        "reason": item["reason"]["S"],
        "since": item["since"]["S"],
    }
    told["topic"] = item["sk"]["S"].removeprefix(OF_A_TOPIC) if item["sk"]["S"].startswith(OF_A_TOPIC) else None
    return msgspec.convert(told, ListedSuppression)
