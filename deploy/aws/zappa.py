"""Zappa and what it is told: the settings of each function made whole, its package, and the command itself."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from filelock import FileLock

from deploy.aws.services import SERVICES, SHARED, DeploymentFailed, Service
from deploy.club import Club
from deploy.packing import runtime
from deploy.packing.check import check
from deploy.packing.interpreters import interpreter

ZAPPA = "from zappa.cli import handle; handle()"
TAIL = 15  # lines of what Zappa said, where it failed


class Zappa:
    """Zappa, as it is run for one club's stage. `root` is the project, `work` a folder for what is made on the way."""

    def __init__(self, root: Path, work: Path, club: Club):
        self._root, self._work, self._club = root, work, club

    def settings(self, service: Service, **own: Any) -> dict[str, Any]:
        """A service's whole Zappa settings: what zappa_settings.json says, and what differs from club to club."""
        written = json.loads((self._root / "zappa_settings.json").read_text(encoding="utf-8"))
        flat = extended(written, service.settings_key(self._club.stage))
        return flat | {
            "project_name": self._club.project(service.name),
            "aws_region": self._club.region,
            "runtime": runtime.runnable(flat["runtime"]),
            "tags": self._club.tags,
            **own,
        }

    def digest(self, service: Service) -> str:
        """Stands for the service's code, its packages and its settings: another one means that it has to go out."""
        seen = hashlib.sha256(json.dumps(self.settings(service), sort_keys=True).encode())
        for path in sorted(self._sources((*service.rooms, *SHARED))):
            seen.update(f"{path.relative_to(self._root).as_posix()}\0".encode() + path.read_bytes())
        return seen.hexdigest()[:16]

    def package(self, service: Service) -> str:
        """The name of a service's package in the stage's bucket; both of the sender's functions have one."""
        packed = self._packing(service)
        return f"releases/{packed.name}-{self.digest(packed)}.zip"

    def packed(self, service: Service) -> Path:
        """The package as Zappa packs it and its callback slims it; kept for a next time and another stage.

        Raises DeploymentFailed, or IncompletePackage where its code could not be imported from it.
        """
        packed = self._packing(service)
        kept = self._work / Path(self.package(service)).name
        with self._alone():
            if not kept.exists():
                half = kept.with_suffix(".half")
                settings = self.settings(packed)
                self.run("package", packed, settings, "--output", str(half))
                check(half, packed.rooms[0], settings["lambda_handler"].rpartition(".")[0], settings["runtime"])
                half.rename(kept)
        return kept

    def can_try(self, service: Service) -> bool:
        """Whether this machine has a Python of the service's runtime, to compile its package and to import it."""
        return interpreter(runtime.version_of(self.settings(service)["runtime"])) is not None

    def run(self, command: str, service: Service, settings: Mapping[str, Any], *arguments: str) -> None:
        """Run it over settings of one stage, whose name is also the API's stage. Raises DeploymentFailed."""
        stage = self._club.stage
        with self._alone():
            packages = runtime.build(self._root, self._work, settings["runtime"])
        environment = os.environ | {"VIRTUAL_ENV": str(packages), "PYTHONPATH": str(self._root)}
        with TemporaryDirectory(dir=self._work, prefix="zappa-") as litter:  # of its own: another stage has one too
            rendered = Path(litter) / "settings.json"
            rendered.write_text(json.dumps({stage: dict(settings)}, indent=1), encoding="utf-8")
            run = [sys.executable, "-W", "ignore", "-c", ZAPPA, command, stage, "-s", str(rendered), *arguments]
            folder = self._root if command == "package" else litter
            done = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True)
        if done.returncode:
            said = "\n  ".join((done.stdout + done.stderr).strip().splitlines()[-TAIL:])
            raise DeploymentFailed(f"Zappa could not {command} {self._club.function(service.name)}:\n  {said}")

    def _alone(self) -> FileLock:
        """What is made in the work folder is made by one process; another waits for it, and then has it."""
        return FileLock(self._work / "packing.lock", is_singleton=True)

    def _packing(self, service: Service) -> Service:
        return next(each for each in SERVICES if each.name == service.package)

    def _sources(self, places: Iterable[str]) -> Iterable[Path]:
        for place in places:
            path = self._root / place
            found = [path] if path.is_file() else path.rglob("*")
            yield from (each for each in found if each.is_file() and each.suffix != ".pyc")


def extended(written: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A stage of zappa_settings.json with all that it extends."""
    own = dict(written[key])
    base = own.pop("extends", None)
    return (extended(written, base) if base else {}) | own
