"""Where people are reached: e-mail addresses and phone numbers."""
