"""`python -m bot.commands.keys make NAME SCOPE…` prints a new API key, this once.

`list` shows names and scopes, `revoke NAME` ends a key at once.
"""

import os
import sys
from datetime import datetime

from bot.access.keys import SCOPES, Keys, NotMade
from bot.app import bot_of

USAGE = "usage: python -m bot.commands.keys make NAME SCOPE… | list | revoke NAME"


def command(keys: Keys, arguments: list[str], now: datetime) -> int:
    """Does what the arguments say; the exit code."""
    match arguments:
        case ["make", name, *scopes] if scopes:
            return _make(keys, name, scopes, now)
        case ["list"]:
            return _list(keys)
        case ["revoke", name]:
            return _revoke(keys, name)
        case _:
            return _usage()


def _make(keys: Keys, name: str, scopes: list[str], now: datetime) -> int:
    try:
        print(keys.make(name, scopes, now))
    except NotMade as reason:
        return _complain(str(reason))
    return 0


def _list(keys: Keys) -> int:
    for holder in keys.listed():
        print(f"{holder.name}  {' '.join(sorted(holder.scopes))}")
    return 0


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
