"""`python -m sender.commands.token`: a token for a program of the club, and no secret anywhere but in the store."""

import os
import subprocess
import sys
from pathlib import Path

import jwt
import pytest

from sender.commands.token import main
from tests.support.sender.office import Office, to_jane

ROOT = Path(__file__).resolve().parents[3]


def test_a_token_lets_its_owner_in(office: Office, capsys: pytest.CaptureFixture[str]):
    assert main(["club-desk"], office.environment) == 0
    token = capsys.readouterr().out.strip()
    assert office.posts(to_jane(), token=token).status_code == 200


def test_a_token_says_who_it_is_for(office: Office, capsys: pytest.CaptureFixture[str]):
    assert main(["club-desk", "desk@example.org", "urmston"], office.environment) == 0
    claims = jwt.decode(capsys.readouterr().out.strip(), office.secret(), algorithms=["HS256"], issuer="messaging-api")
    assert (claims["sub"], claims["email"], claims["customer_id"]) == ("club-desk", "desk@example.org", "urmston")
    assert claims["exp"] - claims["iat"] == 24 * 3600


def test_what_is_not_said_is_not_claimed(office: Office, capsys: pytest.CaptureFixture[str]):
    main(["club-desk"], office.environment)
    claims = jwt.decode(capsys.readouterr().out.strip(), office.secret(), algorithms=["HS256"], issuer="messaging-api")
    assert set(claims) == {"iss", "sub", "iat", "exp"}


@pytest.mark.parametrize("arguments", [[], [""], [" "], ["--help"], ["a", "b", "c", "d"]])
def test_it_says_how_it_is_used(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(arguments, {}) == 2
    assert "usage: python -m sender.commands.token USER_ID [EMAIL] [CUSTOMER_ID]" in capsys.readouterr().err


def test_there_is_no_default_secret(office: Office, capsys: pytest.CaptureFixture[str]):
    assert main(["club-desk"], {}) == 1
    assert main(["club-desk"], {"SENDER_JWT_SECRET_ARN": "nowhere"}) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "SENDER_JWT_SECRET_ARN" in captured.err


@pytest.mark.parametrize("name", ["sender.commands.token", "sender.token"])
def test_from_the_shell(office: Office, name: str):
    """As an operator runs it, in a process of its own; the second is its name of a release ago."""
    environment = os.environ | office.environment
    done = subprocess.run(  # noqa: S603 ours
        [sys.executable, "-m", name, "club-desk"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert office.posts(to_jane(), token=done.stdout.strip()).status_code == 200
