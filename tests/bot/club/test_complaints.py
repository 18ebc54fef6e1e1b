"""A complaint: one intent, however and wherever it is made, one acknowledgement, and a place on the club's list."""

import re

import pytest

from tests.support.chats.examples import ANSWERS, up_to
from tests.support.club import Club
from tests.support.house import House, Parent
from tests.support.sender.office import Office

MANAGER, DESK = "+447700900001", "registrations@example.org"
CODE = re.compile(r"\b\d{6}\b")
LINK = re.compile(r"https://bot\.example\.com/production(/waiting/\S+)")
ARRIVED = "your confirmation that it arrived"


@pytest.fixture
def club(house: House) -> Club:
    return Club(house)


def noted(club: Club, parent: Parent) -> dict | None:
    (listed,) = [each for each in club.lists().json["registrations"] if each["parent_tel"] == parent.number]
    assert listed["noted"]["complaint"] == club.reads(listed["reference"]).json["noted"]["complaint"]
    return listed["noted"]["complaint"]


def test_the_club_hears_of_it_and_never_the_manager_who_may_be_complained_of(
    house: House, office: Office, parent: Parent, club: Club
):
    parent.says(*up_to("medical_needs"), "I want to make a complaint about the coach")
    assert ARRIVED in parent.hears
    assert "registrations@example.org" in parent.hears
    assert parent.registration.state == "medical_needs"
    assert noted(club, parent)["by"] == "the parent"
    office.works()
    (told,) = house.world.aws.sent.messages(DESK)
    assert "A parent has made a complaint" in told["text"]
    assert not house.world.aws.sent.messages(MANAGER)
    for private in ("Sam", "Jane", "coach"):
        assert private not in told["text"]

    page = LINK.search(told["text"])[1]
    assert house.browser.post(page, data={"do": "code"}).status_code == 200
    code = CODE.search(house.world.aws.sent.messages(DESK)[-1]["text"])[0]
    assert parent.number in house.browser.post(page, data={"do": "open", "code": code}).text


def test_the_parent_has_it_in_writing(house: House, office: Office, parent: Parent):
    parent.says(*up_to("house"), "complain")
    office.works()
    (mail,) = house.world.aws.sent.messages("jane@example.com")
    assert mail["subject"].startswith("Your complaint to ")
    assert "ico.org.uk" in mail["text"]


def test_a_second_word_of_it_is_confirmed_with_the_first_ones_moment(house: House, office: Office, parent: Parent):
    parent.says("complain")
    first = re.search(r"arrived, at ([^.]+)\.", parent.hears)[1]
    house.time_passes(7200)
    parent.says("I want to complain about this")
    assert first in parent.hears
    office.works()
    assert len(house.world.aws.sent.messages(DESK)) == 1


@pytest.mark.parametrize("before", ["stop", "wrong number", "can I talk to someone"])
def test_it_is_met_whatever_was_said_before(house: House, parent: Parent, club: Club, before: str):
    parent.says(before, "how do I complain?")
    assert ARRIVED in parent.hears
    assert noted(club, parent)


def test_one_that_came_by_email_is_noted_by_the_club_and_confirmed_alike(
    house: House, office: Office, parent: Parent, club: Club
):
    parent.says(*up_to("house"))
    club.notes(parent.registration.reference, "complaint")
    assert ARRIVED in parent.hears
    assert noted(club, parent)["by"] != "the parent"
    office.works()
    assert "Your complaint" in house.world.aws.sent.messages("jane@example.com")[-1]["subject"]


def test_an_answered_one_leaves_the_list_and_the_next_is_a_new_one(
    house: House, office: Office, parent: Parent, club: Club
):
    parent.says("complain")
    club.takes_back(parent.registration.reference, "complaint")
    assert noted(club, parent) is None
    house.time_passes(60)
    parent.says("complain")
    office.works()
    assert noted(club, parent)
    assert len(house.world.aws.sent.messages(DESK)) == 2


def test_a_medical_complaint_is_an_answer(parent: Parent):
    parent.says(*up_to("medical_needs"), "he has a stomach complaint")
    assert "stomach complaint" in str(parent.registration.answers) or "stomach complaint" in parent.hears
    assert ARRIVED not in parent.hears
    assert ANSWERS["medical_needs"]
