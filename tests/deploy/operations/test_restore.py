"""A table is restored: what was lost comes back, and what was ended since then does not."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from deploy.operations.restore import Restoration, moment
from tests.support.chats.examples import ALL_ANSWERS
from tests.support.club import Club
from tests.support.house import House, Parent

SIDE = "as-it-was"


class Past:
    """The side table that AWS makes of a moment. The embedded AWS knows no past, so it is made at that moment."""

    def __init__(self, house: House):
        self.dynamodb, self.table = house.bot.dynamodb, house.settings.table
        self.restoration = Restoration(self.dynamodb, self.table, SIDE)

    def is_now(self) -> None:
        assert self.restoration.begin(datetime.now(UTC))

    def comes_back(self) -> Counter[str]:
        self.restoration.wait()
        return self.restoration.put_back(judged=True)

    def items(self) -> dict[tuple[str, str], dict[str, Any]]:
        pages = self.dynamodb.get_paginator("scan").paginate(TableName=self.table)
        return {(item["pk"]["S"], item["sk"]["S"]): item for page in pages for item in page["Items"]}

    def loses(self, *keys: tuple[str, str]) -> None:
        for pk, sk in keys:
            self.dynamodb.delete_item(TableName=self.table, Key={"pk": {"S": pk}, "sk": {"S": sk}})


@pytest.fixture
def past(house: House) -> Past:
    return Past(house)


@pytest.fixture
def complete(parent: Parent) -> Parent:
    parent.says(*ALL_ANSWERS, "yes")
    return parent


def kept(past: Past) -> dict[tuple[str, str], Any]:
    """All but what lasts for a while only: by AWS's clock, which is later than the house's, that is over."""
    return {
        key: item for key, item in past.items().items() if "expires" not in item and not key[0].startswith("budget#")
    }


def test_what_was_lost_comes_back_as_it_was(past: Past, complete: Parent):
    past.is_now()
    before = kept(past)
    past.loses(*past.items())
    assert past.comes_back()["put back"] == len(before)
    assert kept(past).keys() == before.keys()
    assert complete.says("status")
    assert complete.registration.status == "payment_pending"


def test_what_is_newer_is_not_overwritten(past: Past, parent: Parent):
    past.is_now()
    parent.says("yes")
    assert "put back" not in past.comes_back()
    assert parent.registration.status == "started"


def test_a_second_run_finds_everything_there(past: Past, complete: Parent):
    past.is_now()
    past.loses(*past.items())
    past.comes_back()
    again = past.comes_back()
    assert "put back" not in again
    assert again["there already"] > 10


def test_a_restoration_that_was_cut_short_goes_on(past: Past, complete: Parent):
    past.is_now()
    assert not past.restoration.begin(datetime.now(UTC))


class TestWhatWasEndedDoesNotReturn:
    def test_a_parent_who_was_erased(self, past: Past, complete: Parent, house: House):
        past.is_now()
        house.bot.desk.erase(complete.number)
        past.loses(*(key for key in past.items() if key[1].startswith("exchange#")))
        left = set(past.items())
        fates = past.comes_back()
        assert fates["left out, since it was erased, given up or revoked"] > 10
        assert set(past.items()) == left
        assert complete.conversation.registrations == []

    def test_not_even_once_they_have_come_back(self, past: Past, complete: Parent, house: House):
        past.is_now()
        house.bot.desk.erase(complete.number)
        complete.says("start")
        past.loses(*(key for key in past.items() if key[1].startswith("exchange#")))
        left = set(past.items())
        past.comes_back()
        assert set(past.items()) == left

    def test_a_key_that_was_revoked(self, past: Past, house: House):
        club = Club(house)
        key = club.makes_a_key("read")
        past.is_now()
        club.keys.revoke("The website")
        past.comes_back()
        club.key = key
        assert club.lists().status_code == 403

    def test_a_shirt_number_that_was_given_up(self, past: Past, complete: Parent, house: House):
        held = {key for key in past.items() if key[0].startswith("team#")}
        assert held
        past.is_now()
        house.bot.desk.withdraw(complete.registration.reference)
        past.comes_back()
        assert not held & set(past.items())

    def test_a_link_to_a_chat_that_goes_on(self, past: Past, parent: Parent, house: House):
        parent.says("yes", "I want to talk to a person")
        past.is_now()
        house.bot.desk.release(parent.registration.reference)
        links = [key for key in past.items() if key[0].startswith("waiting#")]
        past.loses(*links)
        past.comes_back()
        assert links
        assert not set(links) & set(past.items())

    def test_what_has_expired(self, past: Past, house: House):
        house.parent("+447700900555").says("hello")
        past.is_now()
        theirs = [key for key, item in past.items().items() if "expires" in item]
        past.loses(*theirs)
        assert past.comes_back()["expired"] == len(theirs) > 0


def test_a_registration_comes_back_as_its_conversation_has_it_now(past: Past, parent: Parent):
    reference = parent.registration.reference
    past.is_now()
    parent.says("yes")
    past.loses((f"registration#{reference}", "registration"))
    past.comes_back()
    assert past.items()[f"registration#{reference}", "registration"]["status"]["S"] == "started"


class TestTheTime:
    def test_is_londons_unless_it_says_another(self):
        assert moment("2026-07-01T18:30") == datetime(2026, 7, 1, 17, 30, tzinfo=UTC)
        assert moment("2026-07-01T18:30+00:00") == datetime(2026, 7, 1, 18, 30, tzinfo=UTC)

    @pytest.mark.parametrize("given", ["", "yesterday", "2999-01-01T00:00"])
    def test_is_one_that_was(self, given: str):
        with pytest.raises(ValueError, match="must be a time"):
            moment(given)
