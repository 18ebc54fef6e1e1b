"""What Lambda runs against what is known against it: `python -m scripts.advisories`, a part of `start.py check`.

The pins are compared with published advisories (pip-audit, which asks PyPI), the C libraries inside the picture wheels,
which no list of packages sees, with the first releases that have no published overflow, and Lambda's Python with AWS's
calendar. What could not be compared is said.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "requirements.txt"
MONTHS_LEFT = 24  # of the runtime, at least
# Heap overflows while decoding, by their GHSA and CVE entries of 2026: in libheif up to 1.23.0, in Pillow's JPEG and
# PSD before 13.0.
SOUND_FROM = {"libheif": "1.23.1", "Pillow": "13.0.0"}
COMMAND = ("-m", "pip_audit", "--requirement", str(PINS), "--no-deps", "--disable-pip", "--format", "json")


def main() -> int:
    said = subprocess.run([sys.executable, *COMMAND], capture_output=True, text=True).stdout
    faults = (
        list(known_of(said)) + list(unsound(bundled())) + list(ending(runtime(), lifecycle(), datetime.now(UTC).date()))
    )
    print(uncompared(said) or "The pins were compared with the published advisories.")
    print("Inside the wheels: " + ", ".join(f"{name} {version}" for name, version in bundled().items()))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def known_of(said: str) -> Iterator[str]:
    """Each advisory that pip-audit found, with the remedy; `said` is its JSON, or "" where it had no answer."""
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


def bundled() -> dict[str, str]:
    """The versions of what decodes pictures, as each says it itself."""
    import PIL
    import pillow_heif
    from PIL import features

    heif = pillow_heif.libheif_info()
    named = {"libjpeg-turbo": "libjpeg_turbo", "libwebp": "webp", "zlib-ng": "zlib_ng"}
    return {
        "Pillow": PIL.__version__,
        **{name: str(features.version(feature)) for name, feature in named.items()},
        "libheif": heif["libheif"],
        "libde265": ", ".join(heif["decoders"].values()),
    }


def unsound(found: Mapping[str, str]) -> Iterator[str]:
    for name, first in SOUND_FROM.items():
        if _parts(found[name]) < _parts(first):
            yield f"{name} {found[name]} has published overflows: pin a release with {first} or newer"


def runtime() -> str:
    return json.loads((ROOT / "zappa_settings.json").read_text(encoding="utf-8"))["base"]["runtime"]


def lifecycle() -> dict[str, dict[str, Any]]:
    """When AWS ends each runtime, as cfn-lint knows it: docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html."""
    data = resources.files("cfnlint").joinpath("data/AdditionalSpecs/LmbdRuntimeLifecycle.json")
    return json.loads(data.read_text(encoding="utf-8"))


def ending(named: str, calendar: Mapping[str, Mapping[str, Any]], today: date) -> Iterator[str]:
    if named not in calendar:
        yield f"AWS's calendar has no {named}: is it a runtime of Lambda's, and is cfn-lint current?"
        return
    ends = date.fromisoformat(calendar[named]["deprecated"])
    left = (ends.year - today.year) * 12 + ends.month - today.month
    if left < MONTHS_LEFT:
        yield f"AWS ends {named} on {ends}, in {left} months: set a newer `runtime` in zappa_settings.json"


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:3])


if __name__ == "__main__":
    sys.exit(main())
