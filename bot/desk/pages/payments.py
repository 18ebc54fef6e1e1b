"""Payments: the treasurer's figures of a season, by month and by team, on the screen and as a CSV."""

from flask import Response, request

from bot.club.payment_sheet import payment_sheet
from bot.desk.frame.page import Page, Visit, shown
from bot.desk.frame.parts import Parts
from bot.desk.frame.seasons import around, asked_or
from bot.desk.people.roles import May
from flows.payments.figures import COLUMNS, figures
from flows.records import Registration


def pages(parts: Parts) -> list[Page]:
    payments = Payments(parts)
    return [
        Page("payments", "GET", "/desk/payments", May.PAY, payments.show),
        Page("payments_csv", "GET", "/desk/payments.csv", May.PAY, payments.as_csv),
    ]


class Payments:
    def __init__(self, parts: Parts):
        self._parts = parts

    def show(self, visit: Visit) -> Response:
        season, rows = self._asked(visit)
        team = request.args.get("team", "")[:70]
        of_the_club = figures(rows)
        seen = figures(each for each in rows if each.invite.side == team) if team else of_the_club
        return shown(
            "payments.html",
            visit,
            season=season,
            seasons=around(visit.season),
            team=team,
            teams=[line.team for line in of_the_club.by_team],
            figures=seen,
            columns=COLUMNS,
        )

    def as_csv(self, visit: Visit) -> Response:
        season, rows = self._asked(visit)
        return payment_sheet(figures(rows), season)

    def _asked(self, visit: Visit) -> tuple[str, list[Registration]]:
        """The season, and each of its registrations as its row has it, which is saved with every payment."""
        season = asked_or(request.args.get("season", ""), visit.season)
        return season, [row.registration for row in self._parts.registrations.each(season)]
