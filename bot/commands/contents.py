"""`python -m bot.commands.contents sync` creates the contents that are missing at Twilio, and records their ids."""

import os
import sys
from collections.abc import Mapping

from bot.assembly import bot_of
from bot.whatsapp.contents import sync

USAGE = "usage: python -m bot.commands.contents sync"


def main(arguments: list[str], environment: Mapping[str, str] = os.environ) -> int:
    """Prints the invite's id as the setting that names it; the exit code."""
    if arguments != ["sync"]:
        print(USAGE, file=sys.stderr)
        return 2
    bot = bot_of(environment)
    sids = sync(bot.whatsapp.client, bot.settings.club)
    bot.store.keep_contents(sids)
    bot.template_watch.look()
    print(f"TWILIO_TEMPLATE_SID={sids['invite']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
