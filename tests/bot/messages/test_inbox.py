"""One message is taken in: load, hear, save, send. Once, whether it comes twice, late, or with others at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from bot.messages.inbox import read_message
from bot.messages.outbox import Busy
from tests.support.chats.examples import ALL_ANSWERS, asked_after, between, up_to
from tests.support.house import House, Parent, twilio_form

SID = "SM" + "0d" * 16


class TestWhatItCosts:
    def test_at_most_three_calls_to_dynamodb_and_the_sends(self, house: House, parent: Parent):
        parent.says(*up_to("born_on"))
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
        house.bot.inbox.take(twilio_form("yes"))
        assert house.wire.calls == ["dynamodb GetItem", "dynamodb TransactWriteItems", "dynamodb GetItem"]

    def test_what_is_answered_with_nothing_is_not_marked(self, house: House, parent: Parent):
        parent.says("stop")
        house.wire.calls.clear()
        house.bot.inbox.take(twilio_form("hello?"))
        assert house.wire.calls == ["dynamodb GetItem", "dynamodb TransactWriteItems"]


class TestRepeats:
    def test_a_message_that_comes_again_much_later_changes_nothing(self, house: House, parent: Parent):
        """Later than the five minutes for which the queue itself keeps repeats away."""
        parent.sends(text="yes", sid=SID)
        parent.says(*between("ready", asked_after("born_on")))
        conversation, received = parent.conversation, parent.received
        house.clock.advance(3600)
        house.bot.inbox.take(twilio_form("yes"))
        assert parent.conversation == conversation
        assert parent.received == received

    def test_messages_that_come_again_in_another_order_change_nothing(self, house: House, parent: Parent):
        sids = [f"SM{number:032x}" for number in range(len(ALL_ANSWERS))]
        for sid, text in zip(sids, ALL_ANSWERS, strict=True):
            parent.sends(text=text, sid=sid)
        conversation, received = parent.conversation, parent.received
        for sid, text in sorted(zip(sids, ALL_ANSWERS, strict=True), key=lambda pair: pair[1]):
            house.bot.inbox.take(twilio_form(text, sid=sid))
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
        assert parent.registration.state == asked_after("ready")

    def test_the_same_message_in_two_threads_is_answered_once(self, house: House, parent: Parent):
        both = Barrier(2)

        def take(_: int) -> str:
            both.wait()
            try:
                house.bot.inbox.take(twilio_form("yes"))
            except Busy:
                return "busy"
            return "done"

        with ThreadPoolExecutor(2) as workers:
            outcomes = list(workers.map(take, range(2)))
        assert "done" in outcomes
        house.bot.inbox.take(twilio_form("yes"))
        assert len(parent.received) == 2
        assert parent.registration.state == asked_after("ready")

    def test_two_workers_at_the_same_parent_hear_both_messages(self, house: House, parent: Parent):
        both = Barrier(2)

        def take(number: int) -> None:
            both.wait()
            house.bot.inbox.take(twilio_form("help", sid=f"SM{number:032x}"))

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
            for text in up_to("player_name"):
                parent.phone.send(text=text)
            parent.phone.send(text=f"Samuel Smith {'ABCDEFGH'[int(parent.number[-1])]}")

        def work(_: int) -> None:
            while house.bot.worker.poll(wait_seconds=0):
                pass

        with ThreadPoolExecutor(8) as workers:
            list(workers.map(work, range(8)))
        house.work()
        names = [parent.registration.answers["player_name"] for parent in parents]
        assert names == [f"Samuel Smith {letter}" for letter in "ABCDEFGH"]


@pytest.mark.parametrize(
    ("fields", "kind", "text", "choice"),
    [
        ({"Body": "hi"}, "text", "hi", ""),
        ({"Body": "hi", "NumMedia": "0"}, "text", "hi", ""),
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


def test_a_quoted_question_is_found_by_its_sid_and_answered_anew(parent: Parent):
    parent.says(*up_to("born_on"))
    asked = parent.received[-1]["sid"]
    parent.says("3 May 2016")
    parent.sends(text="4 May", reply_to=asked)
    assert parent.registration.answers["born_on"] == "2016-05-04"
    assert parent.registration.state == asked_after("born_on")
