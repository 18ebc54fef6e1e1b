"""Where a rehearsal takes place: the world in a process of its own, whose AWS enforces IAM, and an operator."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import requests

from deploy.club import Club, read_club
from local.machine import Machine

ROOT = Path(__file__).resolve().parent.parent.parent
STAGE = "rehearsal"
UP_WITHIN, WITHIN = 30.0, 90.0  # seconds
PAYMENTS = '\n[payments]\ngocardless = "sandbox"\n'


class RehearsalFailed(Exception):
    """What did not come about, in one line."""


class Stage:
    """The world, and the club's file. `folder` is thrown away with everything in it. Use as a context manager.

    With `payments` the club takes them by GoCardless's stand-in, in each release that can.
    """

    def __init__(self, folder: Path, payments: bool = False):
        self.machine, self._payments = Machine(folder), payments
        self.machine.choose_ports(None)
        self.club_file = folder / "club.toml"
        self._write_club_file(ROOT)
        self.club: Club = read_club(self.club_file, STAGE)

    def __enter__(self) -> "Stage":
        own = self.machine.aws_environment()
        command = [sys.executable, "-m", "local", "program", "world", "--data", str(self.machine.folder)]
        with open(self.machine.folder / "world.log", "wb") as log:
            self._world = subprocess.Popen(
                command, cwd=ROOT, env=_plain() | own | {"AUTH": "true"}, stdin=subprocess.PIPE, stdout=log, stderr=log
            )
        os.environ.update(own | self._providers)
        wait_until(self._is_up, "the world did not start", UP_WITHIN)
        return self

    def __exit__(self, *_: object) -> None:
        self._world.stdin.close()
        try:
            self._world.wait(15)
        except subprocess.TimeoutExpired:
            self._world.kill()
            self._world.wait()

    @property
    def _providers(self) -> dict[str, str]:
        """Where the stand-ins are."""
        return {"TWILIO_API_URL": self.phone, "GOCARDLESS_URL": self.phone}

    @property
    def _payment_secrets(self) -> dict[str, str]:
        """As GoCardless's dashboard shows them to the operator."""
        keys = self.machine.keys
        return {
            "GOCARDLESS_ACCESS_TOKEN": keys["gocardless_token"],
            "GOCARDLESS_WEBHOOK_SECRET": keys["gocardless_secret"],
        }

    @property
    def phone(self) -> str:
        return self.machine.url("phone")

    def client(self, service: str) -> Any:
        """A client with all rights, as the operator has."""
        return boto3.client(service, region_name=self.club.region)

    def errors(self) -> list[str]:
        """What the deployed functions have logged as errors, oldest first."""
        logs, found = self.client("logs"), []
        for group in logs.describe_log_groups()["logGroups"]:
            pages = logs.get_paginator("filter_log_events").paginate(logGroupName=group["logGroupName"])
            found += [event["message"] for page in pages for event in page["events"] if '"ERROR"' in event["message"]]
        return found

    def operator(self, release: Path, *arguments: str, token: bool = False) -> str:
        """Run `python -m deploy` of a release as an operator would, printing what it says, and give that.

        With `token`, Twilio's auth token is in the environment. Raises RehearsalFailed.
        """
        print(f"\n$ python3 start.py deploy {' '.join(arguments)}", flush=True)
        self._write_club_file(release)
        environment = _plain() | self.machine.aws_environment() | self._providers | self._payment_secrets
        if token:
            environment["TWILIO_AUTH_TOKEN"] = self.machine.keys["auth_token"]
        command = [sys.executable, "-m", "deploy", *arguments, "--club", str(self.club_file)]
        said = []
        with subprocess.Popen(
            command, cwd=release, env=environment | {"PYTHONPATH": str(release)}, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        ) as run:  # fmt: skip
            for line in run.stdout:
                print(f"  {line}", end="", flush=True)
                said.append(line)
        if run.returncode:
            raise RehearsalFailed(f"deploy {' '.join(arguments)} ended with {run.returncode}")
        return "".join(said)

    def _write_club_file(self, release: Path) -> None:
        """As the release's own example has it: an earlier one does not know every setting of a later one."""
        example = (release / "club.example.toml").read_text(encoding="utf-8")
        written = example.replace("AC" + "0" * 32, self.machine.keys["account_sid"])
        payments = PAYMENTS if self.takes_payments(release) else ""
        self.club_file.write_text(written + payments, encoding="utf-8")

    def takes_payments(self, release: Path) -> bool:
        """Whether the club does: an earlier release knows no stand-in and would ask GoCardless itself."""
        told = (release / "deploy" / "aws" / "environments.py").read_text(encoding="utf-8")
        return self._payments and "GOCARDLESS_URL" in told

    def _is_up(self) -> bool:
        if self._world.poll() is not None:
            raise RehearsalFailed(f"The world did not start: {self.machine.folder / 'world.log'} says why")
        try:
            return requests.get(f"{self.phone}/health", timeout=2).ok
        except requests.RequestException:
            return False


def wait_until(happens: Callable[[], Any], otherwise: str, within: float = WITHIN) -> Any:
    """What `happens` gives once that is something. Raises RehearsalFailed with `otherwise`."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        found = happens()
        if found:
            return found
        time.sleep(0.2)
    raise RehearsalFailed(f"Within {within:.0f} seconds {otherwise}")


def _plain() -> dict[str, str]:
    """This environment without what is the operator's alone."""
    theirs = ("AWS_", "TWILIO_", "GOCARDLESS_", "METRICS_")
    return {name: value for name, value in os.environ.items() if not name.startswith(theirs)} | {"PYTHONUTF8": "1"}
