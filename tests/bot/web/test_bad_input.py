"""Bad input: none of it is an error of ours, none is lost, and none changes what was asked."""

import base64
import time
from typing import Any

import pytest

from bot.store.items import STRANGERS_KEPT
from tests.support.chats.examples import ALL_ANSWERS, asked_after, between, up_to
from tests.support.house import PATIENCE, House, Parent, twilio_form

STRANGER = "+447700900777"


def stored_items(house: House) -> list[dict[str, Any]]:
    return house.bot.dynamodb.scan(TableName=house.settings.table)["Items"]


class TestWhatIsNoAnswer:
    """The question is asked again."""

    @pytest.fixture
    def asked(self, parent: Parent) -> Parent:
        parent.says(*up_to("born_on"))
        return parent

    def test_things_that_are_no_text(self, house: House, asked: Parent):
        picture = {"content_type": "image/jpeg", "filename": "sam.jpg", "data": base64.b64encode(b"\xff\xd8").decode()}
        card = picture | {"content_type": "text/vcard", "filename": "nan.vcf"}
        before = asked.registration.answers
        for number, what in enumerate(
            (
                {"media": [picture]},
                {"media": [card]},
                {"media": [picture, picture, card]},
                {"location": {"latitude": 53.45, "longitude": -2.35, "label": "The pitch"}},
                {"text": ""},
                {"text": " \n\t "},
                {"text": "\u200b"},  # looks empty
                {"text": "👍"},  # nothing to confirm here
            )
        ):
            heard = len(asked.received)
            asked.sends(**what)
            assert asked.registration.state == "born_on", what
            assert asked.registration.answers == before, what
            assert len(asked.received) > heard, what
            assert "date of birth" in asked.hears, (number, what)

    def test_a_type_that_nobody_knows_yet(self, house: House, asked: Parent):
        for kind in ("sticker", "reaction", "order", "unsupported", "hologram"):
            before = len(asked.received)
            house.bot.inbox.take(twilio_form(sid=f"SM{kind:0>32}", MessageType=kind, Hologram="1"))
            assert asked.registration.state == "born_on"
            assert len(asked.received) == before + 1

    def test_long_messages(self, house: House, asked: Parent):
        """65,536 characters are the most that a phone lets anybody type."""
        for text in ("blah " * 600, "x" * 65_536, "字" * 20_000, "3rd of May 2016 " * 200):
            delivery = asked.sends(text=text)
            assert delivery.webhook_status == 200
            assert asked.registration.state == "born_on"
            assert "date of birth" in asked.hears
        assert house.waiting(house.settings.dead_letter_queue) == 0

    def test_a_long_message_does_not_outlast_the_queues_patience(self, house: House, asked: Parent):
        """A worker that is too slow is given the same message again and again."""
        asked.answers_until("email")
        began = time.monotonic()
        for letter in ("x", "1", ".", "'", "@", "👍"):
            asked.sends(text=letter * 28_000)
        assert time.monotonic() - began < PATIENCE
        assert asked.registration.state == "email"

    def test_control_characters(self, house: House, asked: Parent):
        asked.sends(text="3rd\x00 of\x1b May\x7f\r\n 2016\u202e")
        assert asked.registration.answers["born_on"] == "2016-05-03"
        assert asked.says("\x00\x01\x02")
        assert asked.registration.state == asked_after("born_on")

    def test_a_picture_with_the_answer_under_it(self, house: House, asked: Parent):
        picture = {"content_type": "image/png", "filename": "cake.png", "data": base64.b64encode(b"png").decode()}
        asked.sends(text="3rd of May 2016", media=[picture])
        assert asked.registration.answers["born_on"] == "2016-05-03"

    def test_a_button_of_long_ago(self, house: House, asked: Parent):
        asked.says(*between("player_name", asked_after("medical_needs")))
        before = asked.registration.answers
        asked.taps("Male")
        assert asked.registration.answers == before
        assert "already" in asked.hears.casefold()

    def test_a_button_that_names_something_inside(self, house: House, asked: Parent):
        """What comes back from a button is never taken for a name of ours."""
        for payload in ("__init__:x", "player_name:Eve", ":", "", "born_on", "x" * 500, "to_payment_pending:yes"):
            asked.sends(button={"text": "Yes", "payload": payload})
            assert asked.registration.state == "born_on", payload
            assert asked.registration.answers["player_name"] == "Samuel Smith"


