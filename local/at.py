"""`start.py at local -- COMMAND`: a command with the settings of the machine that runs here."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from local.machine import ENVIRONMENT, Machine

USAGE = "at local [--data DIR] -- COMMAND, such as: at local -- python -m bot.commands.keys make desk read"


def run_at(arguments: list[str]) -> int:
    """The command's own exit code; 1 where no machine runs in the folder, 2 for what is no such call."""
    mark = arguments.index("--") if "--" in arguments else len(arguments)
    ours, command = arguments[:mark], arguments[mark + 1 :]
    options = argparse.ArgumentParser(prog="start.py at", usage=USAGE)
    options.add_argument("where", choices=["local"])
    options.add_argument("--data", type=Path, default=Path(".local"))
    chosen = options.parse_args(ours)
    if not command:
        options.error("there is no command after --")
    runs = (chosen.data / ENVIRONMENT).is_file()  # a machine makes its keys in any folder that it is given
    settings = Machine(chosen.data.resolve()).environment() if runs else None
    if settings is None:
        print(f"Nothing runs in {chosen.data}: `python3 start.py` in another window first.", file=sys.stderr)
        return 1
    ours_first = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])  # `python` is this one
    try:
        return subprocess.call(command, env=os.environ | settings | {"PATH": ours_first})
    except OSError as error:
        print(f"{command[0]} cannot be run: {error.strerror}", file=sys.stderr)
        return 127
