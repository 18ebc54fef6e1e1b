"""A command beside the running machine, with its settings: as docs/try-it.md has it."""

import subprocess
import sys
from pathlib import Path

import pytest
import requests

from tests.support.deploy.packaging import ROOT
from tests.support.running import addresses


def at_local(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    words = ["-m", "local", "at", "local", "--data", str(folder), *command]
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True)  # noqa: S603 ours


def test_a_key_is_made_for_what_runs_here(folder: Path):
    made = at_local(folder, "--", "python", "-m", "bot.commands.keys", "make", "desk", "read")
    assert made.returncode == 0, made.stderr
    key = made.stdout.split()[-1]
    listed = f"{addresses(folder)['bot']}/registrations?season=2026-27&team=Panthers u11s"
    assert requests.get(listed, headers={"x-api-key": key}, timeout=10).status_code == 200
    assert requests.get(listed, headers={"x-api-key": key + "x"}, timeout=10).status_code == 403


def test_the_commands_own_end_is_told(folder: Path):
    assert at_local(folder, "--", "python", "-c", "raise SystemExit(7)").returncode == 7
    nowhere = at_local(folder, "--", "no-such-program")
    assert (nowhere.returncode, nowhere.stderr) == (127, "no-such-program cannot be run: No such file or directory\n")


@pytest.mark.parametrize("command", [("--",), (), ("python",)])
def test_without_a_command_it_says_how(tmp_path: Path, command: tuple[str, ...]):
    asked = at_local(tmp_path, *command)
    assert asked.returncode == 2
    assert "at local [--data DIR] -- COMMAND" in asked.stderr


def test_where_nothing_runs_it_says_what_to_do(tmp_path: Path):
    asked = at_local(tmp_path, "--", "python", "-V")
    assert asked.returncode == 1
    assert "`python3 start.py` in another window first" in asked.stderr
    assert list(tmp_path.iterdir()) == []
