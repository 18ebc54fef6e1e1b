"""What a person runs by hand: `python -m sender.commands.NAME`. Nothing else of the sender's imports these."""
