"""GET /payments.json and /payments.csv: the treasurer's figures of a season; and what the provider is asked again."""

from flask import Response

from bot.club.desk import Desk
from bot.club.payment_sheet import payment_sheet
from bot.store.registrations import Registrations
from bot.web.desk.one import ACT, DONE, ONE, One
from bot.web.operations import Content, Operation
from bot.web.schemas import Done, Which
from flows.payments.figures import COLUMNS, Figures, figures

SHEET = Content("text/csv", {"type": "string"})


class PaymentsApi:
    def __init__(self, registrations: Registrations, desk: Desk, one: One):
        self._registrations, self._desk, self._one = registrations, desk, one

    def operations(self) -> list[Operation]:
        means = f"What was {', '.join(COLUMNS).replace('_', ' ')} by month and team"
        return [
            Operation("figures", "GET", "/payments.json", "export", "Sum up the payments",
                      self.figures, f"{means}, in pence, with the provider's payouts", (Figures,), Which),
            Operation("export_payments", "GET", "/payments.csv", "export", "Export the payments' sums as a CSV",
                      self.sheet, f"{means}, in pounds; the last line is the total", SHEET, Which),
            Operation("ask_provider_again", "POST", f"{ONE}/ask-provider-again", "act",
                      "Have the payment provider do what it had refused", self.ask_again, DONE, (Done,), refusals=ACT),
        ]  # fmt: skip

    def ask_again(self, reference: str) -> Done:
        done = "The payment provider is asked again, where that is still wanted"
        return self._one.done(reference, self._desk.ask_provider_again, done)

    def figures(self, asked: Which) -> Figures:
        """Each registration as it stands in the list, which is saved with every payment."""
        rows = self._registrations.each(asked.season, asked.team, asked.status)
        return figures(row.registration for row in rows)

    def sheet(self, asked: Which) -> Response:
        return payment_sheet(self.figures(asked), asked.season)
