"""What is known against the pins is found, and what nobody could be asked about is said."""

import json
from datetime import date

import pytest

from scripts.advisories import bundled, ending, known_of, lifecycle, runtime, uncompared, unsound

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


@pytest.mark.parametrize(
    ("heif", "pillow", "faults"),
    [("1.23.1", "13.0.0", 0), ("1.24.0", "14.0.1", 0), ("1.23.0", "13.0.0", 1), ("1.19.8", "12.2.0", 2)],
)
def test_libraries_inside_wheels_are_looked_at(heif: str, pillow: str, faults: int):
    assert len(list(unsound({"libheif": heif, "Pillow": pillow}))) == faults


def test_those_that_are_pinned_are_sound():
    assert list(unsound(bundled())) == []


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
