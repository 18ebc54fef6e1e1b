"""The commands of docs/runbook.md, as they stand there, and a deployed stage to run them against."""

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import boto3

from deploy.aws.functions import Functions
from deploy.aws.services import BOT
from deploy.club import Club, read_club
from local.example import Chat
from local.example_family import invite_of
from local.rehearsal.stage import ROOT, Stage, wait_until

RUNBOOK = ROOT / "docs" / "runbook.md"
ROOMS = ("bot", "flows", "sender", "service", "templates", "deploy", "requirements")
FILES = ("infrastructure.yaml", "zappa_settings.json", "requirements.txt")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STAGE = "production"
LONGEST = 300  # seconds


class Block(NamedTuple):
    """One fenced block: the heading that it stands under, which one there it is, its language and its text."""

    section: str
    place: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.section}, {self.place}"


def blocks() -> list[Block]:
    found = []
    for section, text in sections().items():
        found += [Block(section, place, *block) for place, block in enumerate(BLOCK.findall(text), 1)]
    return found


def sections() -> dict[str, str]:
    """Each heading with the text below it."""
    parts = re.split(r"^#+ (.+)$", RUNBOOK.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


class Ran(NamedTuple):
    code: int
    said: str
    complained: str


class Volunteer:
    """Somebody with the project's folder, a filled in club.toml, and the accounts behind it."""

    def __init__(self, stage: Stage, folder: Path):
        self.stage, self.folder = stage, folder
        for room in ROOMS:
            shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
        for file in FILES:
            shutil.copy(ROOT / file, folder / file)
        (ROOT / ".build").mkdir(exist_ok=True)
        (folder / ".build").symlink_to(ROOT / ".build")  # what was packed before need not be packed again
        shutil.copy(stage.club_file, folder / "club.toml")
        self.club: Club = read_club(folder / "club.toml", STAGE)
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("TWILIO_", "METRICS_"))
        } | {"TWILIO_API_URL": stage.phone, "GOCARDLESS_URL": stage.phone, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
        self.environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def runs(self, commands: str, variables: Mapping[str, str] | None = None, typed: str = "") -> Ran:
        """Type commands at a terminal, and after them what they ask for; `y` to every further question."""
        ours, theirs = pty.openpty()
        os.write(ours, f"{typed}\n".encode() * bool(typed) + b"y\n" * 8)
        try:
            done = subprocess.run(  # noqa: S603 the page's own commands
                ["/usr/bin/env", "bash", "-e", "-c", commands.replace("python3 start.py deploy", "python -m deploy")],
                cwd=self.folder, env=self.environment | dict(variables or {}), stdin=theirs, capture_output=True,
                text=True, timeout=LONGEST,
            )  # fmt: skip
        finally:
            os.close(ours)
            os.close(theirs)
        return Ran(done.returncode, done.stdout, done.stderr)

    def client(self, service: str) -> Any:
        return boto3.client(service, region_name=self.club.region)

    def outputs(self, service: str) -> dict[str, str]:
        told = self.client("cloudformation").describe_stacks(StackName=self.club.stack(service))["Stacks"][0]
        return {output["OutputKey"]: output["OutputValue"] for output in told["Outputs"]}

    def secret(self, name: str) -> str:
        return self.client("secretsmanager").get_secret_value(SecretId=self.club.secret(name))["SecretString"]

    @property
    def url(self) -> str:
        return Functions(self.folder, self.stage.machine.folder, self.club, self.client).url(BOT)


def invite(number: str, **changes: str) -> dict[str, str]:
    """The invite of one of several families, each with a Sam in a team of their own."""
    return invite_of(number) | changes


def says(phone: str, number: str, text: str) -> None:
    """A parent says something, and has an answer."""
    chat = Chat(phone, number)
    before = _from_the_bot(chat)
    chat.send(text)
    wait_until(lambda: _from_the_bot(chat) > before, f"nobody answered {text!r}")


def _from_the_bot(chat: Chat) -> int:
    return sum(message["from"] == "bot" for message in chat.get("messages")["messages"])
