"""API keys: made once, shown once, good for what they were made for, and over when they are revoked."""

from datetime import date

import pytest

from bot.access.keys import SCOPES, Forbidden, MissingScope, NotMade
from bot.commands.keys import command
from tests.support.chats.examples import INVITE
from tests.support.club import Club
from tests.support.house import API_KEY, House


@pytest.fixture
def club(house: House) -> Club:
    return Club(house)


def test_a_key_may_do_what_it_was_made_for_and_nothing_else(club: Club):
    club.key = club.makes_a_key("read")
    assert club.lists().status_code == 200
    refused = club.calls("GET", "/registrations.csv", query_string={"season": "2026-27"})
    assert (refused.status_code, refused.json["message"]) == (
        403,
        "Forbidden: This API key does not have the scope export",
    )
    assert refused.json["request_id"] == refused.headers["X-Request-Id"]


MADE_FOR = {"medical", "safety", "chat", "people", "settings"}  # scopes that only a key has which was made for them


def test_the_key_of_the_settings_may_do_everything_but_see_what_is_medical_and_costs_no_read(house: House, club: Club):
    house.wire.calls.clear()
    for scope in SCOPES.keys() - MADE_FOR:
        assert club.keys.check(API_KEY, scope).scopes == SCOPES.keys() - MADE_FOR
    with pytest.raises(MissingScope):
        club.keys.check(API_KEY, "medical")
    assert house.wire.calls == []


def test_the_trigger_takes_a_key_for_inviting_and_no_other(house: House, club: Club):
    reading, inviting = club.makes_a_key("read", name="The website"), club.makes_a_key("invite", name="The sheet")
    refused = house.trigger(INVITE, **{"x-api-key": reading})
    assert refused.status_code == 403
    assert refused.json["message"] == "Forbidden: This API key does not have the scope invite"
    assert house.parent().received == []
    assert house.trigger(INVITE, **{"x-api-key": inviting}).status_code == 200


def test_what_is_no_key_is_refused_as_the_trigger_does(house: House, club: Club):
    made = club.makes_a_key("read")
    for key in ("", "wrong", API_KEY + "x", API_KEY[:-1], made[:-1], made + "x", made.upper(), f" {made}", "schlüssel"):
        club.key = key
        refused = club.lists()
        assert (refused.status_code, refused.json["message"]) == (403, "Forbidden: Invalid or missing API key"), key


def test_what_does_not_even_look_like_a_key_is_not_looked_up(house: House, club: Club):
    house.wire.calls.clear()
    for key in ("", "wrong", "club_", "club_" + "x" * 42, "x" * 4000):
        with pytest.raises(Forbidden):
            club.keys.check(key, "read")
    assert house.wire.calls == []


def test_a_revoked_key_is_over_at_once_and_the_others_are_not(club: Club):
    over, other = club.makes_a_key("read", name="The website"), club.makes_a_key("read", name="The treasurer")
    assert club.keys.check(over, "read").name == "The website"
    assert club.keys.revoke("The website")
    with pytest.raises(Forbidden):
        club.keys.check(over, "read")
    assert club.keys.check(other, "read").name == "The treasurer"
    assert not club.keys.revoke("The website")


def test_a_key_ends_after_its_days_and_says_so(house: House, club: Club):
    club.key = club.keys.make("The website", ["read"], house.clock.now(), days=30)
    house.time_passes(30 * 86400)
    assert club.lists().status_code == 200
    house.time_passes(86400)
    refused = club.lists()
    assert refused.status_code == 403
    assert "was good until 2026-09-02: have a new one made" in refused.json["message"]


def test_the_day_of_its_last_use_is_noted_once_a_day(house: House, club: Club):
    club.key = club.makes_a_key("read")
    assert [each.used_on for each in club.keys.listed()] == [None]
    for day in (3, 4):
        club.lists()
        house.wire.calls.clear()
        club.lists()
        assert house.wire.calls.count("dynamodb UpdateItem") == 2, "the throttle's alone"
        assert [each.used_on for each in club.keys.listed()] == [date(2026, 8, day)]
        house.time_passes(86400)