class TestStrangers:
    def test_hi_gets_a_kind_answer_and_nothing_is_kept_of_it(self, house: House):
        stranger = house.parent(STRANGER)
        stranger.says("hi, I'm Jane Doe from 12 Acacia Avenue")
        assert "Urmston Town" in stranger.hears
        assert "registrations@example.org" in stranger.hears
        assert stranger.conversation.registrations == []
        kept = [item for item in stored_items(house) if STRANGER in item["pk"]["S"]]
        assert [item["sk"]["S"].partition("#")[0] for item in kept] == ["conversation", "exchange"]  # a count, a sid
        expires = house.clock.now() + STRANGERS_KEPT
        for item in kept:
            assert "Jane" not in str(item)
            assert int(item["expires"]["N"]) == int(expires.timestamp())

    def test_sixty_messages_get_one_answer_a_day(self, house: House):
        stranger = house.parent(STRANGER)
        stranger.sends(text="hi", deliver={"times": 3})
        stranger.says(*["hello again"] * 60)
        assert len(stranger.received) == 1
        house.time_passes(24 * 3600)
        stranger.says("hello?", "hello?")
        assert len(stranger.received) == 2

    def test_counting_them_costs_no_call_of_its_own(self, house: House):
        house.parent("+447700900778").says("hi")  # the contents are read once
        stranger = house.parent(STRANGER)
        for calls in (3, 2):  # load, save and what became of the answer; nothing is sent the second time
            house.wire.calls.clear()
            stranger.says("hi")
            assert sum(call.startswith("dynamodb") for call in house.wire.calls) == calls

    def test_who_was_not_invited_cannot_register(self, house: House):
        stranger = house.parent(STRANGER)
        stranger.says(*ALL_ANSWERS, "yes", "Sam Smith")
        assert stranger.conversation.registrations == []
        assert [item for item in stored_items(house) if item["pk"]["S"].startswith("registration#")] == []

    def test_an_invite_later_is_an_invite(self, house: House):
        stranger = house.parent(STRANGER)
        stranger.says("hi")
        assert house.admin_invites(parent_tel=STRANGER).status_code == 200
        stranger.says("yes")
        assert stranger.registration.state == asked_after("ready")

    def test_whatsapp_may_name_a_user_without_a_number(self, house: House):
        """Usernames, from 2026: nothing is registered or lost, and nobody else's number is written to."""
        house.start(STAGE="production", ALLOWED_NUMBERS="")
        for number, sender in enumerate(("GB.13491208655302741918", "GB.ENT.11815799212886844830")):
            sent = {"From": f"whatsapp:{sender}", "ProfileName": "jane.smith"}
            house.bot.inbox.take(twilio_form("hi", sid=f"SM{number:032x}") | sent)
            [exchange] = house.bot.store.exchanges(sender)
            assert [each.status for each in exchange.outgoing] == ["failed"]
            assert house.bot.store.load(sender).registrations == []
        assert house.waiting(house.settings.dead_letter_queue) == 0

    def test_outside_production_whoever_is_not_on_the_list_is_not_written_to(self, house: House):
        house.start(ALLOWED_NUMBERS="+447700900123")
        stranger = house.parent(STRANGER)
        delivery = stranger.sends(text="hi")
        assert delivery.webhook_status == 200
        assert stranger.received == []
        assert house.waiting(house.settings.inbox_queue) == 0


class TestOptedOut:
    def test_is_silence_until_the_parent_comes_back(self, house: House, parent: Parent):
        parent.says(*up_to("born_on"), "stop")
        before = len(parent.received)
        parent.says("hello?", "yes", "3rd of May 2016", "help")
        parent.sends(location={"latitude": 53.45, "longitude": -2.35})
        assert len(parent.received) == before
        assert parent.registration.state == "born_on"
        assert "date of birth" in parent.says("start")

    def test_holds_for_a_stranger_too(self, house: House):
        stranger = house.parent(STRANGER)
        stranger.says("stop")
        before = len(stranger.received)
        stranger.says("hi")
        assert len(stranger.received) == before
        assert house.admin_invites(parent_tel=STRANGER).status_code == 409


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "key", [2000 * "x", 4000 * "-", "é" * 700, 65 * "a", "%00", "..", "a b", "'", "waiting#x", "x"]
)
def test_a_key_that_can_be_nobodys_is_not_found(house: House, method: str, key: str):
    assert house.browser.open(f"/waiting/{key}", method=method).status_code == 404
