"""`python -m bot.commands.keys make NAME SCOPE…` prints a new API key, this once.

It is good for a year, or for the days that a last argument like `30d` says.

`list` shows names and scopes, until when each is good and when it was used last; `revoke NAME` ends a key at once.
"""

import os
import re
import sys
from datetime import datetime

from bot.access.keys import LIFE, SCOPES, KeyHolder, Keys, NotMade
from bot.assembly import bot_of

USAGE = "usage: python -m bot.commands.keys make NAME SCOPE… [DAYSd] | list | revoke NAME"
DAYS = re.compile(r"([1-9]\d{0,3})d")


def command(keys: Keys, arguments: list[str], now: datetime) -> int:
    """Does what the arguments say; the exit code."""
    match arguments:
        case ["make", name, *scopes, last] if scopes and (days := DAYS.fullmatch(last)):
            return _make(keys, name, scopes, now, int(days[1]))
        case ["make", name, *scopes] if scopes:
            return _make(keys, name, scopes, now, LIFE)
        case ["list"]:
            return _list(keys)
        case ["revoke", name]:
            return _revoke(keys, name)
        case _:
            return _usage()


def _make(keys: Keys, name: str, scopes: list[str], now: datetime, days: int) -> int:
    try:
        print(keys.make(name, scopes, now, days))
    except NotMade as reason:
        return _complain(str(reason))
    return 0


def _list(keys: Keys) -> int:
    for holder in keys.listed():
        print(f"{holder.name}  {' '.join(sorted(holder.scopes))}  {_age(holder)}")
    return 0


def _age(holder: KeyHolder) -> str:
    """`"good until 2027-11-28, last used 2026-12-01"`."""
    good = f"until {holder.last_day.isoformat()}" if holder.last_day else "until it is revoked"
    return f"good {good}, {f'last used {holder.used_on.isoformat()}' if holder.used_on else 'never used'}"


def _revoke(keys: Keys, name: str) -> int:
    if not keys.revoke(name):
        return _complain(f"There is no key {name}")
    print(f"{name} is revoked")
    return 0


def _usage() -> int:
    scopes = [f"  {scope:8}{means}" for scope, means in SCOPES.items()]
    _complain("\n".join([USAGE, "", "scopes:", *scopes]))
    return 2


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def main(arguments: list[str]) -> int:
    bot = bot_of(os.environ)
    return command(bot.keys, arguments, bot.clock())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
