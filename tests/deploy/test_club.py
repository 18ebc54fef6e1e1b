"""club.toml: every fault is told at once, in one line each, with what to do about it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from deploy.club import BadClub, Club, club_of, read_club
from deploy.club_faults import FIELDS, OPTIONAL, STAGES
from tests.support.deploy.packaging import ROOT

EXAMPLE = ROOT / "club.example.toml"


def written(**changes: Any) -> dict[str, Any]:
    """The example's settings, with others at places like `club__name`; None takes one away."""
    file = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    for place, value in changes.items():
        *tables, name = place.split("__")
        table = file
        for each in tables:
            table = table.setdefault(each, {})
        if value is None:
            table.pop(name)
        else:
            table[name] = value
    return file


def faults(stage: str = "staging", **changes: Any) -> list[str]:
    """What the operator is told of a file with these changes."""
    try:
        club_of(written(**changes), stage, "club.toml")
    except BadClub as bad:
        first, *lines = str(bad).splitlines()
        assert first == "club.toml has faults:"
        return [line.strip() for line in lines]
    return []


@pytest.mark.parametrize("stage", STAGES)
def test_the_example_may_be_used_as_it_is(stage: str):
    club = read_club(EXAMPLE, stage)
    assert isinstance(club, Club)
    assert (club.title, club.log_days, club.monthly_budget) == (f"urmston-town-{stage}", 90, 20)


def test_lists_become_what_the_functions_read():
    club = club_of(written(stages__staging__allowed_numbers=["+447700900100", "+4477009001*"]), "staging", "club.toml")
    assert club.allowed_numbers == "+447700900100,+4477009001*"
    assert club.allowed_recipients == "+447700900100,*@example.org"


@pytest.mark.parametrize("colour", ["#ffffff", "#ffcc00", "#00A86B", "red", "#123"])
def test_a_colour_is_one_on_which_white_words_can_be_read(colour: str):
    (told,) = faults(club__colour=colour)
    assert told.startswith("club.colour cannot be used: ")
    look = club_of(written(club__colour="#7a0019", club__crest="https://club.example/c.png"), "staging", "x").look
    assert look == ("#7a0019", "https://club.example/c.png")


@pytest.mark.parametrize("crest", ["http://club.example/c.png", "https://club.example/c.svg", 'https://x"onerror.png'])
def test_a_crest_is_a_picture_that_mail_programs_show(crest: str):
    (told,) = faults(club__crest=crest)
    assert told.startswith("club.crest cannot be used: ")


def test_nothing_at_all_is_named_in_one_go():
    with pytest.raises(BadClub) as bad:
        club_of({}, "staging", "club.toml")
    told = str(bad.value).splitlines()[1:]
    assert [line.split()[0] for line in told] == [
        *(field.place for name, field in FIELDS.items() if name not in OPTIONAL),
        "stages.staging",
    ]
    assert all(" is missing: " in line for line in told)


