"""Registrations: filtered, searched, sorted, a page at a time, out of one reading of the roll."""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Response, request

from bot.desk.frame.page import Page, Visit, shown
from bot.desk.frame.paging import asked_page, pages_of
from bot.desk.frame.parts import Parts
from bot.desk.frame.seasons import around, asked_or
from bot.desk.people.roles import May
from bot.desk.views.matters import BY_NAME, MATTERS, visible
from bot.desk.views.search import folded, matching
from bot.store.registrations import STATUSES
from bot.store.roll import Line

PER_PAGE = 50
LONGEST_SEARCH = 80
SORTS: dict[str, Callable[[Line], Any]] = {
    "team": lambda line: (line.side.casefold(), folded(line.player)),
    "player": lambda line: folded(line.player),
    "parent": lambda line: folded(line.parent),
    "status": lambda line: (STATUSES.index(line.status), line.side.casefold(), folded(line.player)),
}


class Asked(NamedTuple):
    """What was asked for, as it stands in the address."""

    season: str
    q: str
    team: str
    status: str
    what: str
    sort: str
    page: int

    def but(self, **changes: Any) -> dict[str, Any]:
        """The parameters of the same address with these changed, without what is empty."""
        return {name: value for name, value in self._replace(**changes)._asdict().items() if value}


def pages(parts: Parts) -> list[Page]:
    return [Page("registrations", "GET", "/desk/registrations", May.SEE, Listing(parts).show)]


class Listing:
    def __init__(self, parts: Parts):
        self._parts = parts

    def show(self, visit: Visit) -> Response:
        asked = _asked(visit)
        lines = visible(self._parts.roll.season(asked.season), visit.person)
        found = sorted(_filtered(lines, asked), key=SORTS[asked.sort])
        last = pages_of(len(found), PER_PAGE)
        asked = asked._replace(page=min(asked.page, last))
        return shown(
            "registrations.html",
            visit,
            asked=asked,
            seasons=around(visit.season),
            teams=sorted({line.side for line in lines}),
            statuses=STATUSES,
            matters=MATTERS,
            sorts=list(SORTS),
            lines=found[PER_PAGE * (asked.page - 1) : PER_PAGE * asked.page],
            found=len(found),
            total=len(lines),
            last=last,
        )


def _asked(visit: Visit) -> Asked:
    given = request.args
    return Asked(
        season=asked_or(given.get("season", ""), visit.season),
        q=given.get("q", "")[:LONGEST_SEARCH],
        team=given.get("team", ""),
        status=given.get("status", ""),
        what=given["what"] if given.get("what") in BY_NAME else "",
        sort=given["sort"] if given.get("sort") in SORTS else "team",
        page=asked_page(given.get("page", "")),
    )


def _filtered(lines: list[Line], asked: Asked) -> list[Line]:
    if asked.team:
        lines = [line for line in lines if line.side == asked.team]
    if asked.status:
        lines = [line for line in lines if line.status == asked.status]
    if asked.what:
        lines = list(filter(BY_NAME[asked.what].holds, lines))
    return matching(lines, asked.q) if asked.q.strip() else lines
