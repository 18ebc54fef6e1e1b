"""The one command of this project, as whoever runs it stops it: a terminal, a service manager, a container."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.deploy.packaging import ROOT
from tests.support.local.waiting import wait_until
from tests.support.running import addresses, first_port

BESIDE = 25  # ports from those of the machine that other stories share


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_who_stops_it_stops_all_of_it(tmp_path: Path, by: signal.Signals):
    port = first_port() + BESIDE
    command = [sys.executable, "start.py", "--data", str(tmp_path), "--port", str(port), "--no-browser"]
    with subprocess.Popen(  # noqa: S603 ours
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as started:
        try:
            wait_until((tmp_path / "addresses.json").exists, within=120)
            programs = addresses(tmp_path)["pids"].values()
            started.send_signal(by)
            said = started.communicate(timeout=120)[0]
        finally:
            started.kill()
    assert "Stopped; everything is kept." in said
    assert started.returncode == 0
    assert [process for process in programs if is_there(process)] == []
