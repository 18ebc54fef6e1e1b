"""GET /payments.json and /payments.csv: the treasurer's figures of a season."""

import csv
import io

from flask import Response

from bot.club.csv_cells import neutral
from bot.store.registrations import Registrations
from bot.web.operations import Content, Operation
from bot.web.schemas import Which
from flows.money import pounds
from flows.payments.figures import COLUMNS, Figures, Line, figures

SHEET = Content("text/csv", {"type": "string"})
COLUMN_NAMES = ("month", "team", *COLUMNS)


class PaymentsApi:
    def __init__(self, registrations: Registrations):
        self._registrations = registrations

    def operations(self) -> list[Operation]:
        means = f"What was {', '.join(COLUMNS)} by month and team"
        return [
            Operation("figures", "GET", "/payments.json", "export", "Sum up the payments",
                      self.figures, f"{means}, in pence, with the provider's payouts", (Figures,), Which),
            Operation("export_payments", "GET", "/payments.csv", "export", "Export the payments' sums as a CSV",
                      self.sheet, f"{means}, in pounds; the last line is the total", SHEET, Which),
        ]  # fmt: skip

    def figures(self, asked: Which) -> Figures:
        """Each registration as it stands in the list, which is saved with every payment."""
        rows = self._registrations.each(asked.season, asked.team, asked.status)
        return figures(row.registration for row in rows)

    def sheet(self, asked: Which) -> Response:
        found, text = self.figures(asked), io.StringIO()
        writer = csv.writer(text)
        writer.writerow(COLUMN_NAMES)
        writer.writerows(map(_cells, [*found.lines, found.total]))
        response = Response(text.getvalue(), mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="payments-{asked.season}.csv"'
        response.headers["Cache-Control"] = "no-store"
        return response


def _cells(line: Line) -> list[str]:
    return [line.month, neutral(line.team), *(pounds(getattr(line, column)) for column in COLUMNS)]
