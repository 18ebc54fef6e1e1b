"""`python -m bot.commands.retention` brings a changed `keep_days` to families who write no more.

What is to be forgotten of a family, and when, is found anew whenever something happens in their chat; of those with
whom nothing happens this finds it. The first ones go within the minute.
"""

import os
import sys
from contextlib import suppress

from bot.assembly import bot_of
from bot.store.transaction import Conflict

USAGE = "usage: python -m bot.commands.retention"


def main(arguments: list[str]) -> int:
    if arguments:
        print(USAGE, file=sys.stderr)
        return 2
    bot, dated = bot_of(os.environ), 0
    for parent in bot.store.parents():
        conversation = bot.store.load(parent)
        if conversation.registrations:
            with suppress(Conflict):  # something happened in their chat, which finds it too
                bot.unit.put_off(conversation)
            dated += 1
    print(f"{dated} families looked at: a registration goes {kept(bot.settings.keep_days)}")
    return 0


def kept(days: int) -> str:
    return f"{days} days after its season" if days else "when somebody deletes it"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
