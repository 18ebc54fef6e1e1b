"""A registration is kept for so many days past its season, as the privacy notice says, and then nobody finds it."""

from datetime import UTC, datetime

import pytest

from bot.commands.retention import main
from flows.registration.questions import registration as flow
from tests.bot.pictures.test_photos_in_chat import sends, stored
from tests.support.chats.examples import INVITE
from tests.support.club import Club
from tests.support.house import House, Parent

KEPT = "30"  # days past 30 June
IN_JULY, IN_AUGUST = datetime(2027, 7, 29, 12, tzinfo=UTC), datetime(2027, 7, 30, 12, tzinfo=UTC)
NEXT_SEASON = "2027-28"


@pytest.fixture
def club(house: House) -> Club:
    house.start(KEEP_DAYS=KEPT)
    return Club(house)


def it_is(house: House, then: datetime) -> None:
    house.time_passes((then - house.clock.now()).total_seconds())
    house.news_arrives()
    for _ in range(3):  # what is deleted at Twilio is so many at a time
        house.wakes()
        house.bot.outbox.sweep()
        house.time_passes(60)


def stored_of(house: House, *names: str) -> list[str]:
    """The items of the table that have not expired and in which one of these names stands."""
    pages = house.bot.dynamodb.get_paginator("scan").paginate(TableName=house.settings.table)
    now = house.clock.now().timestamp()
    kept = [item for page in pages for item in page["Items"] if float(item.get("expires", {"N": "inf"})["N"]) > now]
    items = [str(item) for item in kept]
    return [item for item in items if any(name in item for name in names)]


def test_then_nothing_is_left_but_ids_that_expire(house: House, club: Club, parent: Parent):
    reference = club.has_a_registration()
    it_is(house, IN_JULY)
    assert stored_of(house, "Acacia")
    assert club.reads(reference).status_code == 200
    received = parent.received

    it_is(house, IN_AUGUST)
    assert stored_of(house, "Acacia", "Smith") == []
    assert all("'expires'" in item for item in stored_of(house, parent.number))
    assert club.reads(reference).status_code == 404
    assert parent.received == received, "and nobody is told"
    assert house.bot.whatsapp.client.messages.list() == []


def test_a_family_that_was_forgotten_may_be_invited_anew(house: House, club: Club, parent: Parent):
    club.has_a_registration()
    it_is(house, IN_AUGUST)
    assert club.invites("Sam Smith", parent.number, current_registration_season=NEXT_SEASON)
    parent.says("yes")
    assert parent.registration.status == "started"
    assert set(parent.registration.answers) == {flow.first}, "and nothing of before is known"


def test_a_stop_is_remembered(house: House, club: Club, parent: Parent):
    club.has_a_registration()
    parent.says("stop")
    it_is(house, IN_AUGUST)
    assert stored_of(house, "Acacia", "Smith") == []
    assert house.admin_invites(current_registration_season=NEXT_SEASON).status_code == 409


def test_a_complaint_keeps_what_it_is_about_until_it_is_settled(house: House, club: Club):
    reference = club.has_a_registration()
    club.notes(reference, "complaint")
    it_is(house, IN_AUGUST)
    assert club.reads(reference).status_code == 200
    club.takes_back(reference, "complaint")
    it_is(house, house.clock.now())
    assert club.reads(reference).status_code == 404


def test_of_a_family_that_stays_the_seasons_of_before_go(house: House, club: Club, parent: Parent):
    before = club.has_a_registration()
    it_is(house, datetime(2027, 6, 20, 12, tzinfo=UTC))
    now = club.invites("Sam Smith", parent.number, current_registration_season=NEXT_SEASON)
    it_is(house, IN_AUGUST)
    assert club.reads(before).status_code == 404
    assert [each.reference for each in parent.conversation.registrations] == [now]
    assert parent.registration.reference == now
    assert stored_of(house, "Acacia") == []


def test_a_setting_that_came_later_reaches_who_writes_no_more(
    house: House, parent: Parent, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    reference = Club(house).has_a_registration()
    parent.says("stop")
    house.start(KEEP_DAYS=KEPT)
    it_is(house, IN_AUGUST)
    assert Club(house).reads(reference).status_code == 200
    for name, value in house.environment.items():
        monkeypatch.setenv(name, value)
    assert main([]) == 0
    assert capsys.readouterr().out == "1 families looked at: a registration goes 30 days after its season\n"
    it_is(house, house.clock.now())
    assert Club(house).reads(reference).status_code == 404


def test_without_the_setting_nothing_goes_by_itself(house: House, parent: Parent):
    reference = Club(house).has_a_registration()
    it_is(house, datetime(2029, 1, 1, tzinfo=UTC))
    assert Club(house).reads(reference).status_code == 200
    assert flow.ends(parent.registration.invite).isoformat() == "2027-06-30"
    assert INVITE["current_registration_season"] == "2026-27"


def test_the_privacy_notice_says_for_how_long(house: House, club: Club):
    assert "after that for 30 days" in house.browser.get("/privacy").text


def test_a_photo_that_goes_with_the_next_season_stays_until_that_one_goes(house: House, club: Club, parent: Parent):
    club.has_a_registration()
    sends(parent)
    photo = parent.registration.answers["photo"]
    it_is(house, datetime(2027, 6, 20, 12, tzinfo=UTC))
    club.invites("Sam Smith", parent.number, current_registration_season=NEXT_SEASON, age_group="u12s")
    parent.says("yes", "3 May 2016")
    assert parent.registration.answers["photo"] == photo
    it_is(house, IN_AUGUST)
    assert photo in stored(house)
    assert parent.registration.before is None
    it_is(house, IN_AUGUST.replace(year=2028))
    assert stored(house) == []
