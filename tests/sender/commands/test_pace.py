"""The command that shows what the providers allow."""

import pytest

from sender.commands.pace import main
from tests.support.sender.office import CLUB_NUMBER, JANE, Office, emails_to


def test_shows_each_rate_and_what_is_left_of_the_day(office: Office, capsys: pytest.CaptureFixture[str]):
    office.posts(emails_to(JANE))
    office.works()
    own = office.environment | {"SENDER_EMAILS_A_SECOND": "", "SENDER_TEXT_PARTS_A_SECOND": ""}
    assert main([], own) == 0
    lines = capsys.readouterr().out.splitlines()[-2:]
    assert lines == ["EMAIL  14 a second, 49,999 of 50,000 left of 24 hours", f"SMS  {CLUB_NUMBER}  10 a second"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"SENDER_EMAILS_A_SECOND": "0"}, "EMAIL  no limit a second"),
        ({"SENDER_EMAILS_A_SECOND": "5"}, "EMAIL  5 a second, 50,000 of 50,000 left of 24 hours"),
        (
            {"SENDER_EMAILS_A_SECOND": "", "SENDER_EMAILS_A_DAY": "200"},
            "EMAIL  14 a second, 200 of 200 left of 24 hours",
        ),
        ({"SENDER_TEXT_PARTS_A_SECOND": "2.5"}, f"SMS  {CLUB_NUMBER}  2.5 a second"),
        ({"SENDER_TEXT_PARTS_A_SECOND": "", "SENDER_ALLOWED_ORIGINATORS": "pool-1"}, "SMS  pool-1  1 a second"),
        ({"SENDER_TEXT_PARTS_A_SECOND": "", "SENDER_ALLOWED_ORIGINATORS": "Club"}, "SMS  Club  1 a second"),
    ],
)
def test_settings_stand_above_what_a_provider_says(
    office: Office, capsys: pytest.CaptureFixture[str], settings: dict[str, str], said: str
):
    assert main([], office.environment | settings) == 0
    assert said in capsys.readouterr().out.splitlines()


def test_says_how_it_is_used(capsys: pytest.CaptureFixture[str]):
    assert main(["now"], {}) == 2
    assert "usage" in capsys.readouterr().err
