"""The packages of the cold start's benchmark, each made by `zappa package` and unpacked."""

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from deploy.aws.zappa import extended
from deploy.packing.archive import unpack
from deploy.packing.runtime import RUNNING, build

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".build"
SETTINGS = json.loads((ROOT / "zappa_settings.json").read_text(encoding="utf-8"))
BOT = extended(SETTINGS, "production")
RUNTIME_CLIENT = ("awslambdaric", "simplejson", "snapshot-restore-py")


class Package(NamedTuple):
    """An unpacked package; `size` is its zip's, in bytes, `handler` and `app` are names of functions in it."""

    folder: Path
    size: int
    handler: str
    app: str


def ours(folder: Path) -> Package:
    """The bot as it is deployed."""
    return _packed(ROOT, BOT, folder)


def zappas_own(folder: Path) -> Package:
    """The same code, as Zappa leaves it."""
    return _packed(ROOT, BOT | {"callbacks": {}}, folder)


def bare(folder: Path) -> Package:
    """Flask and boto3 alone, packed as ours is."""
    project = folder / "project"
    (project / "bare").mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("bare_app.py"), project / "bare" / "wsgi.py")
    return _packed(project, SETTINGS["base"] | {"project_name": "bare", "app_function": "bare.wsgi.app"}, folder)


def runtime_client(folder: Path) -> Path:
    """Lambda's client of its runtime, beside a package as it is there, compiled."""
    for package in map(distribution, RUNTIME_CLIENT):
        for path in package.files or []:
            if path.suffix in {".py", ".so"}:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path.locate(), folder / path)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(folder)], check=True)
    return folder


def _packed(project: Path, stage: dict[str, object], folder: Path) -> Package:
    """What `zappa package` makes of a project with these settings."""
    folder.mkdir(parents=True, exist_ok=True)
    settings, archive = folder / "zappa_settings.json", folder / "package.zip"
    settings.write_text(json.dumps({"production": stage}))
    variables = os.environ | {"VIRTUAL_ENV": str(build(ROOT, CACHE, f"python{RUNNING}")), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "ignore", "-m", "zappa.cli", "package", "production"]
    command += ["--settings_file", str(settings), "--output", str(archive)]
    subprocess.run(command, cwd=project, env=variables, check=True, capture_output=True)
    unpack(archive, folder / "task")
    handler = stage.get("lambda_handler", "handler.lambda_handler")
    return Package(folder / "task", archive.stat().st_size, handler, stage["app_function"])
