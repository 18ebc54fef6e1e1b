"""A whole machine, as `start.py` runs it."""

import json
import threading
from pathlib import Path

from local.supervisor import Supervisor

FIRST_PORT = 18400


class Keeper(threading.Thread):
    """Looks after the processes meanwhile, as `start.py` does."""

    def __init__(self, supervisor: Supervisor):
        super().__init__(daemon=True)
        self.supervisor, self.done = supervisor, threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.05):
            self.supervisor.look_after()


def addresses(folder: Path) -> dict:
    return json.loads((folder / "addresses.json").read_text())
