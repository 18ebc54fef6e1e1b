"""The players whom a team has already, when its manager is another one: each is moved to them, or stays."""

from contextlib import suppress

from flask import Response, request

from bot.club.desk import NotPossible
from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.people.roles import May
from bot.desk.people.trail import Step
from bot.desk.settings.teams import with_another_manager
from bot.store.roll import Line
from flows.records import Team

PATH = "/desk/settings/team/players"


def pages(parts: Parts) -> list[Page]:
    players = TeamPlayers(parts)
    return [
        Page("team_players", "GET", PATH, May.SETTINGS, players.ask),
        Page("move_team_players", "POST", PATH, May.SETTINGS, players.move),
    ]


class TeamPlayers:
    def __init__(self, parts: Parts):
        self._parts = parts

    def ask(self, visit: Visit) -> Response:
        """Who has another manager than the team; where nobody has, there is nothing to ask."""
        team = self._team()
        players = self._with_another(team, visit.season) if team else []
        if not players:
            return on_to("/desk/settings")
        return shown("team_players.html", visit, team=team, players=players, season=visit.season)

    def move(self, visit: Visit) -> Response:
        """Those that are chosen and still have another manager; who was withdrawn meanwhile is left as they are."""
        team, chosen = self._team(), request.form.getlist("player")
        with self._parts.once.form(visit) as is_to_be_done:
            if is_to_be_done and team:
                for each in self._with_another(team, visit.season):
                    if each.reference in chosen:
                        self._move(visit, each.reference, team)
        return on_to("/desk/settings")

    def _move(self, visit: Visit, reference: str, team: Team) -> None:
        with suppress(NotPossible):
            self._parts.desk.name_manager(reference, team.manager, team.phone)
            self._parts.trail.note(Step(visit.now, visit.person.email, "name another manager", reference))

    def _team(self) -> Team | None:
        """As the settings have it now."""
        words = self._parts.particulars.read()
        teams = self._parts.particulars.standing(words).teams
        return next((each for each in teams if each.side == request.args.get("of", "")), None)

    def _with_another(self, team: Team, season: str) -> list[Line]:
        return with_another_manager(team, self._parts.roll.season(season))
