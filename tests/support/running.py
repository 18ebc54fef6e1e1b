"""A whole machine, as `start.py` runs it."""

import json
import os
import threading
from pathlib import Path

from local.supervisor import Supervisor

FIRST_PORT, EACH_WORKERS = 18400, 50


class Keeper(threading.Thread):
    """Looks after the processes meanwhile, as `start.py` does."""

    def __init__(self, supervisor: Supervisor):
        super().__init__(daemon=True)
        self.supervisor, self.done = supervisor, threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.05):
            self.supervisor.look_after()


def first_port() -> int:
    """From where on a machine of this worker's takes its ports, so that no other worker's does."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return FIRST_PORT + EACH_WORKERS * int(worker)


def addresses(folder: Path) -> dict:
    return json.loads((folder / "addresses.json").read_text())
