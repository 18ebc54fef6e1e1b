"""`python -m bot.contents`, for one release more: its name is `python -m bot.commands.contents`."""

import sys

from bot.commands.contents import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
