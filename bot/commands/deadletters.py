"""`python -m bot.commands.deadletters list` shows what could not be taken in, without anybody's words.

`redrive` puts it back.
"""

import os
import sys

from bot.assembly import bot_of
from bot.messages.dead_letters import DeadLetters

USAGE = "usage: python -m bot.commands.deadletters list|redrive"


def main(arguments: list[str]) -> int:
    if arguments not in (["list"], ["redrive"]):
        print(USAGE, file=sys.stderr)
        return 2
    bot = bot_of(os.environ)
    letters = DeadLetters(bot.sqs, bot.settings)
    if arguments == ["redrive"]:
        print(f"{letters.redrive()} put back")
        return 0
    for letter in letters.listed():
        print(f"{letter.exchange}  {letter.reason}  request {letter.request_id}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
