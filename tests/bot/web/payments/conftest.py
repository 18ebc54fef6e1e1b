"""The parent who has sent everything to a club with GoCardless, as in tests/bot/payments."""

from tests.bot.payments.conftest import complete, paying, people, till

__all__ = ["complete", "paying", "people", "till"]
