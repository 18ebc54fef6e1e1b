"""The pins of what Lambda runs, of what deploys it and of what tests it, and pip-audit, which asks PyPI about them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = ["requirements.txt", *sorted(f"requirements/{path.name}" for path in ROOT.glob("requirements/*.txt"))]
PINS = [argument for name in FILES for argument in ("--requirement", name)]


def audited() -> str:
    """What pip-audit says, in JSON; "" where it had no answer."""
    command = [sys.executable, "-m", "pip_audit", *PINS, "--no-deps", "--disable-pip", "--format", "json"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout


def known_of(said: str) -> Iterator[str]:
    """Each advisory that pip-audit found, with the remedy."""
    for package in json.loads(said)["dependencies"] if said else ():
        for each in package.get("vulns", ()):
            remedy = f"pin {each['fix_versions'][0]}" if each["fix_versions"] else "there is no release without it yet"
            yield f"{package['name']} {package['version']}: {each['id']}: {remedy}"


def uncompared(said: str) -> str:
    """Which pins nobody could be asked about; "" for none."""
    if not said:
        return "NOT COMPARED with published advisories: nobody could be asked. Run this where there is a network."
    skipped = [package["name"] for package in json.loads(said)["dependencies"] if "skip_reason" in package]
    return (
        f"NOT COMPARED with published advisories: {', '.join(skipped)}. Nobody here knows of them." if skipped else ""
    )
