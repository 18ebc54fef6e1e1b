"""The season at a glance, for those who see to its figures."""

from itertools import islice

from flask import Response, request

from bot.desk.frame.page import Page, Visit, shown
from bot.desk.frame.parts import Parts
from bot.desk.frame.seasons import around, asked_or, months_of
from bot.desk.people.roles import May
from bot.desk.views.glance import STAGES, by_team, took, where_they_stop
from bot.desk.views.matters import visible

MOST_LOOKED_AT = 100  # chats that were begun: each is read by itself


def pages(parts: Parts) -> list[Page]:
    return [Page("glance", "GET", "/desk/season", May.PAY, Glance(parts).show)]


class Glance:
    def __init__(self, parts: Parts):
        self._parts = parts

    def show(self, visit: Visit) -> Response:
        season = asked_or(request.args.get("season", ""), visit.season)
        parts = self._parts
        registrations = [row.registration for row in parts.registrations.each(season)]
        begun = islice(parts.registrations.each(season, status="started"), MOST_LOOKED_AT)
        families = [(parts.store.load(row.parent), row.registration.reference) for row in begun]
        months = parts.budget.spent(months_of(season, visit.now)) if parts.budget.counts else []
        return shown(
            "glance.html",
            visit,
            season=season,
            seasons=around(visit.season),
            stages=STAGES,
            teams=by_team(visible(parts.roll.season(season), visit.person)),
            stops=where_they_stop(families, parts.flow),
            took=took(registrations),
            sent=sum(each.sent for each in months),
            pounds=sum(each.pounds for each in months),
            counts=parts.budget.counts,
        )