def test_a_key_of_before_has_no_end_of_its_own(house: House, club: Club):
    club.key = club.makes_a_key("read")
    for item in house.bot.dynamodb.scan(TableName=house.settings.table)["Items"]:
        if "last_day" in item:
            del item["last_day"]
            house.bot.dynamodb.put_item(TableName=house.settings.table, Item=item)
    house.time_passes(1000 * 86400)
    assert club.lists(season="2028-29").status_code == 200


def test_a_key_that_leaked_does_not_invite_the_town(house: House, club: Club):
    house.start(INVITES_A_DAY="2")
    leaked, other = club.makes_a_key("invite"), club.makes_a_key("invite", name="The sheet")
    invites = [INVITE | {"parent_tel": f"+4477009001{number:02}"} for number in range(3)]
    told = [house.trigger(each, **{"x-api-key": leaked}) for each in invites]
    assert [each.status_code for each in told] == [200, 200, 429]
    assert "This API key has made 2 invites within a day" in told[-1].json["message"]
    assert house.trigger(invites[2], **{"x-api-key": other}).status_code == 200
    house.time_passes(86400)
    assert house.trigger(invites[0] | {"player_first_name": "Mia"}, **{"x-api-key": leaked}).status_code == 200


def test_a_name_is_one_key_until_that_is_revoked(club: Club):
    first = club.makes_a_key("read")
    with pytest.raises(NotMade, match="There is a key The website already"):
        club.makes_a_key("erase")
    with pytest.raises(MissingScope):
        club.keys.check(first, "erase")
    club.keys.revoke("The website")
    assert club.keys.check(club.makes_a_key("erase"), "erase")


def test_the_key_itself_is_nowhere_in_the_table(house: House, club: Club):
    key = club.makes_a_key("read")
    stored = house.bot.dynamodb.scan(TableName=house.settings.table)["Items"]
    assert "The website" in str(stored)
    assert key not in str(stored)
    assert key.removeprefix("club_") not in str(stored)


def test_each_key_has_its_own_budget(house: House, club: Club):
    for _ in range(50):
        club.lists()
    assert club.lists().status_code == 429
    club.key = club.makes_a_key("read")
    assert club.lists().status_code == 200


class TestTheCommand:
    """python -m bot.commands.keys"""

    def does(self, club: Club, *arguments: str) -> int:
        return command(club.keys, list(arguments), club.house.clock.now())

    def test_makes_lists_and_revokes(self, club: Club, capsys: pytest.CaptureFixture[str]):
        assert self.does(club, "make", "The website", "read", "invite") == 0
        key = capsys.readouterr().out.strip()
        assert club.keys.check(key, "invite").name == "The website"

        assert self.does(club, "list") == 0
        assert capsys.readouterr().out == ("The website  invite read  good until 2027-08-03, last used 2026-08-03\n")

        assert self.does(club, "revoke", "The website") == 0
        assert capsys.readouterr().out == "The website is revoked\n"
        with pytest.raises(Forbidden):
            club.keys.check(key, "invite")
        assert self.does(club, "list") == 0
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize(
        ("arguments", "code", "says"),
        [
            ((), 2, "usage"),
            (("make",), 2, "usage"),
            (("make", "The website"), 2, "usage"),  # a key for nothing
            (("revoke",), 2, "usage"),
            (("list", "all"), 2, "usage"),
            (("make", "The website", "30d"), 1, "scopes"),
            (("make", "The website", "read", "0d"), 1, "scopes"),
            (("make", "The website", "write"), 1, "invite, read, act, export, erase"),
            (("make", "read", "erase\n"), 1, "scopes"),
            (("make", "a#b", "read"), 1, "A name has"),
            (("make", "x" * 61, "read"), 1, "A name has"),
            (("revoke", "Nobody"), 1, "There is no key Nobody"),
        ],
    )
    def test_says_what_is_wrong(self, club: Club, arguments: tuple, code: int, says: str, capsys):
        assert self.does(club, *arguments) == code
        told = capsys.readouterr()
        assert says in told.err
        assert told.out == ""
        assert club.keys.listed() == []
