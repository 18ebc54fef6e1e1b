"""`python -m bot.bulk`, for one release more: its name is `python -m bot.commands.invite`."""

import sys

from bot.commands.invite import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
