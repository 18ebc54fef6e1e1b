"""`python -m sender.commands.callers`: who is listed, with what rights, and no more."""

import time

import jwt
import pytest

from sender.commands.callers import main
from tests.support.sender.office import JANE, Office, emails_to


def said(office: Office, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code of a command, and what it says."""
    code = main([*arguments], office.environment)
    told = capsys.readouterr()
    return code, (told.out + told.err).strip()


def test_a_caller_is_added_used_changed_and_revoked(office: Office, capsys: pytest.CaptureFixture[str]):
    code, key = said(office, capsys, "add", "newsletter", "send", "read", "--messages", "500", "--pounds", "2.50")
    now = int(time.time())
    token = jwt.encode({"iss": "messaging-api", "sub": "newsletter", "iat": now, "exp": now + 60}, key, "HS256")
    assert (code, office.posts(emails_to(JANE), token=token).status_code) == (0, 200)
    listed = "newsletter  send read  1 of 500 messages today, 0 of 2.50 pounds today"
    assert said(office, capsys, "list") == (0, listed)
    changed = ("newsletter", "read", "suppress", "--senders", "registrations@example.org", "--test")
    assert said(office, capsys, "change", *changed) == (0, "newsletter is changed")
    assert said(office, capsys, "list") == (0, "newsletter  read suppress  registrations@example.org  test")
    assert office.posts(emails_to(JANE, TraceId="reg-43"), token=token).status_code == 403
    assert said(office, capsys, "revoke", "newsletter") == (0, "newsletter is revoked")
    assert said(office, capsys, "list")[1].startswith("newsletter  revoked 20")
    assert office.posts(emails_to(JANE), token=token).status_code == 401


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["revoke", "shop"], "There is no caller shop"),
        (["change", "shop", "send"], "There is no caller shop"),
        (["add", "the shop", "send"], "A name has 1 to 64 letters"),
    ],
)
def test_what_cannot_be_done_is_said(
    office: Office, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
):
    code, told = said(office, capsys, *arguments)
    assert (code, says in told) == (1, True)


@pytest.mark.parametrize("arguments", [[], ["add", "shop"], ["add", "shop", "everything"], ["revoke"], ["lists"]])
def test_it_says_how_it_is_used(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(arguments, {})
    assert "usage: python -m sender.commands.callers" in capsys.readouterr().err


def test_without_settings_it_says_which(capsys: pytest.CaptureFixture[str]):
    assert main(["list"], {}) == 1
    assert "SENDER_LEDGER_TABLE" in capsys.readouterr().err
