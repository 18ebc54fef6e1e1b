"""`python -m bot.deadletters`, for one release more: its name is `python -m bot.commands.deadletters`."""

import sys

from bot.commands.deadletters import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
