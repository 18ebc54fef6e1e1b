"""Teams: how far each is, and its sheets, on the screen, on paper and as a file. Whom a sheet shows is in the trail."""

from functools import partial

from flask import Response, request
from werkzeug.exceptions import Forbidden, NotFound

from bot.desk.frame.downloads import FORMATS, download
from bot.desk.frame.page import Page, Visit, shown
from bot.desk.frame.parts import Parts
from bot.desk.frame.seasons import around, asked_or, months_of
from bot.desk.people.roles import May
from bot.desk.people.trail import Step
from bot.desk.views.matters import visible
from bot.desk.views.team_sheets import BY_NAME, SHEETS, TeamSheet, funnel, on_the_team, pictured, shirts
from bot.scheduled.budget import Spent
from flows.records import Registration


def pages(parts: Parts) -> list[Page]:
    teams = Teams(parts)
    return [
        Page("teams", "GET", "/desk/teams", May.SHEETS, teams.show),
        Page("team", "GET", "/desk/teams/<name>", May.SHEETS, teams.sheet),
        *(
            Page(f"team_{each}", "GET", f"/desk/teams/<name>.{each}", May.SHEETS, partial(teams.as_file, each))
            for each in FORMATS
        ),
    ]


class Teams:
    def __init__(self, parts: Parts):
        self._parts = parts

    def show(self, visit: Visit) -> Response:
        season = asked_or(request.args.get("season", ""), visit.season)
        lines = visible(self._parts.roll.season(season), visit.person)
        seasons = around(visit.season)
        spent = self._spent(visit, season)
        return shown(
            "teams.html", visit, season=season, seasons=seasons, teams=funnel(lines), sheets=SHEETS, spent=spent
        )

    def _spent(self, visit: Visit, season: str) -> list[Spent] | None:
        """The season's messages by month, for who sees to the money; None where nothing is counted."""
        budget = self._parts.budget
        if not budget.counts or not visit.person.may(May.PAY):
            return None
        return budget.spent(months_of(season, visit.now))

    def sheet(self, visit: Visit, name: str) -> Response:
        sheet, side, season, players = self._asked(visit, name)
        return shown(
            "team.html",
            visit,
            sheet=sheet,
            side=side,
            season=season,
            rows=sheet.rows(players, self._parts.flow),
            shirts=shirts(players, self._taken(season, side)) if sheet.name == "squad" else [],
            photos=pictured(players) if sheet.name == "photos" else [],
            sheets=[each for each in SHEETS if visit.person.may(each.may, side)],
        )

    def _taken(self, season: str, side: str) -> frozenset[str]:
        return self._parts.store.taken(f"{season}#{side.casefold()}", "")

    def as_file(self, extension: str, visit: Visit, name: str) -> Response:
        sheet, _, _, players = self._asked(visit, name)
        return download(sheet.name, extension, [sheet.columns, *sheet.rows(players, self._parts.flow)])

    def _asked(self, visit: Visit, name: str) -> tuple[TeamSheet, str, str, list[Registration]]:
        """The sheet, the team, the season and its players, for those who may see them."""
        sheet, side = BY_NAME.get(name), request.args.get("team", "")[:70]
        if sheet is None or not side or not visit.person.may(May.SHEETS, side):
            raise NotFound
        if not visit.person.may(sheet.may, side):
            raise Forbidden("Medical needs are for the team's coaches and the welfare officer.")
        season = asked_or(request.args.get("season", ""), visit.season)
        rows = self._parts.registrations.each(season, side)
        players = on_the_team(row.registration for row in rows if row.registration.invite.side == side)
        read = f"read the {sheet.title[:1].lower()}{sheet.title[1:]}"
        for each in players:
            self._parts.trail.note(Step(visit.now, visit.person.email, read, each.reference))
        return sheet, side, season, players
