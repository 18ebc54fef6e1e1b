"""The questions of a club.toml beside start.py, which the local bot then asks."""

from pathlib import Path

import pytest

from local.club_questions import SETTINGS, BadQuestions, own_questions
from tests.support.deploy.packaging import ROOT


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "club.toml"
    monkeypatch.setenv(SETTINGS["club_file"].variable, str(file))
    return file


def test_without_a_file_every_club_asks_the_same(written: Path):
    assert own_questions() == []


def test_the_file_may_hold_nothing_else(written: Path):
    written.write_text('[[questions]]\nname = "boots"\nkind = "yes_no"\nprompt = "Boots?"\nlabel = "Boots"\n')
    assert [entry["name"] for entry in own_questions()] == ["boots"]


def test_the_first_clubs_file(written: Path):
    written.write_text((ROOT / "club.example.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert len(own_questions()) == 7


def test_faults_are_named_with_the_file(written: Path):
    written.write_text('[[questions]]\nname = "boots"\n')
    with pytest.raises(BadQuestions, match=r"club\.toml has faults:\n  questions\.boots\.kind is missing: one of"):
        own_questions()


def test_what_is_no_toml(written: Path):
    written.write_text("[[questions]\n")
    with pytest.raises(BadQuestions, match=r"club\.toml is no TOML: .*line 1"):
        own_questions()
