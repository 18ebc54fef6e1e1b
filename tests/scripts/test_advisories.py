"""What is known against the pins is found, and what nobody could be asked about is said."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from flask import Flask, request

from local.wsgi_server import WsgiServer
from scripts.advisories.bundled import (
    FUZZED_AS,
    bundled,
    date_of,
    found_by_fuzzing,
    not_looked_at,
    told_of_age,
    too_old,
    unsound,
)
from scripts.advisories.pins import FILES, known_of, uncompared
from scripts.advisories.runtime import ending, lifecycle, runtime

CALENDAR = {"python3.13": {"deprecated": "2029-06-30"}, "python3.11": {"deprecated": "2027-06-30"}}


def audit(*packages: dict) -> str:
    return json.dumps({"dependencies": list(packages), "fixes": []})


def pin(name: str, *ids: str, fixed: tuple[str, ...] = ()) -> dict:
    vulnerabilities = [{"id": each, "fix_versions": list(fixed), "aliases": []} for each in ids]
    return {"name": name, "version": "1.0", "vulns": vulnerabilities}


def test_an_advisory_is_named_with_its_remedy():
    said = audit(pin("flask"), pin("pillow", "GHSA-1", fixed=("13.0.0", "14.0.0")), pin("six", "GHSA-2"))
    assert list(known_of(said)) == [
        "pillow 1.0: GHSA-1: pin 13.0.0",
        "six 1.0: GHSA-2: there is no release without it yet",
    ]
    assert uncompared(said) == ""


def test_what_nobody_was_asked_about_is_never_passed_over():
    said = audit(pin("flask"), {"name": "boto3", "skip_reason": "Dependency not found on PyPI"})
    assert uncompared(said) == "NOT COMPARED with published advisories: boto3. Nobody here knows of them."
    assert "NOT COMPARED" in uncompared("")
    assert list(known_of("")) == []


def test_what_deploys_is_compared_as_what_runs():
    """Zappa, pip and setuptools make the packages: who has them has what goes out."""
    names = ("deploy", "dev", "lambda", "learning", "local")
    assert ["requirements.txt", *(f"requirements/{name}.txt" for name in names)] == FILES


@pytest.mark.parametrize(
    ("heif", "pillow", "faults"),
    [("1.23.1", "13.0.0", 0), ("1.24.0", "14.0.1", 0), ("1.23.0", "13.0.0", 1), ("1.19.8", "12.2.0", 2)],
)
def test_libraries_inside_wheels_are_looked_at(heif: str, pillow: str, faults: int):
    assert len(list(unsound({"libheif": heif, "Pillow": pillow}))) == faults


def test_those_that_are_pinned_are_sound():
    inside = bundled()
    assert list(unsound(inside)) == []
    assert set(FUZZED_AS) <= set(inside), "each library that decodes is looked at"
    assert all(inside[name][0].isdigit() for name in FUZZED_AS)


def test_a_library_that_nobody_is_asked_about_is_named():
    inside = {"Pillow": "13.0.0", "libwebp": "1.6.0", "raqm": "0.11.0", "x265": "4.3"}
    assert not_looked_at(inside) == "NOT COMPARED with OSS-Fuzz's findings, which has none of them: raqm, x265."
    assert not_looked_at({"libwebp": "1.6.0"}) == ""
    assert set(not_looked_at(bundled()).split(": ")[1].rstrip(".").split(", ")) == {
        "fribidi-shim", "libimagequant", "libxcb", "raqm", "x265"
    }  # fmt: skip


def test_a_wheel_is_as_old_as_the_files_in_it(tmp_path: Path):
    wheel = tmp_path / "pillow.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr(zipfile.ZipInfo("first", (2026, 1, 2, 3, 4, 6)), "")
        made.writestr(zipfile.ZipInfo("last", (2026, 2, 3, 4, 5, 6)), "")
    assert date_of(wheel) == date(2026, 2, 3)


@pytest.mark.parametrize(("today", "faults"), [(date(2027, 2, 3), 0), (date(2027, 2, 4), 1)])
def test_wheels_are_not_older_than_a_year(today: date, faults: int):
    built = {"pillow": date(2026, 2, 3), "pillow-heif": None}
    assert len(list(too_old(built, today))) == faults
    assert "pillow on 2026-02-03" in told_of_age(built, today)
    assert "pillow-heif NOT KNOWN" in told_of_age(built, today), "what is not known is said"


def osv(*results: dict) -> Flask:
    """OSV's batch endpoint, which answers each query in its place."""
    app = Flask("osv")

    @app.post("/v1/querybatch")
    def answer() -> dict:
        asked = [(each["package"]["ecosystem"], each["package"]["name"]) for each in request.get_json()["queries"]]
        assert asked == [("OSS-Fuzz", "libwebp"), ("OSS-Fuzz", "lcms")]
        return {"results": list(results)}

    return app


def test_what_fuzzing_found_in_a_library_is_named():
    inside = {"Pillow": "13.0.0", "libwebp": "1.6.0", "Little CMS 2": "2.19.1"}
    with WsgiServer(osv({}, {"vulns": [{"id": "OSV-2026-1"}]})) as server:
        found = found_by_fuzzing(inside, f"{server.url}/v1/querybatch")
    assert found == ["Little CMS 2 2.19.1: OSV-2026-1: pin a release of its wheel with a newer one"]


def test_where_nobody_can_be_asked_nothing_is_said_to_be_sound():
    with WsgiServer(Flask("somebody else")) as server:
        assert found_by_fuzzing({"libwebp": "1.6.0"}, f"{server.url}/v1/querybatch") is None
    assert found_by_fuzzing({"libwebp": "1.6.0"}, "http://127.0.0.1:1/") is None


@pytest.mark.parametrize(
    ("named", "today", "faults"),
    [
        ("python3.13", date(2026, 11, 28), 0),
        ("python3.13", date(2027, 6, 30), 0),
        ("python3.13", date(2027, 7, 1), 1),
        ("python3.11", date(2026, 11, 28), 1),
        ("python2.7", date(2026, 11, 28), 1),
    ],
)
def test_a_runtime_has_two_years_left(named: str, today: date, faults: int):
    assert len(list(ending(named, CALENDAR, today))) == faults


def test_aws_calendar_knows_the_runtime():
    assert runtime() in lifecycle()
