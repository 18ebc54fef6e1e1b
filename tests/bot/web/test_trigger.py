"""POST /trigger: what a club admin sends, and what is answered."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from tests.support.chats.examples import INVITE
from tests.support.house import API_KEY, House

FIELDS = sorted(INVITE)


def faults_of(house: House, field: str, values: Iterable[Any]) -> dict[str, list[str]]:
    """Which fields are said to be at fault, by the value that the field was given."""
    found = {}
    for value in values:
        house.clock.advance(1)
        found[str(value)] = list(house.trigger(INVITE | {field: value}).json.get("errors", []))
    return found


def test_an_invite_is_answered_as_the_club_expects_and_reaches_the_parent(house: House):
    answer = house.admin_invites()

    invite = house.parent().received[0]
    assert answer.status_code == 200
    assert answer.json == {
        "message": "Registration data received successfully",
        "player": "Sam Smith",
        "parent": "Jane Smith",
        "team": "Panthers u11s",
        "status": "message_sent",
        "message_sid": invite["sid"],
        "delivery": "sent",
        "reference": house.parent().registration.reference,
        "request_id": answer.headers["X-Request-Id"],
    }


def test_the_invite_holds_all_nine_values_as_people_write_them(house: House):
    house.admin_invites(
        parent_first_name="Zoë",
        player_first_name="Siân",
        team_name="Red  Lions",
        age_group="U9",
        current_registration_season="2026/2027",
        membership_fee_amount="£40.00",
        subscription_fee_amount=26.5,
        team_manager_1_full_name="Alex O’Neill",
        team_manager_1_tel="+44 7700 900001",
    )
    text = house.parent().hears
    for words in (
        "Hi Zoë",
        "register Siân to join Urmston Town Red Lions u9s for the upcoming 2026-27 season",
        "payment for the season of £40, ",
        "direct debit payment of £26.50 per month",
        "team manager Alex O'Neill on 07700 900001",
    ):
        assert words in text
    assert "{" not in text


def test_without_the_right_key_nothing_happens(house: House):
    for key in (None, "", "wrong", API_KEY + "x", API_KEY[:-1], "schlüssel"):
        headers = {} if key is None else {"x-api-key": key}
        answer = house.browser.post("/trigger", json=INVITE, headers=headers)
        assert answer.status_code == 403, key
        assert answer.json == {
            "message": "Forbidden: Invalid or missing API key",
            "request_id": answer.headers["X-Request-Id"],
        }
    assert house.parent().received == []


class TestABadBody:
    """400 names every fault at once, and nobody is written to."""

    def test_every_field_that_is_missing_is_named(self, house: House):
        answer = house.trigger({})
        assert answer.status_code == 400
        assert answer.json["errors"] == dict.fromkeys(FIELDS, "is missing")
        assert answer.json["message"]
        assert answer.json["request_id"] == answer.headers["X-Request-Id"]

    def test_every_field_that_is_bad_is_named_with_a_remedy(self, house: House):
        bad = {
            "player_first_name": "Unknown",
            "player_last_name": "",
            "team_name": {"name": "Panthers"},
            "age_group": "u5s",
            "team_manager_1_full_name": "12345",
            "team_manager_1_tel": "07700 90000",
            "current_registration_season": "2026-28",
            "parent_first_name": "{{parent_first_name}}",
            "parent_last_name": None,
            "parent_tel": ["+447700900123"],
            "membership_fee_amount": "forty",
            "subscription_fee_amount": -26,
        }
        assert sorted(bad) == FIELDS
        answer = house.trigger(bad)
        assert answer.status_code == 400
        assert sorted(answer.json["errors"]) == FIELDS
        assert answer.json["errors"]["membership_fee_amount"] == "must be an amount in pounds, like 40 or 40.50"
        assert answer.json["errors"]["age_group"] == "must be an age group from u7s to u23s, like u11s"
        assert house.parent().received == []

    @pytest.mark.parametrize("field", ["player_first_name", "team_name", "team_manager_1_full_name", "age_group"])
    def test_what_stands_for_no_value_is_never_sent(self, house: House, field: str):
        stand_ins = (
            "Unknown",  # what the club's old integration sent for a value that it did not have
            "unknown",
            "http://evil.example/x",
            "Go to evil.example now",
            "www.evil.example",
            "mail@evil.example",
            "F.COM",
            "N/A",
            "null",
            "None",
            "undefined",  # JavaScript's way
            "{{3}}",  # a template's own variable, not filled in
            "player_first_name",  # the column's heading, off a spreadsheet
            "Team",  # what Twilio would put there itself: our template's samples
            "Player's name",
            "   ",
            "\u200b",  # a zero-width space: looks empty
        )
        assert faults_of(house, field, stand_ins) == {stand_in: [field] for stand_in in stand_ins}
        assert house.parent().received == []

    def test_what_is_no_json_object_is_said_to_be_none(self, house: House):
        for body in (
            b"",
            b"not json",
            b"{",
            b"null",
            b"[]",
            b'"x"',
            b"12",
            b"true",
            b"NaN",
            b"\xff\xfe",  # no UTF-8
            b"\x00",
            b"[" * 200_000,  # nested deeper than a parser goes
            b'{"player_first_name": ' + b"9" * 5000 + b"}",  # more digits than Python turns into a number
            b"player_first_name=Sam&player_last_name=Smith",
        ):
            answer = house.browser.post("/trigger", data=body, headers={"x-api-key": API_KEY})
            assert (answer.status_code, list(answer.json.get("errors", []))) == (400, ["body"]), body[:40]

    def test_json_is_taken_whatever_it_calls_itself(self, house: House):
        """Spreadsheet scripts and web hooks of other tools often send no content type, or a wrong one."""
        for content_type in (
            None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense",
        ):  # fmt: skip
            answer = house.browser.post(
                "/trigger", data=json.dumps(INVITE), headers={"x-api-key": API_KEY}, content_type=content_type
            )
            assert answer.status_code == 200, content_type
        assert len(house.parent().received) == 1

    def test_more_than_256_kilobytes_is_too_much(self, house: House):
        answer = house.trigger(INVITE | {"note": "x" * 256 * 1024})
        assert answer.status_code == 413
        assert answer.json["request_id"] == answer.headers["X-Request-Id"]
        assert house.trigger(INVITE | {"note": "x" * 200 * 1024}).status_code == 200

    def test_only_post_is_allowed(self, house: House):
        for method in ("GET", "PUT", "PATCH", "DELETE"):
            answer = house.browser.open("/trigger", method=method, headers={"x-api-key": API_KEY})
            assert answer.status_code == 405
            assert "POST" in answer.headers["Allow"]
            assert answer.json["request_id"] == answer.headers["X-Request-Id"]

    def test_half_a_character_is_dropped_and_the_rest_is_taken(self, house: House):
        """A lone surrogate: what is left when some tool cuts an emoji in two. It cannot be stored or sent."""
        body = json.dumps(INVITE).replace('"Panthers"', '"Panthers \\ud83d"')
        answer = house.browser.post("/trigger", data=body, headers={"x-api-key": API_KEY})
        assert answer.status_code == 200
        assert answer.json["team"] == "Panthers u11s"


def test_a_fee_arrives_in_any_form(house: House):
    for number, (given, shown) in enumerate(
        [
            ("40", "£40,"),
            ("40.50", "£40.50,"),
            ("£40", "£40,"),
            ("£ 40.5", "£40.50,"),
            (" 40 ", "£40,"),
            (40, "£40,"),
            (40.5, "£40.50,"),
            (19.99, "£19.99,"),  # int(19.99 * 100) is 1998
            ("1,000", "£1000,"),
            (0, "£0,"),  # a club that charges nothing to sign on
        ]
    ):
        parent = house.parent(f"+44770090030{number}")
        assert house.admin_invites(parent_tel=parent.number, membership_fee_amount=given).status_code == 200, given
        assert f"payment for the season of {shown}" in parent.hears


def test_what_is_no_fee_is_refused(house: House):
    no_fees = (
        "40.555", "-1", -1, "forty", "", "£", "40 pounds", "40-50", "∞", "999999",
        "4O",  # the letter
        "1e3", 1e22,  # what spreadsheets make of long numbers
        True,  # a ticked box is no pound
        [], {}, [40],
    )  # fmt: skip
    for given in no_fees:
        assert faults_of(house, "membership_fee_amount", [given]) == {str(given): ["membership_fee_amount"]}
    assert house.parent().received == []


def test_the_managers_older_name_is_understood(house: House):
    answer = house.admin_invites(team_manager_1_full_name=None, manager_full_name="Alex Johnson")
    assert answer.status_code == 200
    assert "team manager Alex Johnson on" in house.parent().hears
    assert house.admin_invites().json["message_sid"] == answer.json["message_sid"]


class TestTheRequestsName:
    def test_the_callers_is_kept(self, house: House):
        answer = house.trigger(INVITE, **{"X-Request-Id": "sheet-7.row:42"})
        assert answer.json["request_id"] == answer.headers["X-Request-Id"] == "sheet-7.row:42"

    def test_one_that_cannot_stand_in_a_header_and_a_log_line_is_replaced(self, house: House):
        for given in ("", "two words", "x" * 129, "<script>", "ä"):
            answer = house.trigger(INVITE, **{"X-Request-Id": given})
            assert answer.json["request_id"] == answer.headers["X-Request-Id"] != given
            assert len(answer.json["request_id"]) == 36

    def test_every_answer_has_one(self, house: House):
        for path in ("/", "/trigger", "/webhook", "/nowhere"):
            answer = house.browser.get(path)
            assert answer.json["request_id"] == answer.headers["X-Request-Id"]


def test_a_repeated_trigger_tells_where_the_invite_stands(house: House):
    house.admin_invites()
    house.news_arrives()
    assert house.admin_invites().json["delivery"] == "delivered"


def test_an_invite_that_did_not_arrive_says_so_and_what_follows(house: House):
    house.parent().phone.fault(code=63024)
    house.admin_invites()
    house.news_arrives()
    delivery = house.admin_invites().json["delivery"]
    assert delivery == "undelivered (The number is not on WhatsApp; a text follows)"


def test_a_season_that_has_ended_is_refused(house: House):
    assert list(house.admin_invites(current_registration_season="2024-25").json["errors"]) == [
        "current_registration_season"
    ]
