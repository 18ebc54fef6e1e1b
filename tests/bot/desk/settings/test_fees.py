"""The fees by age group at the desk: what invites leave out, and what those keep who were invited before."""

import pytest

from tests.bot.desk.pages.test_settings import changes
from tests.support.chats.examples import INVITE
from tests.support.desk import DeskPeople
from tests.support.house import API_KEY, House

FEES = "/desk/settings/fees"
U11 = {"fee-11": "45", "monthly-11": "27.50"}
LEFT_OUT = {"membership_fee_amount": None, "subscription_fee_amount": None}


def test_an_invite_that_names_no_fees_asks_the_clubs(people: DeskPeople, house: House):
    refused = house.admin_invites(**LEFT_OUT)
    assert refused.json["errors"] == dict.fromkeys(LEFT_OUT, "is missing")
    changes(people.signs_in(), FEES, **U11)
    assert house.admin_invites(**LEFT_OUT).status_code == 200
    hears = house.parent().hears
    assert "£45" in hears
    assert "£27.50" in hears


def test_what_an_invite_says_itself_stands(people: DeskPeople, house: House):
    changes(people.signs_in(), FEES, **U11)
    house.admin_invites(membership_fee_amount="10", subscription_fee_amount=None)
    hears = house.parent().hears
    assert "£10, " in hears
    assert "£27.50" in hears


def test_who_was_invited_keeps_what_they_were_told(people: DeskPeople, house: House):
    secretary = people.signs_in()
    changes(secretary, FEES, **U11)
    house.admin_invites(**LEFT_OUT)
    parent = house.parent()
    _, form = secretary.form(FEES, "Go on")
    asked = secretary.posts(FEES, form | U11 | {"fee-11": "60"})
    assert "£45 for the season, £27.50 a month → <strong>£60 for the season" in asked.text
    assert "One player of these age groups is invited for this season already" in asked.text
    changes(secretary, FEES, **U11 | {"fee-11": "60"})
    heard = len(parent.received)
    assert house.admin_invites(**LEFT_OUT).json["status"] == "message_sent", "the same invite again is the same"
    assert len(parent.received) == heard
    assert parent.registration.invite.membership_fee == 4500
    house.admin_invites(player_first_name="Mia", parent_tel="+447700900124", **LEFT_OUT)
    assert "£60" in house.parent("+447700900124").hears


def test_a_sheet_needs_no_columns_that_the_club_says(people: DeskPeople, house: House):
    heading = [name for name in INVITE if name not in LEFT_OUT]
    sheet = ",".join(heading) + "\n" + ",".join(str(INVITE[name]) for name in heading)
    changes(people.signs_in(), FEES, **U11)
    looked = house.browser.post("/invites.csv", data=sheet, headers={"x-api-key": API_KEY, "Content-Type": "text/csv"})
    assert "£45" in looked.json["first_invite"]


@pytest.mark.parametrize(
    ("typed", "at", "says"),
    [
        ({"fee-11": "forty", "monthly-11": "26"}, "fee-11", "Enter the fee for the season of u11s in pounds"),
        ({"fee-11": "40"}, "monthly-11", "Enter the monthly fee of u11s in pounds, like 40 or 40.50; 0 for nothing"),
        ({"fee-11": "-4", "monthly-11": "26"}, "fee-11", "Enter the fee for the season of u11s"),
        ({"fee-11": "40.555", "monthly-11": "26"}, "fee-11", "Enter the fee for the season of u11s"),
        ({"fee-11": "1000001", "monthly-11": "26"}, "fee-11", "Enter the fee for the season of u11s"),
    ],
)
def test_a_fault_stands_at_its_field(people: DeskPeople, typed: dict[str, str], at: str, says: str):
    answer = people.signs_in().presses(FEES, "Go on", **{"fee-12": "50", "monthly-12": "30"} | typed)
    assert answer.status_code == 400
    assert f'<a href="#{at}">{says}' in answer.text
    assert 'value="50"' in answer.text
    assert f'value="{typed["fee-11"]}"' in answer.text


def test_an_age_group_that_is_emptied_is_each_invites_own_again(people: DeskPeople, house: House):
    secretary = people.signs_in()
    changes(secretary, FEES, **U11)
    changes(secretary, FEES, **dict.fromkeys(U11, ""))
    assert "fees: u11s=45+27.50 → nothing" in secretary.opens("/desk/settings").text
    assert house.admin_invites(**LEFT_OUT).status_code == 400


def test_a_double_press_changes_once_and_shows_no_fault(people: DeskPeople):
    secretary = people.signs_in()
    _, form = secretary.form(FEES, "Go on")
    for _ in range(3):
        assert secretary.posts(FEES, form | U11 | {"sure": "yes"}).status_code == 303
    assert people.house.bot.particulars.read().version == 1


def test_two_people_at_different_parts_are_not_in_each_others_way(people: DeskPeople):
    kim = people.lets_in("kim@example.org", "secretary")
    secretary = people.signs_in()
    _, form = secretary.form(FEES, "Go on")
    changes(kim, "/desk/settings/contact", contact="hello@example.org")
    assert secretary.posts(FEES, form | U11 | {"sure": "yes"}).status_code == 303
    page = secretary.opens("/desk/settings").text
    assert "hello@example.org" in page
    assert "£45 for the season, £27.50 a month" in page


def test_a_new_season_begins_with_the_clubs_fees(people: DeskPeople, house: House):
    house.it_becomes(12)
    house.admin_invites()
    house.parent().answers_until("payment_pending")
    secretary = people.signs_in()
    changes(secretary, FEES, **{"fee-12": "48", "monthly-12": "29"})
    assert 'name="membership-12" type="text" value="48"' in secretary.opens("/desk/invites/season?season=2027-28").text


def test_the_settings_file_says_fees_too(people: DeskPeople, house: House):
    house.start(FEES="u11s=41+25")
    assert house.admin_invites(**LEFT_OUT).status_code == 200
    assert "£41" in house.parent().hears
    assert "£41 for the season, £25 a month" in people.signs_in().opens("/desk/settings").text
