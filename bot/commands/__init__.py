"""What a person runs by hand: `python -m bot.commands.keys`, `contents`, `deadletters` and `invite`."""
