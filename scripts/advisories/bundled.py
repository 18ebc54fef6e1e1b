"""The C libraries inside the picture wheels: which they are, how old, and what is known against them."""

import json
import re
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import distribution
from pathlib import Path

import pillow_heif

WHEELS = ("pillow", "pillow-heif")
OLDEST = 365  # days since a wheel was built: what decodes strangers' pictures gets fixes several times a year
# Heap overflows while decoding, by their GHSA and CVE entries of 2026: in libheif up to 1.23.0, in Pillow's JPEG and
# PSD before 13.0.
SOUND_FROM = {"libheif": "1.23.1", "Pillow": "13.0.0"}
OSV = "https://api.osv.dev/v1/querybatch"  # https://google.github.io/osv.dev/post-v1-querybatch/
FUZZED_AS = {  # by OSS-Fuzz's names
    "FreeType": "freetype2",
    "FriBiDi": "fribidi",
    "HarfBuzz": "harfbuzz",
    "libavif": "libavif",
    "libde265": "libde265",
    "libheif": "libheif",
    "libjpeg-turbo": "libjpeg-turbo",
    "libtiff": "libtiff",
    "libwebp": "libwebp",
    "Little CMS 2": "lcms",
    "OpenJPEG": "openjpeg",
    "zlib": "zlib-ng",  # which Pillow's wheel has in its place
}
PACKAGES = ("Pillow", "pillow-heif")  # no library inside, but pins, which are compared as such


def bundled() -> dict[str, str]:
    """Each library's version: Pillow's by the bill of materials in its wheel (PEP 770), the others as they say it."""
    heif = pillow_heif.libheif_info()
    decoder, encoder = (" ".join([*heif[kind].values()]) for kind in ("decoders", "encoders"))
    return {
        "Pillow": distribution("pillow").version,
        **_in_pillow(),
        "pillow-heif": distribution("pillow-heif").version,
        "libheif": heif["libheif"],
        "libde265": _version_in(decoder),
        "x265": _version_in(encoder),
    }


def _in_pillow() -> dict[str, str]:
    pillow = distribution("pillow")
    files = [file for file in pillow.files or () if file.match(f"sboms/pillow-{pillow.version}.cdx.json")]
    components = json.loads(files[0].read_text(encoding="utf-8"))["components"] if files else ()
    found = [each for each in components if "version" in each and not each["name"].startswith("PIL.")]
    return {each["name"].rpartition(" / ")[2]: each["version"] for each in found}


def _version_in(said: str) -> str:
    """The version in what a codec says of itself: "libde265 HEVC decoder, version 1.1.3"."""
    found = re.search(r"\d+(\.\d+)+", said)
    return found[0] if found else "of no known version"


def unsound(found: Mapping[str, str]) -> Iterator[str]:
    for name, first in SOUND_FROM.items():
        if _parts(found[name]) < _parts(first):
            yield f"{name} {found[name]} has published overflows: pin a release with {first} or newer"


def wheels_built() -> dict[str, date | None]:
    """When each wheel was built: its libraries are that old at least. None where the wheel is not to be had."""
    return {name: _built(name) for name in WHEELS}


def _built(name: str) -> date | None:
    with tempfile.TemporaryDirectory() as folder:
        pin = f"{name}=={distribution(name).version}"
        asked = ["download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", folder, pin]
        subprocess.run([sys.executable, "-m", "pip", *asked], capture_output=True)
        return next(map(date_of, Path(folder).glob("*.whl")), None)


def date_of(wheel: Path) -> date:
    with zipfile.ZipFile(wheel) as files:
        return max(date(*entry.date_time[:3]) for entry in files.infolist())


def told_of_age(built: Mapping[str, date | None], today: date) -> str:
    """A line: of each wheel, when it was built."""
    told = [
        f"{name} on {on}, {(today - on).days} days ago" if on else f"{name} NOT KNOWN" for name, on in built.items()
    ]
    return f"Their wheels were built: {'; '.join(told)}"


def too_old(built: Mapping[str, date | None], today: date) -> Iterator[str]:
    for name, on in built.items():
        if on and (today - on).days > OLDEST:
            yield f"{name} was built on {on}, and so are the libraries inside: pin a newer release"


def not_looked_at(inside: Mapping[str, str]) -> str:
    """A line: the libraries that OSS-Fuzz does not know, so that nobody is asked about them but their wheel's age."""
    names = [name for name in inside if name not in FUZZED_AS and name not in PACKAGES]
    return f"NOT COMPARED with OSS-Fuzz's findings, which has none of them: {', '.join(names)}." if names else ""


def found_by_fuzzing(inside: Mapping[str, str], osv: str = OSV) -> list[str] | None:
    """What OSS-Fuzz found in these versions, as OSV knows it; None where it cannot be asked."""
    names = [name for name in inside if name in FUZZED_AS]
    queries = [
        {"package": {"ecosystem": "OSS-Fuzz", "name": FUZZED_AS[name]}, "version": inside[name]} for name in names
    ]
    body, kind = json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"}
    try:
        request = urllib.request.Request(osv, body, kind)  # noqa: S310 https, or a test's own
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            results = json.load(answer)["results"]
    except (OSError, ValueError, KeyError):
        return None
    return [
        f"{name} {inside[name]}: {each['id']}: pin a release of its wheel with a newer one"
        for name, result in zip(names, results, strict=True)
        for each in result.get("vulns", ())
    ]


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:3])
