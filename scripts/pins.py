"""What we chose, pinned with hashes: `python -m scripts.pins` makes `requirements*.txt` of `requirements/*.in`.

    python -m scripts.pins                              after a change of an .in; every other version stays
    python -m scripts.pins --upgrade-package pillow     the newest of it
    python -m scripts.pins --upgrade                    the newest of all
    python -m scripts.pins --check                      which are not made of their .in; part of `start.py check`

A pin has the hashes of every file of its release, and so holds on any machine and any Python from 3.11 on. What those
that we chose need is pinned too, so that hashes can be required of all, and nothing else is taken (`--no-deps`).
"""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVICES = "requirements.txt"
# Made in this order, each with the versions of those before it. What the services have stands there alone.
MADE = {
    "requirements/services.in": SERVICES,
    "requirements/local.in": "requirements/local.txt",
    "requirements/deploy.in": "requirements/deploy.txt",
    "requirements/lambda.in": "requirements/lambda.txt",
    "requirements/dev.in": "requirements/dev.txt",
    "requirements/learning.in": "requirements/learning.txt",
}
ALONE = {"requirements/lambda.in"}  # without what they need: Zappa's handler imports little of it
OVERRIDES = {  # of what others ask for
    "requirements/local.in": "botocore",  # any: ministack pins one, and production's does not wait for it
    "requirements/deploy.in": "placebo ; python_version < '3'",  # none: for tests of Zappa, and no wheel
}
COMPILE = (
    *("-m", "uv", "pip", "compile", "--quiet", "--no-header"),
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
)
HEAD = "# Made of {chosen} by `python -m scripts.pins`, checksum {checksum}"


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        stale = list(not_made_of_their_in(ROOT))
        print("\n".join(stale) or "The pins are those of what was chosen.", file=sys.stderr if stale else sys.stdout)
        return 1 if stale else 0
    before: list[str] = []
    for chosen, pinned in MADE.items():
        if refused := compiled(chosen, pinned, before, arguments):
            return refused
        before.append(pinned)
    return 0


def compiled(chosen: str, pinned: str, before: list[str], options: list[str]) -> int:
    """Have uv resolve it, and sign what it made; uv's exit code, which has said why."""
    held = [argument for name in before for argument in ("--constraints", name)]
    omitted = [argument for name in pins(ROOT / SERVICES) if before for argument in ("--no-emit-package", name)]
    alone = ["--no-deps"] if chosen in ALONE else []
    command = [sys.executable, *COMPILE, *held, *omitted, *alone, *options, "--overrides", "-", "-o", pinned, chosen]
    done = subprocess.run(command, cwd=ROOT, input=OVERRIDES.get(chosen, ""), stdout=subprocess.DEVNULL, text=True)
    if done.returncode == 0:
        text = (ROOT / pinned).read_text(encoding="utf-8")
        (ROOT / pinned).write_text(f"{signature(ROOT, chosen, text)}\n{text}", encoding="utf-8")
    return done.returncode


def pins(file: Path) -> list[str]:
    """The names that it pins."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [line.partition("==")[0] for line in lines if line[:1].isalnum()]


def not_made_of_their_in(root: Path) -> Iterator[str]:
    """Each file whose .in was changed since, or that was changed by hand, with the remedy."""
    for chosen, pinned in MADE.items():
        first, _, text = (root / pinned).read_text(encoding="utf-8").partition("\n")
        if first != signature(root, chosen, text):
            yield f"{pinned} is not what was made of {chosen}: run python -m scripts.pins"


def signature(root: Path, chosen: str, pinned: str) -> str:
    """The first line of what was made: of what was chosen, its comments aside, and of the pins themselves."""
    lines = (root / chosen).read_text(encoding="utf-8").splitlines()
    wanted = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    checksum = hashlib.sha256("\n".join([*wanted, pinned]).encode()).hexdigest()[:16]
    return HEAD.format(chosen=chosen, checksum=checksum)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
