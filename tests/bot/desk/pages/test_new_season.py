"""A new season: last season's players are chosen by tick boxes, looked at, and invited once."""

import re
from string import ascii_lowercase
from typing import Any

import pytest
from msgspec.structs import replace

from bot.desk.pages.new_season import PER_PAGE
from bot.store.items import registration_item
from bot.store.unit_of_work import listed
from tests.support.desk import DeskPeople, Someone
from tests.support.house import House
from tests.support.runner.thoroughness import Extent

PAGE = "/desk/invites/season?season=2027-28"
BUTTON = "Look at the invites"
MANY = 5000 if Extent.everything else 1000
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


def fill(house: House, count: int) -> None:
    """So many players who were registered last season, with names as long as they come."""
    store, dynamodb, family = house.bot.store, house.bot.dynamodb, house.parent("+447700900201").conversation
    one = family.registration
    for first in range(0, count, 25):
        puts = []
        for number in range(first, min(first + 25, count)):
            invite = replace(
                one.invite,
                player_first_name="Maximilian-José" + "".join(ascii_lowercase[int(digit)] for digit in str(number)),
                player_last_name="Nguyễn-O’Shaughnessy",
                parent_first_name="Jacqueline-Siân",
                team=f"Panthers {number // 20}",
            )
            reference = f"{number // 1000:04}-{number % 1000:04}"
            again = listed(store.flow, replace(one, reference=reference, invite=invite), family)
            puts.append({"PutRequest": {"Item": registration_item(again, house.clock.now())}})
        dynamodb.batch_write_item(RequestItems={house.settings.table: puts})


def ticked(page: str) -> set[str]:
    return set(re.findall(r'name="player" value="([^"]+)" checked', page))


@pytest.mark.slow
def test_any_number_of_players_is_chosen_a_page_at_a_time(secretary: Someone, house: House):
    fill(house, MANY)
    whole = MANY + 2
    last = -(-whole // PER_PAGE)
    first_one, last_one = (secretary.opens(f"{PAGE}&page={page}").text for page in (1, last))
    assert all(len(text.encode()) < 100_000 for text in (first_one, last_one))
    assert [len(ticked(text)) for text in (first_one, last_one)] == [PER_PAGE, whole % PER_PAGE]
    assert f"with 1 to 200 of {whole:,} players" in first_one
    assert "what you untick is forgotten when you turn to another" in first_one
    assert ("page=2" in first_one, f"page={last - 1}" in last_one, f"page={last + 1}" in last_one) == (
        True,
        True,
        False,
    )


def test_a_page_is_looked_at_and_invited_by_itself(secretary: Someone, house: House):
    fill(house, 2 * PER_PAGE)
    page = f"{PAGE}&page=2"
    there = ticked(secretary.opens(page).text)
    assert not there & ticked(secretary.opens(PAGE).text)
    _, form = secretary.form(page, BUTTON)
    wrong = secretary.posts(page, form | FEES | {"membership-12": "x", "player": tuple(there)})
    assert ticked(wrong.text) == there, "it stays on its page"
    chosen = secretary.posts(page, form | FEES | {"player": tuple(there)})
    sheet = secretary.opens(chosen.headers["Location"].removeprefix("/production"))
    assert f"Invite {PER_PAGE} players" in sheet.text
    assert len(sheet.data) < 100_000


def test_one_page_says_nothing_of_pages(secretary: Someone):
    for odd in ("", "&page=0", "&page=99", "&page=x", "&page=-1"):
        assert "Page 1" not in secretary.opens(f"{PAGE}{odd}").text
