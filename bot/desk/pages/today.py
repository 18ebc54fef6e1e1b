"""Today: what needs a person, as counts that are links, and who waits for somebody."""

from flask import Response, request

from bot.desk.frame.page import Page, Visit, shown
from bot.desk.frame.parts import Parts
from bot.desk.frame.seasons import around, asked_or
from bot.desk.people.roles import May
from bot.desk.views.matters import BY_NAME, counted, visible
from bot.store.registrations import STATUSES

MOST_WAITING = 25


def pages(parts: Parts) -> list[Page]:
    return [Page("today", "GET", "/desk/", May.SEE, Today(parts).show)]


class Today:
    def __init__(self, parts: Parts):
        self._parts = parts

    def show(self, visit: Visit) -> Response:
        season = asked_or(request.args.get("season", ""), visit.season)
        lines = visible(self._parts.roll.season(season), visit.person)
        waiting = sorted(filter(BY_NAME["person"].holds, lines), key=lambda line: line.since or "9")
        return shown(
            "today.html",
            visit,
            season=season,
            seasons=around(visit.season),
            matters=counted(lines),
            waiting=waiting[:MOST_WAITING],
            statuses=[(status, sum(line.status == status for line in lines)) for status in STATUSES],
            total=len(lines),
        )
