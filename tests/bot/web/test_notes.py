"""What a person of the club notes of a registration: proof of age seen, no pictures. The parent hears nothing of it."""

import msgspec
import pytest

from tests.support.chats.examples import INVITE, between, up_to
from tests.support.club import Club
from tests.support.house import House, Parent
from tests.support.lines import Lines

NOTES = ("proof-of-age", "no-pictures", "fee-waived", "direct-debit-waived", "play-up", "complaint")


@pytest.fixture
def club(house: House) -> Club:
    return Club(house)


def noted(club: Club, reference: str) -> dict[str, dict[str, str] | None]:
    """What is noted, by the registration; the list and the CSV say the same."""
    single = club.reads(reference).json["noted"]
    assert [each["noted"] for each in club.lists().json["registrations"] if each["reference"] == reference] == [single]
    (row,) = (row for row in club.exports() if row["reference"] == reference)
    for name, note in single.items():
        assert row[name] == (note["at"].replace("Z", "+00:00") if note else "")
    return single


@pytest.mark.parametrize("what", NOTES)
def test_it_is_noted_with_when_and_by_whom_and_taken_back(house: House, club: Club, what: str):
    reference, name = club.invites("Sam", INVITE["parent_tel"]), what.replace("-", "_")
    club.key = club.makes_a_key("act", "read", "export", name="The secretary")
    now = house.clock.now()
    answer = club.notes(reference, what)
    assert answer.status_code == 200
    note = noted(club, reference)[name]
    assert note["by"] == "The secretary"
    assert note["at"][:16] == now.isoformat()[:16]
    assert answer.json["registration"]["noted"] == noted(club, reference)
    assert club.takes_back(reference, what).status_code == 200
    assert noted(club, reference) == dict.fromkeys(each.replace("-", "_") for each in NOTES)


def test_the_first_time_stands_however_often_it_is_told(house: House, club: Club):
    reference = club.invites("Sam", INVITE["parent_tel"])
    club.notes(reference, "proof-of-age")
    first = noted(club, reference)
    house.clock.advance(60)
    assert club.notes(reference, "proof-of-age").status_code == 200
    assert noted(club, reference) == first
    for _ in range(2):
        assert club.takes_back(reference, "proof-of-age").status_code == 200
    assert noted(club, reference)["proof_of_age"] is None


@pytest.mark.parametrize("what", NOTES)
def test_of_nobodys_registration_is_404(club: Club, what: str):
    assert club.notes("AAAA-AAAA", what).status_code == club.takes_back("AAAA-AAAA", what).status_code == 404


def test_it_goes_with_one_child_through_whatever_the_parent_does(house: House, club: Club):
    sam, mia = club.invites("Sam", INVITE["parent_tel"]), club.invites("Mia", INVITE["parent_tel"])
    club.notes(sam, "no-pictures")
    parent = Parent(house, INVITE["parent_tel"])
    parent.says("yes", "Sam", *between("ready", "medical_needs"), "restart", "yes")
    assert noted(club, sam)["no_pictures"]
    assert noted(club, mia)["no_pictures"] is None


def test_the_parent_hears_nothing_and_is_where_they_were(house: House, club: Club):
    reference = club.invites("Sam", INVITE["parent_tel"])
    parent = Parent(house, INVITE["parent_tel"])
    parent.says(*up_to("medical_needs"))
    before, heard, says = parent.registration, len(parent.texts), club.reads(reference, "/transcript").json["messages"]
    for what in set(NOTES) - {"complaint"}:
        club.notes(reference, what)
    assert len(parent.texts) == heard
    assert club.reads(reference, "/transcript").json["messages"] == says
    assert msgspec.structs.replace(parent.registration, noted={}) == before


def test_it_is_logged_without_names(club: Club, lines: Lines):
    reference = club.invites("Sam", INVITE["parent_tel"])
    club.key = club.makes_a_key("act", name="The secretary")
    club.notes(reference, "no-pictures")
    club.takes_back(reference, "no-pictures")
    set_, back = (line for line in lines.ours if line.get("route", "").endswith("/no-pictures"))
    assert (set_["noted"], back["taken_back"]) == ("no_pictures", "no_pictures")
    assert set_["registration"] == back["registration"] == reference
    assert set_["key_id"]
    assert not any(name in str(lines.ours) for name in ("secretary", "Smith", INVITE["parent_tel"]))
