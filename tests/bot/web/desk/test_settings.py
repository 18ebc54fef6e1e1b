"""The club's settings, by the API: as at the desk, with its checks, its history and its way back."""

import pytest

from tests.support.club import Club
from tests.support.desk import DeskPeople
from tests.support.house import House
from tests.support.sender.office import Office


@pytest.fixture
def club(house: House) -> Club:
    club = Club(house)
    club.key = club.makes_a_key("settings", name="The league's sheet")
    return club


def stands(club: Club, name: str) -> dict[str, str | None]:
    return next(each for each in club.calls("GET", "/settings").json["settings"] if each["name"] == name)


def test_what_a_program_says_is_in_force_and_told_at_the_desk(club: Club, house: House, office: Office):
    for _ in range(2):
        assert club.calls("PUT", "/settings/fees", json={"value": "u12s=50+30,u11s=45+27.50"}).status_code == 200
    assert house.bot.particulars.club().fees[11] == (4500, 2750)
    assert house.bot.particulars.read().version == 1, "what stands already is no change"
    said = stands(club, "fees")
    assert (said["value"], said["written"], said["by"]) == ("u11s=45+27.50, u12s=50+30", "", "The league's sheet")
    page = DeskPeople(house, office).signs_in().opens("/desk/settings").text
    assert "The league&#39;s sheet: fees: nothing → u11s=45+27.50, u12s=50+30" in page


def test_it_is_taken_back(club: Club, house: House):
    club.calls("PUT", "/settings/contact", json={"value": "hello@example.org"})
    assert club.calls("DELETE", "/settings/contact").status_code == 200
    assert club.calls("DELETE", "/settings/contact").status_code == 200
    assert stands(club, "contact")["by"] is None
    assert house.bot.particulars.club().contact == "registrations@example.org"


@pytest.mark.parametrize(
    ("name", "value"),
    [("fees", "u11s=40"), ("fees", "u6s=40+26"), ("contact", "nobody"), ("welfare_phone", "07700 900321")],
)
def test_it_is_checked_as_club_toml_is(club: Club, name: str, value: str):
    answer = club.calls("PUT", f"/settings/{name}", json={"value": value})
    assert answer.status_code == 400
    assert answer.json["errors"]["value"].startswith("must be ")
    assert stands(club, name)["by"] is None


def test_what_there_is_none_of_is_not_found(club: Club):
    for method, body in (("PUT", {"value": "blue"}), ("DELETE", None)):
        answer = club.calls(method, "/settings/colour", json=body)
        assert answer.status_code == 404
        assert "there are contact" in answer.json["message"]


def test_only_a_key_that_was_made_for_it_may(house: House):
    assert Club(house).calls("GET", "/settings").status_code == 403
