#!/usr/bin/env python3
"""Set up on the first run, then start: the one command of this project.

    python3 start.py                     everything on this machine, with a phone to try it on
    python3 start.py sender              the shared sender alone, to be called with curl
    python3 start.py example             one parent's whole registration, played and printed
    python3 start.py test                the tests, with a sample of the long ones; --all runs the whole of those too
    python3 start.py test fast           those of the flow and the edge, for each save
    python3 start.py test tests/flows    some of them (arguments go to pytest)
    python3 start.py check               formatting, lint, types, the templates of the stacks, published advisories
    python3 start.py bench [name]        the benchmarks
    python3 start.py at local -- COMMAND a command with the settings of what runs here, beside it
    python3 start.py rehearse [COMMIT]   deploy, use, upgrade, roll back and destroy it on this machine
    python3 start.py deploy STAGE        put it into production, with accounts at AWS and Twilio (--help tells all)

Options: --port N, --data DIR (default .local), --fresh (forget the data), --no-browser.
Needs Python 3.11 with venv, or uv; nothing else on the machine. Only `deploy` needs accounts.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN = ("requirements.txt", "requirements/local.txt")
DEVELOP = (*RUN, "requirements/deploy.txt", "requirements/dev.txt")
NEEDS = {
    "test": DEVELOP,
    "check": DEVELOP,
    "bench": DEVELOP,
    "rehearse": (*RUN, "requirements/deploy.txt"),
    "deploy": ("requirements.txt", "requirements/deploy.txt"),
}
MODULES = {
    "run": ["local", "run"],
    "example": ["local", "example"],
    "sender": ["local", "sender"],
    "test": ["pytest"],
    "bench": ["benchmarks"],
    "rehearse": ["local", "rehearse"],
    "at": ["local", "at"],
    "deploy": ["deploy"],
}

CORES = min(8, os.cpu_count() or 1)
WORKERS = min(8, 2 * CORES)  # half of what a test does is to wait for another program, but for the fast ones
FAST = (  # the flow and the edge
    "tests/flows",
    "tests/bot/messages/test_inbox.py",
    "tests/bot/whatsapp/test_whatsapp.py",
    "tests/bot/messages/test_worker.py",
    "tests/bot/access/test_keys.py",
    "tests/bot/access/test_throttle.py",
    "tests/bot/web/test_webhook.py",
    "tests/bot/test_settings.py",
    "tests/sender/api/test_request.py",
    "tests/sender/text",
    "tests/whole/test_registration.py",
)
CHECKS = (
    ("ruff", "check", "--output-format", "concise", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("cfn-lint", "infrastructure.yaml", "sender/infrastructure.yaml"),
    ("python", "-m", "scripts.pins", "--check"),
    ("python", "-m", "scripts.advisories"),
    ("python", "-m", "scripts.understanding"),
    ("python", "-m", "benchmarks", "long_messages"),
    ("python", "-m", "scripts.fuzz"),
)


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        return stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Try: python3.11 start.py")
    if arguments and arguments[0] in {"-h", "--help", "help"}:
        print(__doc__)
        return 0
    command = arguments[0] if arguments and not arguments[0].startswith("-") else "run"
    if command not in {*MODULES, "check"}:
        return stop(f"There is no command {command!r}; there are {', '.join([*MODULES, 'check'][1:])}, or none at all")
    rest = arguments[1:] if arguments[:1] == [command] else arguments
    try:
        set_up(NEEDS.get(command, RUN))
    except SetupFailed as failure:
        return stop(str(failure))
    environment = os.environ | {"PYTHONPATH": str(HERE), "PYTHONUTF8": "1"}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # a run starts hundreds of programs, each of which would compile all
    os.chdir(HERE)
    try:
        if command == "check":
            return max(subprocess.call([str(PYTHON.with_name(name)), *rest]) for name, *rest in CHECKS)
        if command == "test":
            rest = shared_out(rest)
        return become([str(PYTHON), "-m", *MODULES[command], *rest], environment)
    except KeyboardInterrupt:
        return 130


def become(command: list[str], environment: dict[str, str]) -> int:
    """Go on as this command: whoever stops us then stops it, and not only the one who started it."""
    if os.name == "nt":  # there the caller would take it for ended
        return subprocess.call(command, env=environment)
    sys.stdout.flush()
    return os.execve(command[0], command, environment)  # noqa: S606 ours


def shared_out(rest: list[str]) -> list[str]:
    """What pytest is told: whole runs have workers side by side, and what somebody names runs as they say."""
    if rest[:1] == ["fast"]:
        return [*side_by_side(CORES), "-p", "no:schemathesis", "-m", "not slow", *FAST, *rest[1:]]
    return rest if rest and rest[0] not in {"--all", "--kill-seed"} else [*side_by_side(WORKERS), *rest]


def side_by_side(workers: int) -> list[str]:
    return ["--numprocesses", str(workers)]


class SetupFailed(Exception):
    """Says what is missing on this machine, and the remedy."""


def set_up(files: tuple[str, ...]) -> None:
    """Make the virtual environment and install what the files name, unless that is done already."""
    wanted = {name: hashlib.sha256((HERE / name).read_bytes()).hexdigest() for name in files}
    stamps = {name: VENV / f".{Path(name).stem}-{digest[:16]}" for name, digest in wanted.items()}
    if PYTHON.exists() and all(stamp.exists() for stamp in stamps.values()):
        return
    began = time.monotonic()
    progress("Setting up: a virtual environment in .venv …")
    uv = shutil.which("uv")
    if not PYTHON.exists():
        make_environment(uv)
    missing = [name for name, stamp in stamps.items() if not stamp.exists()]
    progress(f"Setting up: installing {', '.join(missing)} …")
    # Compiling every package takes as long as fetching it; what is used is compiled as it is imported.
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-compile"]
    install = [uv, "pip", "install", "--python", str(PYTHON)] if uv else pip
    asked = [argument for name in missing for argument in ("-r", str(HERE / name))]
    # The files hold all that is needed, with hashes. Nothing is built, for what a build fetches has none.
    pinned = ("--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:")
    done = subprocess.run([*install, *pinned, *asked], capture_output=True, text=True)
    if done.returncode:
        raise SetupFailed(
            f"\n{done.stderr.strip()}\nThe packages could not be installed: is there a network? Then run this again."
        )
    for name in missing:
        stamps[name].touch()
    progress(f"Set up in {time.monotonic() - began:.0f} seconds.\n")


def make_environment(uv: str | None) -> None:
    command = (
        [uv, "venv", "--quiet", "--seed", "--python", sys.executable, str(VENV)]
        if uv
        else [sys.executable, "-m", "venv", str(VENV)]
    )
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupFailed(
            f"Python's venv module is missing. On Debian and Ubuntu: sudo apt install {version}-venv. Then try again."
            if "ensurepip" in done.stdout + done.stderr or "No module named" in done.stderr
            else f"\n{(done.stdout + done.stderr).strip()}\nThe virtual environment could not be made in {VENV}."
        )


def progress(text: str) -> None:
    """One line that is written over, on a terminal; plain lines elsewhere."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
    elif not text.endswith("…"):
        print(text.rstrip(), file=sys.stderr, flush=True)


def stop(why: str) -> int:
    print(why, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
