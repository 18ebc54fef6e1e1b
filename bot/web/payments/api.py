"""GET /payments.json and /payments.csv: the treasurer's figures of a season."""

from flask import Response

from bot.club.payment_sheet import payment_sheet
from bot.store.registrations import Registrations
from bot.web.operations import Content, Operation
from bot.web.schemas import Which
from flows.payments.figures import COLUMNS, Figures, figures

SHEET = Content("text/csv", {"type": "string"})


class PaymentsApi:
    def __init__(self, registrations: Registrations):
        self._registrations = registrations

    def operations(self) -> list[Operation]:
        means = f"What was {', '.join(COLUMNS).replace('_', ' ')} by month and team"
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
        return payment_sheet(self.figures(asked), asked.season)
