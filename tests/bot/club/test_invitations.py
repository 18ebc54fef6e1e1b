"""Inviting a parent: one invite for however many triggers, whatever fails on the way."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from tests.support.chats.examples import ALL_ANSWERS, ANSWERS, INVITE, after, asked_after, up_to
from tests.support.house import API_KEY, House, Parent
from tests.support.local.waiting import wait_until

OTHER_PARENT = "+447700900124"


def invites(parent: Parent) -> list[str]:
    return [message["text"] for message in parent.received if "invited to register" in message["text"]]


class TestOneInvite:
    """The same trigger twice is one invite, and answers like the first."""

    def test_a_double_click(self, house: House):
        first, second = house.admin_invites(), house.admin_invites()
        same = ("player", "parent", "team", "status", "message_sid", "reference")
        assert [first.json[name] for name in same] == [second.json[name] for name in same]
        assert len(house.parent().received) == 1

    def test_another_form_of_the_phone_number(self, house: House, parent: Parent):
        first = parent.received[0]["sid"]
        for written in (
            "07700900123",
            "07700 900 123",
            "+44 (0)7700 900123",
            "0044 7700 900123",
            "447700900123",
            "whatsapp:+447700900123",  # off another tool's export
            "+44\u00a07700\u00a0900123",  # spaces that do not break, off a web page
        ):
            answer = house.admin_invites(parent_tel=written)
            assert (answer.status_code, answer.json["message_sid"]) == (200, first), written
        assert len(parent.received) == 1

    def test_twenty_five_at_once_each_twice(self, house: House):
        numbers = [f"+4477009001{n:02d}" for n in range(25)]

        def invite(number: str) -> tuple[int, Any]:
            client = house.browser.application.test_client()
            answer = client.post("/trigger", json=INVITE | {"parent_tel": number}, headers={"x-api-key": API_KEY})
            return answer.status_code, answer.json.get("message_sid")

        with ThreadPoolExecutor(50) as crowd:
            answers = list(crowd.map(invite, [*numbers, *numbers]))

        assert [status for status, _ in answers] == [200] * 50
        assert answers[:25] == answers[25:]
        assert all(len(house.parent(number).received) == 1 for number in numbers)

    def test_a_repeat_waits_for_the_first_while_that_is_being_sent(self, house: House):
        house.parent().phone.fault(delay_seconds=0.5)
        again = house.browser.application.test_client()
        with ThreadPoolExecutor(1) as other:
            first = other.submit(house.admin_invites)
            wait_until(lambda: house.parent().received)
            second = again.post("/trigger", json=INVITE, headers={"x-api-key": API_KEY})
        assert second.status_code == first.result().status_code == 200
        assert second.json["message_sid"] == first.result().json["message_sid"]
        assert len(house.parent().received) == 1

    def test_other_children_of_one_parent_at_once(self, house: House):
        """Five siblings in one spreadsheet: one is offered, four wait, none is lost."""

        def invite(name: str) -> int:
            client = house.browser.application.test_client()
            body = INVITE | {"player_first_name": name}
            return client.post("/trigger", json=body, headers={"x-api-key": API_KEY}).status_code

        with ThreadPoolExecutor(5) as crowd:
            assert list(crowd.map(invite, ["Ann", "Ben", "Cat", "Dan", "Eve"])) == [200] * 5
        assert len(house.parent().conversation.registrations) == 5
        assert len(house.parent().received) == 1


def test_an_invite_and_the_parents_answer_at_the_same_instant_are_both_kept(house: House, parent: Parent):
    both = Barrier(2)

    def invite() -> int:
        both.wait()
        return house.admin_invites(player_first_name="Mia").status_code

    def answer() -> None:
        both.wait()
        house.work()

    parent.phone.send(text="yes")
    with ThreadPoolExecutor(2) as threads:
        invited, _ = threads.submit(invite), threads.submit(answer).result()
    assert invited.result() == 200
    assert parent.registration.state == asked_after("ready") or parent.conversation.choosing
    assert [each.invite.player for each in parent.conversation.registrations] == ["Sam Smith", "Mia Smith"]


class TestWhoIsNotInvited:
    def test_a_parent_who_opted_out(self, house: House, parent: Parent):
        parent.says("stop")
        answer = house.admin_invites(player_first_name="Mia")
        assert answer.status_code == 409
        assert "opted out" in answer.json["message"]
        assert [each.invite.player for each in parent.conversation.registrations] == ["Sam Smith"]
        parent.says("start")
        assert house.admin_invites(player_first_name="Mia").status_code == 200

    def test_a_player_who_is_registered_already(self, house: House, parent: Parent):
        parent.says(*ALL_ANSWERS, "yes")
        answer = house.admin_invites()
        assert answer.status_code == 409
        assert answer.json["message"] == "Sam Smith is already registered with Panthers u11s for 2026-27"

    def test_a_player_whom_the_other_parent_registered(self, house: House, parent: Parent):
        parent.says(*ALL_ANSWERS, "yes")
        answer = house.admin_invites(parent_tel=OTHER_PARENT, parent_first_name="John", player_last_name="SMITH")
        assert answer.status_code == 409
        assert house.parent(OTHER_PARENT).received == []

    def test_the_next_season_is_another_registration(self, house: House, parent: Parent):
        parent.says(*ALL_ANSWERS, "yes")
        answer = house.admin_invites(current_registration_season="2027-28", age_group="u12s")
        assert (answer.status_code, answer.json["status"]) == (200, "message_sent")
        assert "2027-28" in parent.hears

    def test_the_next_season_keeps_what_the_club_has_and_a_shirt_only_while_it_is_free(self, house: House):
        again = {"current_registration_season": "2027-28", "age_group": "u12s"}
        house.it_becomes(9)
        house.admin_invites()
        jane = house.parent()
        jane.says(*ALL_ANSWERS, "yes")
        house.admin_invites(parent_tel=OTHER_PARENT, player_first_name="Max", parent_first_name="John", **again)
        john = house.parent(OTHER_PARENT)
        john.answers_until("photo", player_name="yes", shirt_number="7")
        house.admin_invites(**again)
        jane.says("yes")
        assert "Kit size: 9/10" in jane.texts[-2]
        assert "Shirt number" not in jane.texts[-2]
        jane.answers_until("shirt_number")
        assert jane.registration.answers["kit_size"] == "9/10"

    def test_a_registered_player_is_said_to_be_where_they_are(self, house: House, parent: Parent):
        parent.says(*ALL_ANSWERS, "yes")
        answer = house.admin_invites(team_name="Lions")
        assert answer.status_code == 409
        assert answer.json["message"] == "Sam Smith is already registered with Panthers u11s for 2026-27"

    @pytest.mark.parametrize(
        ("countries", "number", "says"),
        [
            ("", "+353861234567", "is a number of IE, a country that INVITE_COUNTRIES does not name"),
            ("GB, IE", "+353861234567", None),
            ("", "07797 712345", None),  # Jersey, as people there write it
            ("GB", "07797 712345", "is a number of JE"),
            ("", "+19005551234", "is a number of US"),
            ("GB, US", "+19005551234", "service number"),
            ("", "+881612345678", "of no country"),
            ("", "0871 200 0000", "service number"),
        ],
    )
    def test_a_leaked_key_does_not_write_to_the_whole_world(
        self, house: House, countries: str, number: str, says: str | None
    ):
        house.start(STAGE="production", INVITE_COUNTRIES=countries)
        answer = house.admin_invites(parent_tel=number)
        if says:
            assert says in answer.json["errors"]["parent_tel"]
        assert answer.status_code == (400 if says else 200)

    def test_a_number_that_is_not_on_the_list_of_this_stage(self, house: House):
        house.start(ALLOWED_NUMBERS="+447700900123, +4477009005*")
        assert house.admin_invites(parent_tel="+447700900123").status_code == 200
        assert house.admin_invites(parent_tel="+447700900555").status_code == 200
        answer = house.admin_invites(parent_tel=OTHER_PARENT)
        assert answer.status_code == 400
        assert "ALLOWED_NUMBERS" in answer.json["errors"]["parent_tel"]
        assert house.parent(OTHER_PARENT).received == []

    def test_a_number_that_twilio_refuses(self, house: House):
        house.parent().phone.fault(code=21211)
        answer = house.admin_invites()
        assert answer.status_code == 400
        assert list(answer.json["errors"]) == ["parent_tel"]
        assert house.admin_invites().status_code == 200
        assert len(house.parent().received) == 1


class TestCorrections:
    def test_details_put_right_before_the_parent_began_go_out_anew(self, house: House, parent: Parent):
        answer = house.admin_invites(membership_fee_amount="45")
        assert answer.status_code == 200
        assert answer.json["message_sid"] == parent.received[-1]["sid"]
        assert ["£40," in text for text in invites(parent)] == [True, False]
        assert len(parent.conversation.registrations) == 1
        assert house.admin_invites(membership_fee_amount="45").json["message_sid"] == answer.json["message_sid"]

    def test_afterwards_they_do_not(self, house: House, parent: Parent):
        parent.says("yes")
        answer = house.admin_invites(membership_fee_amount="45")
        assert answer.status_code == 409
        assert parent.registration.invite.membership_fee == 4000
        assert house.admin_invites().status_code == 200
        assert len(invites(parent)) == 1


class TestASecondChild:
    def test_waits_its_turn_and_is_offered_after_the_first(self, house: House, parent: Parent):
        parent.says(*up_to("born_on"))
        asked = parent.hears
        answer = house.admin_invites(player_first_name="Mia")
        assert (answer.status_code, answer.json["status"], answer.json["message_sid"]) == (200, "waiting", None)
        assert parent.hears == asked
        assert parent.registration.invite.player == "Sam Smith"

        parent.says(ANSWERS["born_on"], *after("born_on"), "yes")
        assert "Mia" in parent.hears
        assert parent.registration.invite.player == "Mia Smith"
        assert house.admin_invites(player_first_name="Mia").status_code == 200

    def test_is_invited_at_once_where_the_first_is_done(self, house: House, parent: Parent):
        parent.says(*ALL_ANSWERS, "yes")
        answer = house.admin_invites(player_first_name="Mia")
        assert answer.json["status"] == "message_sent"
        assert "register Mia to join" in parent.hears


class TestTwilioDown:
    """The invite is saved before it is sent: the same trigger works later, and there is one invite."""

    @pytest.mark.parametrize(
        "fault",
        [
            {"http": 500},
            {"http": 503},
            {"code": 20429},  # too many requests
            {"http": 500, "accepted": True},  # an error, and yet it was taken
            {"drop_answer": True},
            {"delay_seconds": 0.6},  # longer than we wait
        ],
        ids=str,
    )
    def test_the_same_trigger_works_later_and_sends_one_invite(self, house: House, fault: dict[str, Any]):
        house.start(TWILIO_TIMEOUT_SECONDS="0.3")
        house.parent().phone.fault(**fault)
        failed = house.admin_invites()
        assert failed.status_code == 503
        assert failed.json["message"] == "Error processing registration request"
        assert failed.json["error"]
        assert failed.json["request_id"] == failed.headers["X-Request-Id"]

        answer = house.admin_invites()
        assert answer.status_code == 200
        assert [message["sid"] for message in house.parent().received] == [answer.json["message_sid"]]

    @pytest.mark.parametrize(
        "names",
        [
            {"parent_first_name": "Mary Jane"},
            {"player_first_name": "Mary Jane"},
            {"player_first_name": "Jean-Luc", "player_last_name": "Van Der Berg"},
            {"team_name": "A &  B “Reds”"},
        ],
        ids=str,
    )
    def test_what_twilio_took_is_known_again_whatever_is_in_it(self, house: House, names: dict[str, str]):
        house.parent().phone.fault(drop_answer=True)
        assert house.admin_invites(**names).status_code == 503
        assert house.admin_invites(**names).status_code == 200
        assert len(house.parent().received) == 1

    def test_the_sweeper_sends_it_where_nobody_triggers_again(self, house: House):
        house.parent().phone.fault(http=500)
        house.admin_invites()
        house.time_passes()
        assert house.bot.outbox.sweep() == 1
        assert len(house.parent().received) == 1
        assert house.bot.outbox.sweep() == 0

    def test_no_internals_are_told(self, house: House):
        house.wire.silence("dynamodb TransactWriteItems")
        answer = house.admin_invites()
        assert answer.status_code == 500
        assert answer.json == {
            "message": "Error processing registration request",
            "error": "Something failed on our side",
            "request_id": answer.headers["X-Request-Id"],
        }
        assert house.admin_invites().status_code == 200
