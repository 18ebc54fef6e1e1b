"""One message is taken in: load, hear, save, send. Whatever comes twice, late, at once, or makes no sense."""

import base64
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from bot.inbox import read_message
from bot.outbox import Busy
from bot.store import STRANGERS_KEPT
from tests.examples import ALL_ANSWERS
from tests.house import CLUB_NUMBER, PATIENCE, House, Parent

STRANGER = "+447700900777"
SID = "SM" + "0d" * 16


def form(text: str = "", number: str = "+447700900123", sid: str = SID, **fields: str) -> dict[str, str]:
    """Twilio's form for a text from a parent."""
    return {"MessageSid": sid, "From": f"whatsapp:{number}", "To": CLUB_NUMBER, "Body": text, "NumMedia": "0"} | fields


def stored_items(house: House) -> list[dict[str, Any]]:
    return house.bot.dynamodb.scan(TableName=house.settings.table)["Items"]


class TestWhatItCosts:
    def test_at_most_three_calls_to_dynamodb_and_the_sends(self, house: House, parent: Parent):
        parent.says("yes", "Samuel Smith")
        for text in ("3rd of May 2016", "what?", "boy", "change name", "Sam Smith"):
            house.wire.calls.clear()
            before = len(parent.received)
            parent.sends(text=text)
            services = [call.split()[0] for call in house.wire.calls]
            assert services.count("dynamodb") <= 3
            assert services.count("twilio") == len(parent.received) - before

    def test_what_is_heard_again_costs_two(self, house: House, parent: Parent):
        parent.sends(text="yes", sid=SID)
        house.wire.calls.clear()
        house.bot.inbox.take(form("yes"))
        assert house.wire.calls == ["dynamodb GetItem", "dynamodb TransactWriteItems", "dynamodb GetItem"]

    def test_what_is_answered_with_nothing_is_not_marked(self, house: House, parent: Parent):
        parent.says("stop")
        house.wire.calls.clear()
        house.bot.inbox.take(form("hello?"))
        assert house.wire.calls == ["dynamodb GetItem", "dynamodb TransactWriteItems"]


class TestRepeats:
    def test_a_message_that_comes_again_much_later_changes_nothing(self, house: House, parent: Parent):
        """Later than the five minutes for which the queue itself keeps repeats away."""
        parent.sends(text="yes", sid=SID)
        parent.says("Samuel Smith", "3rd of May 2016")
        conversation, received = parent.conversation, parent.received
        house.clock.advance(3600)
        house.bot.inbox.take(form("yes"))
        assert parent.conversation == conversation
        assert parent.received == received

    def test_messages_that_come_again_in_another_order_change_nothing(self, house: House, parent: Parent):
        sids = [f"SM{number:032x}" for number in range(len(ALL_ANSWERS))]
        for sid, text in zip(sids, ALL_ANSWERS, strict=True):
            parent.sends(text=text, sid=sid)
        conversation, received = parent.conversation, parent.received
        for sid, text in sorted(zip(sids, ALL_ANSWERS, strict=True), key=lambda pair: pair[1]):
            house.bot.inbox.take(form(text, sid=sid))
        assert parent.conversation == conversation
        assert parent.received == received

    def test_a_message_that_overtook_another_is_heard_first_and_both_are_answered(self, house: House, parent: Parent):
        first = parent.phone.send(text="yes", deliver={"after_seconds": 60})
        parent.says("who is this?")
        house.time_passes(60)
        house.world.twilio.settle()
        house.work()
        assert first.webhook_status is None
        assert "Alex Johnson" in parent.received[1]["text"]
        assert parent.registration.state == "player_name"

    def test_the_same_message_in_two_threads_is_answered_once(self, house: House, parent: Parent):
        both = Barrier(2)

        def take(_: int) -> str:
            both.wait()
            try:
                house.bot.inbox.take(form("yes"))
            except Busy:
                return "busy"
            return "done"

        with ThreadPoolExecutor(2) as workers:
            outcomes = list(workers.map(take, range(2)))
        assert "done" in outcomes
        house.bot.inbox.take(form("yes"))
        assert len(parent.received) == 2
        assert parent.registration.state == "player_name"

    def test_two_workers_at_the_same_parent_hear_both_messages(self, house: House, parent: Parent):
        both = Barrier(2)

        def take(number: int) -> None:
            both.wait()
            house.bot.inbox.take(form("help", sid=f"SM{number:032x}"))

        with ThreadPoolExecutor(2) as workers:
            list(workers.map(take, range(2)))
        exchanges = [each for each in house.bot.store.exchanges(parent.number) if each.heard]
        assert len(exchanges) == 2
        assert len(parent.received) == 1 + sum(len(each.outgoing) for each in exchanges)
        assert parent.conversation.version == 3

    def test_eight_parents_at_once_do_not_disturb_each_other(self, house: House):
        parents = [house.parent(f"+44770090050{number}") for number in range(8)]
        for parent in parents:
            house.admin_invites(parent_tel=parent.number)
            parent.phone.send(text="yes")
            parent.phone.send(text=f"Samuel Smith {'ABCDEFGH'[int(parent.number[-1])]}")

        def work(_: int) -> None:
            while house.bot.worker.poll(wait_seconds=0):
                pass

        with ThreadPoolExecutor(8) as workers:
            list(workers.map(work, range(8)))
        house.work()
        names = [parent.registration.answers["player_name"] for parent in parents]
        assert names == [f"Samuel Smith {letter}" for letter in "ABCDEFGH"]


