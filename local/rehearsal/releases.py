"""The release before this one, as a folder of its own that can be deployed."""

import json
import os
import shutil
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from deploy.packing.interpreters import interpreter
from deploy.packing.runtime import version_of
from local.rehearsal.stage import ROOT, RehearsalFailed

ROOMS = ("bot", "sender", "flows", "service", "templates", "deploy", "local", "requirements")
FILES = ("club.example.toml", "infrastructure.yaml", "zappa_settings.json", "requirements.txt")
RUNTIMES = ("python3.12", "python3.13", "python3.11")  # an upgrade comes from the first that is another than today's
MARK = "\n# The release before.\n"


def previous(folder: Path, ref: str | None) -> Path:
    """The project at a Git ref; without one, this code under another mark, and on another Python of Lambda's where this
    machine has one, so that it is another release.
    """
    folder.mkdir(parents=True)
    if ref:
        _checked_out(folder, ref)
    else:
        for room in ROOMS:
            shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
        for name in FILES:
            shutil.copy(ROOT / name, folder / name)
        for room in ("bot", "sender"):
            with open(folder / room / "__init__.py", "a", encoding="utf-8") as first:
                first.write(MARK)
        _on_another_runtime(folder / "zappa_settings.json")
    (ROOT / ".build").mkdir(exist_ok=True)
    os.symlink(ROOT / ".build", folder / ".build")  # the packages of both are gathered once
    return folder


def _on_another_runtime(settings: Path) -> None:
    written = json.loads(settings.read_text(encoding="utf-8"))
    others = [name for name in RUNTIMES if name != written["base"]["runtime"] and interpreter(version_of(name))]
    written["base"]["runtime"] = next(iter(others), written["base"]["runtime"])
    settings.write_text(json.dumps(written, indent=4), encoding="utf-8")


def _checked_out(folder: Path, ref: str) -> None:
    archive = subprocess.run(["git", "archive", ref], cwd=ROOT, capture_output=True)
    if archive.returncode:
        raise RehearsalFailed(f"Git does not know the release {ref}: {archive.stderr.decode().strip()}")
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")
