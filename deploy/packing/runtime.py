"""The packages that Lambda runs, gathered for its own platform: the same from Linux, a Mac and Windows."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

FILES = ("requirements-lambda.txt", "requirements.txt")  # the first includes the second
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"

# Up to Python 3.11 Lambda is Amazon Linux 2 with glibc 2.26, from 3.12 on Amazon Linux 2023 with glibc 2.34:
# https://docs.aws.amazon.com/lambda/latest/dg/python-image.html. What asks for a newer one does not load there.
AMAZON_LINUX_2 = ("manylinux2014_x86_64",)
AMAZON_LINUX_2023 = ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_27_x86_64", *AMAZON_LINUX_2)
PLATFORMS = AMAZON_LINUX_2 if sys.version_info < (3, 12) else AMAZON_LINUX_2023


class RuntimeNotBuilt(Exception):
    """The packages could not be gathered; says why, and the remedy."""


def build(root: Path, cache: Path, runtime: str = f"python{RUNNING}") -> Path:
    """A folder laid out as a virtual environment, for VIRTUAL_ENV: Zappa packs the site-packages in it.

    `root` has the requirements, `runtime` is Lambda's name for its Python. What was gathered for the same requirements
    is taken from the cache, which has the whole of it or none. One build at a time. Raises RuntimeNotBuilt.
    """
    if runtime != f"python{RUNNING}":
        raise RuntimeNotBuilt(
            f"Lambda runs {runtime} and this is Python {RUNNING}, whose bytecode is dead there: "
            f"deploy with {runtime}, or change `runtime` in zappa_settings.json."
        )
    done = cache / f"lambda-{RUNNING}-{_digest(root)}"
    if not done.is_dir():
        part = done.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        _gather(root / FILES[0], site_packages(part))
        part.rename(done)
    return done


def site_packages(environment: Path) -> Path:
    """Where a virtual environment has its packages, and Zappa looks for them."""
    return environment / ("Lib" if os.name == "nt" else f"lib/python{RUNNING}") / "site-packages"


def _digest(root: Path) -> str:
    parts = [(root / name).read_bytes() for name in FILES] + [platform.encode() for platform in PLATFORMS]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _gather(requirements: Path, target: Path) -> None:
    wanted = ["--requirement", str(requirements), "--no-deps", "--only-binary=:all:", "--python-version", RUNNING]
    platforms = [argument for platform in PLATFORMS for argument in ("--platform", platform)]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    done = subprocess.run([*pip, "--target", str(target), *wanted, *platforms], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeNotBuilt(_explained(done.stderr))


def _explained(said: str) -> str:
    """What pip said, with the remedy."""
    errors = [line for line in said.splitlines() if line.startswith("ERROR")] or said.strip().splitlines()[-1:]
    why = " ".join(errors)
    if "No module named pip" in said:
        return "There is no pip beside this Python, and Zappa needs it: python -m ensurepip"
    if "from versions: none" in said or "NewConnectionError" in said:
        return f"{why} Is there a network, and is the package's name right?"
    if "No matching distribution" in said:
        return f"{why} There is no wheel of it for Lambda ({', '.join(PLATFORMS)}): pin a version that has one."
    return f"{why} The packages for Lambda could not be installed: put that right and run this again."
