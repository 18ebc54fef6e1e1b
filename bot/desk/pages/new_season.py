"""A new season: who played last season, with tick boxes. What is ticked becomes a sheet of invites like any other."""

from itertools import groupby

from flask import Response, request

from bot.club.new_season import Fees, Returning, as_sheet, returning, usual_fees
from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.frame.seasons import around, asked_or_now, season_now
from bot.desk.pages.invites import MOST_ROWS
from bot.desk.people.roles import May
from bot.desk.people.sheets import Sheet
from flows.money import pence
from flows.records import Registration

KINDS = ("membership", "monthly")


def pages(parts: Parts) -> list[Page]:
    season = NewSeason(parts)
    return [
        Page("new_season", "GET", "/desk/invites/season", May.INVITE, season.show),
        Page("choose_players", "POST", "/desk/invites/season", May.INVITE, season.choose),
    ]


class NewSeason:
    def __init__(self, parts: Parts):
        self._parts = parts

    def show(self, visit: Visit, errors: dict[str, str] | None = None, status: int = 200) -> Response:
        """Everybody is ticked at first; what was ticked and typed stays where there is a fault."""
        season = asked_or_now(request.values.get("season", ""), visit.now)
        last, players = self._read(season)
        fees = usual_fees(last, sorted({each.invite.age_group for each in players}))
        return shown(
            "new_season.html",
            visit,
            status,
            season=season,
            before=around(season)[0],
            seasons=around(season_now(visit.now)),
            teams=[(side, list(those)) for side, those in groupby(players, lambda each: each.invite.side)],
            fees=fees,
            left=sum(not each.is_invited for each in players),
            ticked=set(request.form.getlist("player")) if errors else {each.reference for each in players},
            typed=request.form,
            errors=errors or {},
        )

    def choose(self, visit: Visit) -> Response:
        """The ticked ones as a sheet, which is looked at before anybody is invited."""
        season, ticked = asked_or_now(request.form.get("season", ""), visit.now), set(request.form.getlist("player"))
        _, players = self._read(season)
        chosen = [each.invite for each in players if each.reference in ticked]
        errors: dict[str, str] = {}
        fees = {group: _typed(group, errors) for group in {each.age_group for each in chosen}}
        if not 0 < len(chosen) <= MOST_ROWS:
            errors["players"] = "Tick the players to invite" if not chosen else f"Tick {MOST_ROWS} players at most"
        if errors:
            return self.show(visit, errors, 400)
        name = self._parts.sheets.keep(visit.person.email, Sheet(as_sheet(chosen, fees), {}), visit.now)
        return on_to(f"/desk/invites/sheet/{name}")

    def _read(self, season: str) -> tuple[list[Registration], list[Returning]]:
        """Last season's registrations, and who may come back."""
        before = around(season)[0]
        last, following = (
            [row.registration for row in self._parts.registrations.each(each)] for each in (before, season)
        )
        return last, returning(last, following, season)


def _typed(group: int, errors: dict[str, str]) -> Fees:
    """What an age group is to cost; faults are added to `errors` under their field."""
    membership, monthly = (_amount(f"{kind}-{group}", errors) for kind in KINDS)
    return membership, monthly


def _amount(field: str, errors: dict[str, str]) -> int:
    try:
        return pence(request.form.get(field, ""))
    except ValueError as fault:
        errors[field] = f"The fee {fault}"
        return 0
