"""`python -m bot.commands.particulars` prints whom parents write to and the club's officers, and who said so."""

import os
from collections.abc import Callable

from bot.app import Bot, bot_of
from flows.particulars import PARTICULARS


def command(bot: Bot, say: Callable[[str], object] = print) -> int:
    """One line for each setting; the exit code."""
    words = bot.particulars.read()
    club = bot.particulars.standing(words)
    for name, field in PARTICULARS.items():
        word = words.said.get(name)
        source = f"the desk: {word.by}, {word.at:%Y-%m-%d %H:%M} UTC" if word else "club.toml"
        say(f"{field.place} = {getattr(club, name)}  ({source})")
    return 0


if __name__ == "__main__":
    raise SystemExit(command(bot_of(os.environ)))
