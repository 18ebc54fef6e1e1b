"""`python -m bot.commands.particulars` prints what the club says, and who said so: the desk, or club.toml.

`python -m bot.commands.particulars back NAME…` takes the desk's word back, so that club.toml's is in force again.
"""

import os
import sys
from collections.abc import Callable, Sequence

from bot.assembly import Bot, bot_of
from bot.desk.people.table import Table
from bot.desk.people.trail import Trail
from bot.desk.settings.changes import Changes
from flows.particulars.table import PARTICULARS, texts_of

WHO = "python -m bot.commands.particulars"
PLACES = {field.place or name: name for name, field in PARTICULARS.items()}


def command(bot: Bot, arguments: Sequence[str] = (), say: Callable[[str], object] = print) -> int:
    """One line for each setting; the exit code."""
    if not arguments:
        return _list(bot, say)
    if arguments[0] == "back" and arguments[1:]:
        return _take_back(bot, arguments[1:], say)
    say(f"{WHO}  prints all, {WHO} back NAME…  takes back")
    return 1


def _list(bot: Bot, say: Callable[[str], object]) -> int:
    words = bot.particulars.read()
    texts = texts_of(bot.particulars.standing(words))
    for place, name in PLACES.items():
        word = words.said.get(name)
        source = f"the desk: {word.by}, {word.at:%Y-%m-%d %H:%M} UTC" if word else "club.toml"
        say(f"{place} = {'; '.join(texts[name].splitlines())}  ({source})")
    return 0


def _take_back(bot: Bot, places: Sequence[str], say: Callable[[str], object]) -> int:
    names = [PLACES.get(place, place) for place in places]
    if unknown := [name for name in names if name not in PARTICULARS]:
        say(f"There is no {', '.join(unknown)}; there are {', '.join(PLACES)}")
        return 1
    trail = Trail(Table(bot.dynamodb, bot.settings.table))
    taken = Changes(bot.particulars, trail).take_back(names, WHO, bot.clock())
    for name in names:
        done = "is as club.toml says, within a minute" if name in taken else "was as club.toml says already"
        say(f"{PARTICULARS[name].place or name} {done}")
    return 0


if __name__ == "__main__":
    raise SystemExit(command(bot_of(os.environ), sys.argv[1:]))
