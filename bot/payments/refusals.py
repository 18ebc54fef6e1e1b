"""What the provider will not do, kept with the registration until a person, or news of the provider's, has it tried
again.
"""

from bot.club.desk import Desk
from bot.logs.log_line import tell
from flows.payments.orders import was_refused
from flows.records import Order, Registration
from flows.understanding.turn import Turn


class Refusals:
    def __init__(self, desk: Desk):
        self._desk = desk

    def keep(self, order: Order, why: str) -> None:
        """With the provider's reason; of who was erased nothing is kept. Raises what keeps it from being saved."""

        def act(_turn: Turn, registration: Registration) -> None:
            was_refused(registration, order, why)

        try:
            self._desk.act(order.reference, act)
        except LookupError:
            tell(outcome="of an erased registration")
