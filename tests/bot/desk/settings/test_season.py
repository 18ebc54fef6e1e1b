"""The season at the desk: which one an invite is for that names none, and on which days anybody is invited for it."""

import pytest

from tests.bot.desk.pages.test_settings import changes
from tests.support.chats.examples import INVITE
from tests.support.club import Club
from tests.support.desk import DeskPeople
from tests.support.house import House

SEASON = "/desk/settings/season"
NEXT = {"season": "2027/28", "first": "1 July 2027", "last": "30/4/2028"}
FIELD = "current_registration_season"


def test_an_invite_that_names_no_season_is_for_the_clubs(people: DeskPeople, house: House):
    assert house.admin_invites(**{FIELD: None}).json["errors"] == {FIELD: "is missing"}
    changes(people.signs_in(), SEASON, season="2026-27", first="1 May 2026", last="30 April 2027")
    assert house.admin_invites(**{FIELD: None}).status_code == 200
    assert house.parent().registration.invite.season == "2026-27"


def test_on_other_days_nobody_is_invited_for_it_one_by_one_or_from_a_sheet(people: DeskPeople, house: House):
    changes(people.signs_in(), SEASON, **NEXT)
    refused = house.admin_invites(**{FIELD: "2027-28"})
    assert refused.json["errors"][FIELD].startswith("is invited for from 1 July 2027 to 30 April 2028")
    sheet = "\n".join(",".join(map(str, row)) for row in (INVITE, (INVITE | {FIELD: "2027-28"}).values()))
    looked = Club(house).calls("POST", "/invites.csv", data=sheet, headers={"Content-Type": "text/csv"}).json
    assert looked["errors"] == {f"row 2, {FIELD}": refused.json["errors"][FIELD]}
    assert house.admin_invites().status_code == 200, "another season is as it was"


def test_those_invited_go_on_after_its_last_day(people: DeskPeople, house: House):
    house.admin_invites()
    today = house.clock.now()
    changes(people.signs_in(), SEASON, season="2026-27", first="1 May 2026", last=f"{today.day} {today:%B %Y}")
    house.time_passes(24 * 3600)
    assert house.admin_invites(player_first_name="Mia").status_code == 400
    parent = house.parent()
    parent.says("yes")
    assert parent.registration.status == "started"


def test_the_desk_opens_with_it_on_its_days(people: DeskPeople, house: House):
    house.time_passes(255 * 24 * 3600)  # 15 April 2027, when the calendar says nothing of the next season yet
    secretary = people.signs_in()
    assert 'value="2026-27" selected' in secretary.opens("/desk/registrations").text
    changes(secretary, SEASON, season="2027-28", first="1 April 2027", last="30 April 2028")
    assert 'value="2027-28" selected' in secretary.opens("/desk/registrations").text


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ({"season": "next"}, "season"),
        ({"season": "2027-29"}, "season"),
        ({"first": "soon"}, "first"),
        ({"last": ""}, "last"),
        ({"last": "1 July 2028"}, "first"),
        ({"first": "1 May 2026"}, "first"),
        ({"first": "2 May 2027", "last": "1 May 2027"}, "first"),
    ],
)
def test_days_that_are_none_of_the_season_are_refused(people: DeskPeople, typed: dict[str, str], at: str):
    answer = people.signs_in().presses(SEASON, "Go on", **NEXT | typed)
    assert answer.status_code == 400
    assert f'<a href="#{at}">Enter ' in answer.text
    assert all(f'value="{value}"' in answer.text for value in (NEXT | typed).values())


def test_emptied_it_goes_by_the_calendar_again(people: DeskPeople, house: House):
    secretary = people.signs_in()
    changes(secretary, SEASON, **NEXT)
    changes(secretary, SEASON, season="", first="", last="")
    assert "by the calendar" in secretary.opens("/desk/settings").text
    assert house.bot.particulars.club().season is None
