"""Bytecode that Lambda can use: never compiled there again, and the same whenever it is made."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

TASK_ROOT = "/var/task"  # where Lambda unpacks the package, and what tracebacks name


class NotCompiled(Exception):
    """A module is no Python that this interpreter understands; names it."""


def compile_all(folder: Path, with_source: Iterable[str], python: str) -> None:
    """Compile every module below the folder. Those of the named top entries keep their source, the others lose it.

    `python` is an interpreter of the version that is to run it. The bytecode is never compared with a source (PEP 552,
    unchecked): Lambda's files carry no usable dates. Ours stay readable, so that a traceback shows lines; a library's
    name and line number suffice, and it loads faster.
    """
    kept = set(with_source)
    ours = sorted(str(folder / name) for name in kept if (folder / name).exists())
    theirs = sorted(str(path) for path in folder.iterdir() if path.name not in kept and _is_code(path))
    _compile(python, folder, ours)
    _compile(python, folder, theirs, "-b")
    for compiled in folder.rglob("*.pyc"):
        if compiled.parent.name != "__pycache__":
            compiled.with_suffix(".py").unlink()


def _compile(python: str, folder: Path, what: list[str], *layout: str) -> None:
    """In a process of its own, isolated: marshal's references tell what else was imported before."""
    command = [python, "-I", "-S", "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash"]
    done = subprocess.run(
        [*command, *layout, "-s", str(folder), "-p", TASK_ROOT, *what], capture_output=True, text=True
    )
    if done.returncode:
        raise NotCompiled(done.stdout.strip() or done.stderr.strip())


def _is_code(path: Path) -> bool:
    return path.is_dir() or path.suffix == ".py"