USABLE = {
    "club__name": ["AFC O'Brien & Söhne", "FC"],
    "messages__sms_from": ["+447700900999", "UrmstonTown", "4TheTown", "pool-0123456789abcdef"],
    "messages__email_from": ["hello@mail.example.org", "o'brien+club@example.org"],
    "club__payment_url": ["https://pay.example.org/?ref={reference}&x=1"],
    "club__fees": ["u11s=40+26", "u7s=30+20, u8s=30.50+0,u23s=100000+0"],
    "club__season": ["2026-27 from 2026-05-01 to 2027-04-30", "2026-27 from 2026-01-01 to 2027-06-30"],
    "club__payment_line": ["To register, pay £{fee} now, then £{monthly} a month by Direct Debit."],
    "club__quiet_hours": ["20:00-08:30", "18:30-08:00", "21:00-10:30"],
    "payments__gocardless": ["sandbox", "live"],
    "payments__months": ["9-5", "1-12"],
    "payments__sibling_discount": ["10% of fee", "500p of monthly", "100% of fee"],
    "operations__log_days": [1, 365],
    "operations__monthly_budget": [1, 1000],
    "messages__monthly_limit": [100, 1_000_000],
    "messages__marketing": [True, False],
    "messages__language_model": ["amazon.nova-lite-v1:0", "eu.anthropic.claude-haiku-4-5-20251001-v1:0"],
    "messages__monthly_guesses": [1, 100_000],
    "club__keep_days": [0, 400, 2000],
}
WHAT_PEOPLE_PUT_THERE = {
    "slug": ["Urmston Town", "urmston_town", "1st-urmston", "urmston-", "u", "a" * 25, "urmston-town\n", 7],
    "region": ["London", "eu-west-2a", "EU-WEST-2", "eu_west_2", " eu-west-2"],
    "club__name": [" ", "A", "Urmston\nTown", "x" * 41, ["Urmston"], " Urmston"],
    "club__contact": ["registrations", "Club <club@example.org>", "a@example.org, b@example.org", "club@localhost"],
    "club__welfare_phone": ["07700 900005", "+44 7700 900005", "0044 7700 900005", 447700900005, "+44(0)7700900005"],
    "club__payment_url": ["https://pay.example.org/", "http://example.org/{reference}", "example.org/{reference}"],
    "messages__twilio_account_sid": ["SK" + "0a" * 16, "AC123", "AC" + "0A" * 16, "AC" + "0a" * 16 + " "],
    "messages__whatsapp_number": ["+447700900999", "whatsapp:07700900999", "whatsapp: +447700900999", "+44770"],
    "messages__sms_from": ["07700900999", "Urmston Town FC", "Urmston Twn", "0", "whatsapp:+447700900999"],
    "operations__alarm_email": ["desk@example", "desk at example.org", True],
    "operations__smoke_number": ["07700900100", "whatsapp:+447700900100", "+44 7700 900100"],
    "club__fees": ["40", "u6s=40+26", "u11s=40", "u11s=£40+26", "u11s=40+26, u11s=41+26", True],
    "club__payment_line": ["Pay {fee} and {monthly}", "Pay £{fee} at once, and nothing more for the season.", True,
                           "Pay £{fee} now and £{monthly} a month at https://pay.example.org/urmston please."],
    "club__season": ["2026-27", "2026-28 from 2026-05-01 to 2027-04-30", "2026-27 from 2026-02-30 to 2027-04-30",
                     "2026-27 from 2026-05-01 to 2027-07-01", "2026-27 from 2027-05-01 to 2026-05-01", True],
    "club__quiet_hours": ["20-8", "22:00-08:30", "20:00-07:59", "18:30-10:30", "20:00-08:60", "8:30-20:00", True],
    "payments__gocardless": ["yes", True, "Live"],
    "payments__months": ["0-5", "9", "13-5", [9, 5]],
    "payments__sibling_discount": ["10%", "£5 of fee", "0% of fee", "101% of fee"],
    "operations__log_days": [0, 45, "90", 90.5, True],
    "operations__monthly_budget": [0, -5, 1001, "20", 19.99, True],
    "messages__monthly_limit": [0, 99, "5000", 5000.0, True],
    "club__keep_days": [-1, 2001, "400", 30.5, True],
    "messages__language_model": ["Nova Lite", "arn:aws:bedrock:eu-west-2::foundation-model/x/y", True],
    "messages__monthly_guesses": [0, "1000", 100_001, True],
    "messages__marketing": ["yes", "true", 1, 0],
    "stages__staging__allowed_numbers": ["+447700900100", ["*"], ["07700900100"], [447700900100]],
    "stages__staging__allowed_recipients": ["*", ["a@example.org, b@example.org"], [1]],
}  # fmt: skip


@pytest.mark.parametrize(("place", "value"), [(place, value) for place, values in USABLE.items() for value in values])
def test_what_may_be_used(place: str, value: Any):
    assert faults(**{place: value}) == []


