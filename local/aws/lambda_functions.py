"""How a function runs: by the Python that its runtime names, where this machine has that; unpacked once."""

import hashlib
import os
import shutil
import tempfile
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from deploy.packing.interpreters import interpreter


class UnpackedPackages:
    """Each package by what is in it. AWS keeps what it unpacked too; a function's own folder is only read there."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._turn = threading.Lock()

    def of(self, package: Path) -> Path:
        """The folder with what a ZIP file holds, for whoever only reads it."""
        with package.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        with self._turn:
            self._folder = self._folder or Path(tempfile.mkdtemp(prefix="lambda-packages-"))
            unpacked, part = self._folder / digest, self._folder / "part"
            if not unpacked.exists():
                shutil.rmtree(part, ignore_errors=True)  # of one that could not be unpacked
                with zipfile.ZipFile(package) as file:
                    file.extractall(part)
                part.rename(unpacked)
            return unpacked

    def forget(self) -> None:
        """Remove what was unpacked."""
        with self._turn:
            if self._folder:
                shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


PACKAGES = UnpackedPackages()


class _Package(zipfile.ZipFile):
    """A function's package, which each of its workers would unpack: most of what a deployed stage costs here."""

    def extractall(self, path: Any = None, members: Any = None, pwd: bytes | None = None) -> None:
        if path is None or members is not None or os.listdir(path):
            super().extractall(path, members, pwd)
            return
        unpacked = PACKAGES.of(Path(str(self.filename)))
        os.rmdir(path)
        try:
            os.symlink(unpacked, path, target_is_directory=True)
        except OSError:  # Windows asks for a privilege
            shutil.copytree(unpacked, path)


def run_as_lambda(lambda_runtime: Any) -> None:
    """Teach ministack's module, which runs all of them by the interpreter that it runs in itself; once a process."""
    binary_of = lambda_runtime._detect_runtime_binary

    def _detect_runtime_binary(runtime: str) -> tuple[str, str]:
        binary, script = binary_of(runtime)
        named = interpreter(runtime.removeprefix("python")) if runtime.startswith("python") else None
        return named or binary, script

    lambda_runtime._detect_runtime_binary = _detect_runtime_binary
    lambda_runtime.zipfile = SimpleNamespace(
        ZipFile=_Package, BadZipFile=zipfile.BadZipFile, LargeZipFile=zipfile.LargeZipFile
    )
