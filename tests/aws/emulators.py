"""AWS emulated twice, with our stacks in it: what is asked of one is asked of the other."""

import re
import subprocess
import sys
from collections import ChainMap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from local.aws.stack import clients_of, deploy
from tests.support import house
from tests.support.local.waiting import wait_until
from tests.support.running import first_port
from tests.support.sender import office

STACKS = {
    "bot": (house.TEMPLATE, house.PARAMETERS),
    "sender": (office.TEMPLATE, {"PatienceSeconds": str(office.PATIENCE)}),
}
UNNAMED = re.compile(r"^  (\w+):\n    Type: AWS::SQS::Queue\n(?:    .*\n)*?    Properties:\n(?=      FifoQueue)", re.M)
PORT = 40  # from those of the machine that other stories share


@dataclass
class Emulator:
    """An emulated AWS: where it is, and the outputs of both stacks in it, by their keys."""

    environment: Mapping[str, str]
    outputs: Mapping[str, str]

    def client(self, service: str) -> Any:
        return clients_of(dict(self.environment))(service)


@contextmanager
def moto(folder: Path) -> Iterator[Emulator]:
    """moto's server, with both stacks. Its log is in the folder."""
    port = first_port() + PORT
    environment = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_DEFAULT_REGION": "eu-west-2",
    }
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)]
    with open(folder / "moto.log", "w") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:  # noqa: S603
        try:
            wait_until(lambda: _answers(environment["AWS_ENDPOINT_URL"]), within=120)
            built = [
                deploy(environment, with_names(template, folder / f"{name}.yaml"), name, parameters)
                for name, (template, parameters) in STACKS.items()
            ]
            yield Emulator(environment, dict(ChainMap(*built)))
        finally:
            server.kill()


def with_names(template: Path, copy: Path) -> Path:
    """A template whose FIFO queues have names: moto gives those without one names that it then refuses."""
    copy.write_text(UNNAMED.sub(r"\g<0>      QueueName: \1.fifo\n", template.read_text(encoding="utf-8")))
    return copy


def _answers(url: str) -> bool:
    try:
        return requests.get(f"{url}/moto-api/data.json", timeout=5).ok
    except requests.ConnectionError:
        return False
