"""Twilio's own APIs, as Twilio publishes them: Messages, Content and Senders."""
