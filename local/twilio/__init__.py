"""Twilio's stand-in: Messages and Content as Twilio publishes them, and the parents' phones behind them."""

from local.twilio.phone import Delivery, Phone
from local.twilio.service import Twilio

__all__ = ["Delivery", "Phone", "Twilio"]
