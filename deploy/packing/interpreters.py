"""Interpreters of other versions on this machine: Lambda's Python need not be the one that deploys."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
TELL_VERSION = "import sys; print(*sys.version_info[:2], sep='.')"


@cache
def interpreter(version: str) -> str | None:
    """Where an interpreter of this version ("3.13") is, outside any virtual environment; None where there is none."""
    if version == RUNNING:
        return getattr(sys, "_base_executable", sys.executable)
    return next((path for path in _candidates(version) if _version_of(path) == version), None)


def _candidates(version: str) -> Iterator[str]:
    if named := shutil.which(f"python{version}"):
        yield named
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from (str(path) for path in sorted(pyenv.glob(f"versions/{version}.*/bin/python"), reverse=True))
    if uv := shutil.which("uv"):
        found = subprocess.run([uv, "python", "find", "--no-project", version], capture_output=True, text=True)
        yield from found.stdout.split("\n")[:1] if found.returncode == 0 else ()


def _version_of(path: str) -> str:
    """What it says itself: a name on the path may lead to nothing."""
    try:
        return subprocess.run([path, "-I", "-S", "-c", TELL_VERSION], capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""
