"""Packages as Zappa makes them from this project, and as a story needs them."""

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from deploy.packing.interpreters import interpreter
from deploy.packing.runtime import version_of

ROOT = Path(__file__).resolve().parents[3]
NAMED_AS = json.loads((ROOT / "zappa_settings.json").read_text())["base"]["runtime"]


@dataclass
class Packing:
    """What slim reads of Zappa's command."""

    zip_path: str
    app_function: str = "bot.wsgi.app"
    lambda_handler: str = "bot.lambda_handler.handle"
    runtime: str = NAMED_AS
    environment_variables: dict[str, str] = field(default_factory=dict)


def zappa_packs(stage: str, environment: Path, archive: Path) -> Path:
    """What `zappa package` makes, with the callback that zappa_settings.json names."""
    command = [sys.executable, "-W", "ignore", "-m", "zappa.cli", "package", stage, "--output", str(archive)]
    variables = (
        os.environ | {"PYTHONPATH": str(ROOT)} | {"VIRTUAL_ENV": str(environment), "AWS_DEFAULT_REGION": "eu-west-2"}
    )
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True)  # noqa: S603 ours
    assert done.returncode == 0, done.stdout + done.stderr
    return archive


def zipped(archive: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(archive, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return archive


def copied(archive: Path, to: Path, without: tuple[str, ...]) -> Path:
    """The same package without the files that begin so."""
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(to, "w") as part:
        for entry in whole.infolist():
            if not entry.filename.startswith(without):
                part.writestr(entry, whole.read(entry))
    return to


def names(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as package:
        return package.namelist()


def alone(archive_folder: Path, code: str) -> str:
    """What Lambda's Python prints, with the unpacked package and nothing else of this machine's to import."""
    python = interpreter(version_of(NAMED_AS))
    if python is None:
        pytest.skip(f"There is no {NAMED_AS} on this machine to try its package")
    program = f"import sys; sys.path.insert(0, {str(archive_folder)!r})\n{code}"
    command = [python, "-I", "-S", "-B", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, env={})  # noqa: S603 ours
    assert done.returncode == 0, done.stderr
    return done.stdout
