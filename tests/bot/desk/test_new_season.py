"""A new season: last season's players are chosen by tick boxes, looked at, and invited once."""

import re
from typing import Any

import pytest

from tests.support.desk import DeskPeople, Someone
from tests.support.house import House

PAGE = "/desk/invites/season?season=2027-28"
BUTTON = "Look at the invites"
FEES = {"membership-12": "45", "monthly-12": "27.50"}


@pytest.fixture
def secretary(people: DeskPeople, house: House) -> Someone:
    """Of last season: Sam and Ana were complete, Ben only invited."""
    house.it_becomes(12)
    for number, first in enumerate(("Sam", "Ana", "Ben"), 201):
        house.admin_invites(player_first_name=first, parent_tel=f"+447700900{number}")
        if first != "Ben":
            house.parent(f"+447700900{number}").answers_until("payment_pending", player_name=f"{first} Smith")
    return people.signs_in()


def players(page: str) -> dict[str, str]:
    """The tick boxes: each reference by the player's name."""
    found = re.findall(r'name="player" value="([^"]+)" checked> (\w+ \w+)', page)
    return {name: reference for reference, name in found}


def chooses(secretary: Someone, *references: str, **fields: Any) -> Any:
    _, hidden = secretary.form(PAGE, BUTTON)
    return secretary.posts(PAGE, hidden | FEES | {"player": references} | fields)


def test_who_was_registered_is_ticked_a_year_older_with_last_seasons_fees(secretary: Someone):
    page = secretary.opens(PAGE).text
    assert players(page).keys() == {"Ana Smith", "Sam Smith"}
    assert "Panthers u12s" in page
    assert 'name="membership-12" type="text" value="40"' in page
    assert "Nobody was registered for 2025-26" in secretary.opens("/desk/invites/season").text


def test_those_chosen_are_looked_at_and_invited_once(secretary: Someone, house: House):
    ticks = players(secretary.opens(PAGE).text)
    sheet = chooses(secretary, ticks["Sam Smith"]).headers["Location"].removeprefix("/production")
    looked = secretary.opens(sheet).text
    assert "Panthers" in looked
    assert "£45" in looked
    heard = len(house.parent("+447700900201").received)
    path, form = secretary.form(sheet, "Invite 1 player")
    for _ in range(2):
        assert secretary.posts(path.removeprefix("/production"), form).status_code == 200
    assert len(house.parent("+447700900201").received) == heard + 1
    assert "u12s" in house.parent("+447700900201").hears
    again = secretary.opens(PAGE).text
    assert players(again).keys() == {"Ana Smith"}
    assert "invited already" in again


def test_a_second_post_of_the_choice_invites_nobody_twice(secretary: Someone, house: House):
    both = tuple(players(secretary.opens(PAGE).text).values())
    first, second = (chooses(secretary, *both).headers["Location"] for _ in range(2))
    secretary.presses(first, "Invite 2 players")
    assert "Nobody of this sheet is left to invite" in secretary.opens(second).text
    assert "All of them are invited" in secretary.opens(PAGE).text
    assert sum("2027-28" in each for each in house.parent("+447700900201").texts) == 1


@pytest.mark.parametrize(
    ("ticked", "fields", "says"),
    [
        (False, {}, "Tick the players"),
        (True, {"membership-12": "forty"}, "The fee "),
        (True, {"monthly-12": ""}, "The fee "),
    ],
)
def test_what_is_wrong_is_said_and_the_ticks_stay(secretary: Someone, ticked: bool, fields: dict[str, str], says: str):
    [sam] = [each for name, each in players(secretary.opens(PAGE).text).items() if name == "Sam Smith"]
    answer = chooses(secretary, *([sam] if ticked else ["AAAA-AAAA"]), **fields)
    assert answer.status_code == 400
    assert says in answer.text
    assert players(answer.text).keys() == ({"Sam Smith"} if ticked else set())
