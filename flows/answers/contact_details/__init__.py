"""Where people are reached: addresses, postcodes, e-mail addresses and phone numbers."""
