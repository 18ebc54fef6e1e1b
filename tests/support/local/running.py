"""A world in a process of its own, which can be stopped and killed."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import requests
from twilio.rest import Client

from local.aws.stack import clients_of
from tests.local.conftest import ACCOUNT, CLUB, TOKEN

ROOT = Path(__file__).parents[3]
PROGRAM = """
import json, sys
from pathlib import Path
from local.world import World

world = World(Path(sys.argv[1]), *sys.argv[2:6])
world.start()
print(json.dumps({"environment": world.aws.environment(), "phone": world.phone_url}), flush=True)
sys.stdin.read()
world.stop()
"""


@dataclass
class Running:
    """A world in its own process."""

    process: subprocess.Popen
    environment: dict
    phone: str
    data: Path

    def client(self, service: str):
        return clients_of(self.environment)(service)

    @property
    def twilio(self) -> Client:
        client = Client(ACCOUNT, TOKEN)
        client.api.base_url = client.content.base_url = self.phone
        return client

    def get(self, path: str) -> dict:
        return requests.get(self.phone + path, timeout=10).json()

    def saved(self) -> str:
        """The name of the current generation."""
        current = self.data / "aws" / "current"
        return current.read_text() if current.exists() else ""

    def stop(self) -> None:
        """Stop in good order, with nothing said on the way."""
        _, complaints = self.process.communicate(timeout=20)
        assert (self.process.returncode, complaints) == (0, ""), complaints

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=20)


def start_world(data: Path, webhook_url: str) -> Running:
    """Start one, and return when it serves. Any warning in it is an error."""
    process = subprocess.Popen(  # noqa: S603 the program above
        [sys.executable, "-W", "error", "-c", PROGRAM, str(data), ACCOUNT, TOKEN, CLUB, webhook_url],
        cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    said = process.stdout.readline()
    assert said, process.stderr.read()
    return Running(process, data=data, **json.loads(said))
