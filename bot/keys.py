"""`python -m bot.keys`, for one release more: its name is `python -m bot.commands.keys`."""

import sys

from bot.commands.keys import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
