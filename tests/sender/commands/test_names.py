"""Each command by the older name that a program's notes may still have."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SAYS = re.compile(r'"{3}The old name of `python -m (?P<name>[\w.]+)`, which still works for one release\."{3}')
OLDER = {path: found["name"] for path in sorted((ROOT / "sender").glob("*.py"))
         if (found := SAYS.match(path.read_text(encoding="utf-8")))}  # fmt: skip


def test_there_are_older_names():
    assert OLDER, "then this file goes too"


@pytest.mark.parametrize(("path", "name"), OLDER.items(), ids=OLDER.values())
def test_the_older_name_runs_the_command_that_it_names(path: Path, name: str):
    assert name == f"sender.commands.{path.stem}"
    assert find_spec(name)
    assert f'run_module("{name}", run_name="__main__")' in path.read_text(encoding="utf-8")
