"""GoCardless on this machine: its API, its payment page and its webhooks, by the shapes of its published documentation
(https://developer.gocardless.com/api-reference). Imports nothing of the bot.
"""

from local.gocardless.service import GoCardless

__all__ = ["GoCardless"]