@pytest.mark.parametrize(
    ("place", "value"), [(place, value) for place, values in WHAT_PEOPLE_PUT_THERE.items() for value in values]
)
def test_what_cannot_be_used_is_named_with_how_to_put_it_right(place: str, value: Any):
    told = [fault for fault in faults(**{place: value}) if not fault.endswith("operations.smoke_number: add it")]
    assert [fault.partition(": ")[0] for fault in told] == [f"{place.replace('__', '.')} cannot be used"]


@pytest.mark.parametrize("value", ["+447700900123", "07700 900123", "desk at 07700 900123"])
def test_no_ones_number_is_repeated(value: str):
    told = faults(club__welfare_email=value, operations__alarm_email=value, stages__staging__allowed_recipients=value)
    assert len(told) == 3
    assert not [fault for fault in told if "900123" in fault.partition(": ")[0]]


def test_an_empty_setting_is_a_missing_one():
    assert faults(club__name="")[0].startswith("club.name is missing: ")
    assert faults(club__name=None)[0].startswith("club.name is missing: ")


@pytest.mark.parametrize("allowed", [[], ["+447700900101"], ["+4477009002*"]])
def test_a_stage_that_may_not_write_to_the_operator_is_refused(allowed: list[str]):
    told = faults(stages__staging__allowed_numbers=allowed)
    assert told == ["stages.staging.allowed_numbers does not allow operations.smoke_number: add it"]
    assert faults("production", stages__production__allowed_numbers=allowed) == []


@pytest.mark.parametrize(
    "place", ["messages__auth_token", "club__welfare_mail", "stages__test__allowed_numbers", "Slug"]
)
def test_a_setting_that_there_is_not_is_named(place: str):
    told = faults(**{place: "x"})
    assert any(fault.startswith(f"{place.replace('__', '.')} is no setting: compare its name") for fault in told)


def test_a_table_that_is_missing_is_named():
    assert faults("rehearsal", stages__rehearsal=None)[0].startswith("stages.rehearsal is missing: ")
    assert len(faults(club="Urmston Town")) == 10  # each of the table's settings


def test_a_stage_that_there_is_not():
    with pytest.raises(BadClub, match="There is no stage 'prod'; there are production, staging, rehearsal"):
        read_club(EXAMPLE, "prod")


def test_a_missing_file(tmp_path: Path):
    with pytest.raises(BadClub, match=r"There is no .*: copy club\.example\.toml to club\.toml and fill it in"):
        read_club(tmp_path / "club.toml", "staging")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'slug = "a\n', "is no TOML: .*line 1.*compare that line"),
        (b"slug: a", "is no TOML: .*line 1"),
        ("slug = “urmston”".encode(), "is no TOML"),
        ('slug = "ürmston"'.encode("latin-1"), "is not UTF-8: save it"),
    ],
)
def test_what_cannot_be_read_says_where(tmp_path: Path, content: bytes, told: str):
    (tmp_path / "club.toml").write_bytes(content)
    with pytest.raises(BadClub, match=told):
        read_club(tmp_path / "club.toml", "staging")


def test_a_folder_is_no_file(tmp_path: Path):
    with pytest.raises(BadClub, match=r"cannot be read \(Is a directory\): give the file's own path"):
        read_club(tmp_path, "staging")


def test_the_clubs_own_questions_are_those_of_the_file():
    club = read_club(EXAMPLE, "staging")
    assert [entry["name"] for entry in club.questions][-1] == "agreements"
    assert club_of(written(questions=None), "staging", "club.toml").questions == []


def test_faults_of_questions_are_told_with_all_others():
    entry = {"name": "boots", "kind": "choice", "prompt": "Which, {name}?", "label": "Boots"}
    told = faults(club__name="", questions=[entry])
    assert [fault.partition(" ")[0] for fault in told] == [
        "club.name", "questions.boots.choices", "questions.boots.prompt",
    ]  # fmt: skip
    assert faults(questions="boots")[0].startswith("questions cannot be used: ")
