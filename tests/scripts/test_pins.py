"""The pins are made of what was chosen, hold on any machine, and hold what is needed."""

import re
import shutil
from pathlib import Path

import pytest

from scripts.pins import MADE, ROOT, not_made_of_their_in

PIN = r"[\w.-]+(\[\w+\])?==[\w.]+( ; [^\\]+)?"
HASHES = r"( \\\n    --hash=sha256:\w{64})+"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What was chosen and its pins, to be changed."""
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    return tmp_path


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_they_are_made_of_what_is_chosen():
    assert list(not_made_of_their_in(ROOT)) == []


@pytest.mark.parametrize("chosen", MADE)
def test_who_chooses_something_else_is_told_to_make_them_anew(project: Path, chosen: str):
    (project / chosen).write_text((project / chosen).read_text() + "left-pad\n")
    assert list(not_made_of_their_in(project)) == [
        f"{MADE[chosen]} is not what was made of {chosen}: run python -m scripts.pins"
    ]


def test_a_comment_chooses_nothing(project: Path):
    changed(project / "requirements/services.in", "boto3\n", "# AWS.\nboto3\n\n")
    assert list(not_made_of_their_in(project)) == []


def test_pins_are_not_changed_by_hand(project: Path):
    changed(project / "requirements.txt", "six==1.17.0", "six==1.16.0")
    assert len(list(not_made_of_their_in(project))) == 1


@pytest.mark.parametrize("pinned", MADE.values())
def test_each_pin_has_its_hashes_and_no_file_names_where_they_come_from(pinned: str):
    text = (ROOT / pinned).read_text()
    assert re.findall(r"^\w.*", text, re.M)
    assert re.findall(r"^\w.*", re.sub(f"^{PIN}{HASHES}$", "", text, flags=re.M), re.M) == []
    assert not re.search(r"https?:|index-url|find-links|trusted-host", text)
