"""A command in a deployed stage's environment: `python -m deploy at STAGE -- python -m bot.commands.keys list`."""

import os
import subprocess
import sys
from pathlib import Path

from deploy.club import Club
from deploy.deployment import Deployment


def run_at(deployment: Deployment, command: list[str], root: Path) -> int:
    """Run it with the settings of both services; its exit code. Secrets stay references, read with one's own rights."""
    club: Club = deployment.club
    ours = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])  # `python` is this one
    region = {"AWS_REGION": club.region, "AWS_DEFAULT_REGION": club.region}
    environment = os.environ | deployment.environment() | region | {"PATH": ours, "PYTHONPATH": str(root)}
    return subprocess.call(command, env=environment)
