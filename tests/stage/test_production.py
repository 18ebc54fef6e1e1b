"""docs/production.md up to the dry run: its steps typed as they are written, by somebody with bare accounts."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.rehearsal.stage import ROOT, Stage
from tests.stage.commands import Ran, Volunteer

STEP = re.compile(r"^(\d)\. (.*?)(?=^\d\. |^$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"`((?:cp|aws|read|python3) [^`]+)`")


def steps(page: str) -> dict[int, list[str]]:
    """What each numbered step of a page has one type, its first command first."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return {int(number): COMMAND.findall(step) for number, step in STEP.findall(text)}


STEPS = steps("docs/production.md")


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Volunteer]:
    """Somebody with the project's folder as it is cloned, an account at AWS with nothing in it, and one at Twilio."""
    before = dict(os.environ)
    (tmp_path / "world").mkdir()
    (tmp_path / "project").mkdir()
    try:
        with Stage(tmp_path / "world") as stage:
            volunteer = Volunteer(stage, tmp_path / "project")
            (volunteer.folder / "club.toml").unlink()
            shutil.copy(ROOT / "club.example.toml", volunteer.folder)
            yield volunteer
    finally:
        os.environ.clear()
        os.environ.update(before)


def fills_in(volunteer: Volunteer) -> None:
    """The club's own account; every other value of the example does on a machine that reaches nobody."""
    file = volunteer.folder / "club.toml"
    own = file.read_text(encoding="utf-8").replace("AC" + "0" * 32, volunteer.club.account_sid)
    file.write_text(own, encoding="utf-8")


def types(volunteer: Volunteer, *commands: str) -> Ran:
    """In one terminal, with Twilio's token pasted where it is asked for."""
    return volunteer.runs("\n".join(commands), typed=volunteer.stage.machine.keys["auth_token"])


def test_the_readme_has_one_type_what_the_page_does():
    readme = steps("README.md")
    assert [readme[step][0] for step in (1, 3, 4)] == [STEPS[step][0] for step in (1, 3, 4)]


@pytest.mark.timeout(300)
def test_the_steps_lead_to_what_would_be_built(newcomer: Volunteer):
    copies, (_, identity, *_), token, looks = STEPS[1][0], STEPS[2], STEPS[3][0], STEPS[4][0]
    assert types(newcomer, copies).code == 0
    fills_in(newcomer)
    told = types(newcomer, looks)
    assert told.code == 1
    assert "is not known at SES" in told.complained
    assert "TWILIO_AUTH_TOKEN is missing" in told.complained
    if shutil.which("aws"):
        assert types(newcomer, identity).code == 0
    else:
        newcomer.stage.client("sesv2").create_email_identity(EmailIdentity="example.org")
    ran = types(newcomer, token, looks)
    assert ran.code == 0, ran.complained
    assert "bot: Add Conversations" in ran.said