class TestWhatIsNoAnswer:
    """None of it is lost, none changes what was asked, and the question is asked again."""

    @pytest.fixture
    def asked(self, parent: Parent) -> Parent:
        parent.says("yes", "Samuel Smith")
        return parent

    def test_things_that_are_no_text(self, house: House, asked: Parent):
        picture = {"content_type": "image/jpeg", "filename": "sam.jpg", "data": base64.b64encode(b"\xff\xd8").decode()}
        card = picture | {"content_type": "text/vcard", "filename": "nan.vcf"}
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
            before = len(asked.received)
            asked.sends(**what)
            assert asked.registration.state == "born_on", what
            assert asked.registration.answers == {"ready": "yes", "player_name": "Samuel Smith"}, what
            assert len(asked.received) > before, what
            assert "date of birth" in asked.hears, (number, what)

    def test_a_type_that_nobody_knows_yet(self, house: House, asked: Parent):
        for kind in ("sticker", "reaction", "order", "unsupported", "hologram"):
            before = len(asked.received)
            house.bot.inbox.take(form(sid=f"SM{kind:0>32}", MessageType=kind, Hologram="1"))
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
        asked.says(*ALL_ANSWERS[2:7])
        began = time.monotonic()
        for letter in ("x", "1", ".", "'", "@", "👍"):
            asked.sends(text=letter * 28_000)
        assert time.monotonic() - began < PATIENCE
        assert asked.registration.state == "email"

    def test_control_characters(self, house: House, asked: Parent):
        asked.sends(text="3rd\x00 of\x1b May\x7f\r\n 2016\u202e")
        assert asked.registration.answers["born_on"] == "2016-05-03"
        assert asked.says("\x00\x01\x02")
        assert asked.registration.state == "gender"

    def test_a_picture_with_the_answer_under_it(self, house: House, asked: Parent):
        picture = {"content_type": "image/png", "filename": "cake.png", "data": base64.b64encode(b"png").decode()}
        asked.sends(text="3rd of May 2016", media=[picture])
        assert asked.registration.answers["born_on"] == "2016-05-03"

    def test_a_button_of_long_ago(self, house: House, asked: Parent):
        asked.says("3rd of May 2016", "boy", "no")
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


@pytest.mark.parametrize(
    ("fields", "kind", "text", "choice"),
    [
        ({"Body": "hi"}, "text", "hi", ""),
        ({"Body": "hi", "NumMedia": ""}, "text", "hi", ""),
        ({"Body": "hi", "NumMedia": "1"}, "media", "hi", ""),
        ({}, "text", "", ""),
        ({"Latitude": "53.4", "Longitude": "-2.3"}, "location", "", ""),
        ({"Body": "Yes", "ButtonText": "Yes", "ButtonPayload": "ready:Yes"}, "text", "Yes", "ready:Yes"),
        ({"ButtonText": "Yes", "ButtonPayload": "ready:Yes"}, "text", "Yes", "ready:Yes"),  # Body may be empty
        ({"ListTitle": "Male", "ListId": "gender:Male"}, "text", "Male", "gender:Male"),
        ({"Body": "Yes", "ButtonText": "Yes"}, "text", "Yes", ""),  # a template's button without a payload
    ],
)
def test_twilios_form_becomes_a_message(fields: dict[str, str], kind: str, text: str, choice: str):
    message = read_message({"MessageSid": SID, "From": "whatsapp:+447700900123"} | fields)
    assert (message.sid, message.kind, message.text, message.choice) == (SID, kind, text, choice)


class TestStrangers:
    def test_hi_gets_a_kind_answer_and_nothing_is_kept_of_it(self, house: House):
        stranger = house.parent(STRANGER)
        stranger.says("hi, I'm Jane Doe from 12 Acacia Avenue")
        assert "Urmston Town" in stranger.hears
        assert "registrations@example.org" in stranger.hears
        assert stranger.conversation.registrations == []
        [item] = [item for item in stored_items(house) if STRANGER in item["pk"]["S"]]
        assert item["sk"]["S"].startswith("exchange#")
        assert "Jane" not in str(item)
        expires = house.clock.now() + STRANGERS_KEPT
        assert int(item["expires"]["N"]) == int(expires.timestamp())

    def test_each_message_is_answered_once(self, house: House):
        stranger = house.parent(STRANGER)
        stranger.sends(text="hi", deliver={"times": 3})
        stranger.says("hello?")
        house.bot.inbox.take(form("hello again", number=STRANGER))
        house.bot.inbox.take(form("hello again", number=STRANGER))
        assert len(stranger.received) == 3

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
        assert stranger.registration.state == "player_name"

    def test_whatsapp_may_name_a_user_without_a_number(self, house: House):
        """Usernames, from 2026: nothing is registered or lost, and nobody else's number is written to."""
        house.start(STAGE="production", ALLOWED_NUMBERS="")
        for number, sender in enumerate(("GB.13491208655302741918", "GB.ENT.11815799212886844830")):
            taken = form("hi", sid=f"SM{number:032x}") | {"From": f"whatsapp:{sender}", "ProfileName": "jane.smith"}
            house.bot.inbox.take(taken)
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
        parent.says("yes", "Samuel Smith", "stop")
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
