"""The treasurer's figures as a CSV: a line for each month of each team, in pounds, and the total last."""

import csv
import io

from flask import Response

from bot.club.csv_cells import neutral
from flows.money import pounds
from flows.payments.figures import COLUMNS, Figures, Line


def payment_sheet(figures: Figures, season: str) -> Response:
    """To be kept as `payments-2026-27.csv`."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("month", "team", *COLUMNS))
    writer.writerows(map(_cells, [*figures.lines, figures.total]))
    response = Response(text.getvalue(), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="payments-{season}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _cells(line: Line) -> list[str]:
    return [line.month, neutral(line.team), *(pounds(getattr(line, column)) for column in COLUMNS)]
