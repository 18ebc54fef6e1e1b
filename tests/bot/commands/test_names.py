"""Each command by its name, and by the older one that a club's notes may still have."""

import os
import subprocess
import sys
from importlib import import_module

import pytest

from tests.support.club import Club
from tests.support.house import House


@pytest.mark.parametrize(
    ("older", "name"),
    [("keys", "keys"), ("contents", "contents"), ("deadletters", "deadletters"), ("bulk", "invite")],
)
def test_the_older_name_is_the_same_command(older: str, name: str):
    assert import_module(f"bot.{older}").main is import_module(f"bot.commands.{name}").main


@pytest.mark.parametrize("module", ["bot.keys", "bot.commands.keys"])
def test_a_command_is_typed_by_both_names(house: House, module: str):
    Club(house).makes_a_key("read", name="The website")
    environment = os.environ | house.environment | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", module, "list"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603 ours
    assert done.stdout.startswith("The website  read  good until "), done.stderr
