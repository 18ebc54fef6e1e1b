"""A new season: who played last season, with tick boxes. What is ticked becomes a sheet of invites like any other.

Each page of players is looked at and sent by itself, and says so: no page knows the ticks of another.
"""

from itertools import groupby

from flask import Response, request

from bot.club.new_season import Fees, Returning, as_sheet, returning, usual_fees
from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.paging import asked_page, pages_of
from bot.desk.frame.parts import Parts
from bot.desk.frame.seasons import around, asked_or
from bot.desk.pages.invites import MOST_ROWS
from bot.desk.people.roles import May
from bot.desk.people.sheets import Sheet
from flows.money import pence
from flows.records import Registration

PER_PAGE = 200  # one is a club of ten teams; within what a sheet takes
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
        season = asked_or(request.values.get("season", ""), visit.season)
        last, players = self._read(season)
        last_one = pages_of(len(players), PER_PAGE)
        page = min(asked_page(request.values.get("page", "")), last_one)
        here = players[PER_PAGE * (page - 1) : PER_PAGE * page]
        fees = self._fees(last, sorted({each.invite.age_group for each in here}))
        return shown(
            "new_season.html",
            visit,
            status,
            season=season,
            before=around(season)[0],
            seasons=around(visit.season),
            teams=[(side, list(those)) for side, those in groupby(here, lambda each: each.invite.side)],
            fees=fees,
            page=page,
            pages=last_one,
            total=len(players),
            first=PER_PAGE * (page - 1) + 1,
            to=PER_PAGE * (page - 1) + len(here),
            left=sum(not each.is_invited for each in here),
            ticked=set(request.form.getlist("player")) if errors else {each.reference for each in here},
            typed=request.form,
            errors=errors or {},
        )

    def choose(self, visit: Visit) -> Response:
        """The ticked ones as a sheet, which is looked at before anybody is invited."""
        season, ticked = asked_or(request.form.get("season", ""), visit.season), set(request.form.getlist("player"))
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

    def _fees(self, last: list[Registration], groups: list[int]) -> dict[int, Fees]:
        """As the club says; where it says nothing, as last season."""
        said = self._parts.particulars.club().fees
        return usual_fees(last, groups) | {
            group: (said[group].fee, said[group].monthly) for group in groups if group in said
        }

    def _read(self, season: str) -> tuple[list[Registration], list[Returning]]:
        """Last season's registrations, and who may come back."""
        before = around(season)[0]
        last, following = (
            [row.registration for row in self._parts.registrations.each(each)] for each in (before, season)
        )
        return last, returning(last, following, season, self._parts.particulars.club().teams)


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
