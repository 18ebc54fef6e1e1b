"""What is typed behind `start.py deploy`: understood, or refused with what would have been right."""

from pathlib import Path

import pytest

from deploy.__main__ import main, read_arguments
from deploy.commands import COMMANDS


def asked(*arguments: str) -> tuple[str, str, list[str]]:
    options = read_arguments(list(arguments))
    return options.command, options.stage, options.words


class TestUnderstood:
    def test_a_stage_alone_is_deployed(self):
        assert asked("staging") == asked("deploy", "staging") == ("deploy", "staging", [])

    def test_words_and_options_stand_in_any_order(self):
        assert asked("logs", "production", "ABCD-EFGH", "--days", "14") == ("logs", "production", ["ABCD-EFGH"])
        assert asked("restore", "--at", "2026-11-21T18:30", "production", "ledger")[2] == ["ledger"]

    def test_a_call_may_have_a_body(self):
        assert len(asked("call", "production", "POST", "/x", '{"amount": 1}')[2]) == 3
        assert len(asked("call", "production", "GET", "/x")[2]) == 2

    def test_what_stands_behind_two_dashes_is_not_ours(self):
        options = read_arguments(["at", "production", "--", "python", "-m", "bot.commands.keys", "list", "--yes"])
        assert options.run == ["python", "-m", "bot.commands.keys", "list", "--yes"]
        assert not options.yes


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("", "required"),
        ("live", "production, staging, rehearsal"),
        ("alarms", "alarms STAGE: "),
        ("alarms production now", "alarms STAGE: "),
        ("logs production", "logs STAGE WORD: "),
        ("rotate production", "rotate STAGE SECRET: "),
        ("call production GET", "call STAGE METHOD PATH [JSON]: "),
        ("at production", "at STAGE -- COMMAND"),
        ("alarms production -- ls", "at STAGE -- COMMAND"),
        ("restore production ledger --dry-run", "--dry-run is not for restore"),
        ("rotate production api-key --at 2026-01-01", "--at is not for rotate"),
        ("production --with-data", "--with-data is not for deploy"),
        ("production --yes --no", "not allowed with"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_can(typed: str, remedy: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        read_arguments(typed.split())
    assert ended.value.code == 2
    assert remedy in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("word", COMMANDS)
def test_help_tells_of_every_word(word: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        read_arguments(["--help"])
    assert f"  {word} STAGE" in capsys.readouterr().out


def test_without_a_club_it_says_how_to_get_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["alarms", "production", "--club", str(tmp_path / "club.toml")]) == 1
    assert "copy club.example.toml" in capsys.readouterr().err
