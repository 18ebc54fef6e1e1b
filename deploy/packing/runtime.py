"""The packages that Lambda runs, gathered for its own platform and Python: the same from any laptop."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from deploy.packing.interpreters import RUNNING, interpreter

FILES = ("requirements.txt", "requirements/lambda.txt")  # all that is needed, with hashes

# Up to Python 3.11 Lambda is Amazon Linux 2 with glibc 2.26, from 3.12 on Amazon Linux 2023 with glibc 2.34:
# https://docs.aws.amazon.com/lambda/latest/dg/python-image.html. What asks for a newer one does not load there.
AMAZON_LINUX_2 = ("manylinux2014_x86_64",)
AMAZON_LINUX_2023 = ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_27_x86_64", *AMAZON_LINUX_2)
FIRST_ON_2023 = (3, 12)


class RuntimeNotBuilt(Exception):
    """The packages could not be gathered; says why, and the remedy."""


def version_of(runtime: str) -> str:
    """The version ("3.13") of Lambda's name for a Python ("python3.13"). Raises RuntimeNotBuilt for another name."""
    if not re.fullmatch(r"python3\.\d+", runtime):
        raise RuntimeNotBuilt(f"{runtime} is no Python of Lambda's: put `runtime` in zappa_settings.json right.")
    return runtime.removeprefix("python")


def platforms(version: str) -> tuple[str, ...]:
    """What wheels for Lambda's Python of this version may ask of its Linux, as pip names it."""
    return AMAZON_LINUX_2 if tuple(map(int, version.split("."))) < FIRST_ON_2023 else AMAZON_LINUX_2023


def runnable(runtime: str) -> str:
    """What runs as this runtime here. AWS has all; an emulated one has the Pythons of this machine, at worst this."""
    emulated = "AWS_ENDPOINT_URL" in os.environ
    return f"python{RUNNING}" if emulated and interpreter(version_of(runtime)) is None else runtime


def build(root: Path, cache: Path, runtime: str) -> Path:
    """A folder laid out as a virtual environment, for VIRTUAL_ENV: Zappa packs the site-packages in it.

    `root` has the requirements, `runtime` is Lambda's name for its Python. What was gathered for the same requirements
    is taken from the cache, which has the whole of it or none. One build at a time. Raises RuntimeNotBuilt.
    """
    version = version_of(runtime)
    done = cache / f"lambda-{version}-{_digest(root, version)}"
    if not done.is_dir():
        part = done.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        _gather(root, site_packages(part), version)
        part.rename(done)
    return done


def site_packages(environment: Path) -> Path:
    """Where a virtual environment of this Python's has its packages, and Zappa looks for them."""
    return environment / ("Lib" if os.name == "nt" else f"lib/python{RUNNING}") / "site-packages"


def _digest(root: Path, version: str) -> str:
    parts = [(root / name).read_bytes() for name in FILES] + [platform.encode() for platform in platforms(version)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _gather(root: Path, target: Path, version: str) -> None:
    wanted = [argument for name in FILES for argument in ("--requirement", str(root / name))]
    wanted += ["--require-hashes", "--no-deps", "--only-binary=:all:", "--python-version", version]
    wanted += [argument for platform in platforms(version) for argument in ("--platform", platform)]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    done = subprocess.run([*pip, "--target", str(target), *wanted], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeNotBuilt(_explained(done.stderr, version))


def _explained(said: str, version: str) -> str:
    """What pip said, with the remedy."""
    errors = [line for line in said.splitlines() if line.startswith("ERROR")] or said.strip().splitlines()[-1:]
    why = " ".join(errors)
    if "No module named pip" in said:
        return "There is no pip beside this Python, and Zappa needs it: python -m ensurepip"
    if "from versions: none" in said or "NewConnectionError" in said:
        return f"{why} Is there a network, and is the package's name right?"
    if "DO NOT MATCH THE HASHES" in said:
        unlike = ", ".join(re.findall(r"^ +(\S+==\S+) from ", said, re.MULTILINE))
        return f"{unlike} as it was fetched is not what was pinned: somebody may have changed it. Do not deploy it."
    if "No matching distribution" in said:
        return f"{why} There is no wheel of it for Lambda's Python {version} and Linux: pin a version that has one."
    return f"{why} The packages for Lambda could not be installed: put that right and run this again."
