"""Each command by its name, and by the older one that a club's notes may still have."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.support.club import Club
from tests.support.house import House

ROOT = Path(__file__).resolve().parents[3]


SAYS = re.compile(r'"{3}`python -m (?P<older>[\w.]+)`, for one release more: its name is `python -m (?P<name>[\w.]+)`')
OLDER = [found.group("older", "name") for path in sorted((ROOT / "bot").glob("*.py"))
         if (found := SAYS.match(path.read_text(encoding="utf-8")))]  # fmt: skip


def test_there_are_older_names():
    assert OLDER, "then this file's other tests go too"


@pytest.mark.parametrize(("older", "name"), OLDER)
def test_the_older_name_is_the_same_command(older: str, name: str):
    assert import_module(older).main is import_module(name).main


@pytest.mark.parametrize("module", ["bot.keys", "bot.commands.keys"])
def test_a_command_is_typed_by_both_names(house: House, module: str):
    Club(house).makes_a_key("read", name="The website")
    environment = os.environ | house.environment | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", module, "list"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603 ours
    assert done.stdout.startswith("The website  read  good until "), done.stderr
