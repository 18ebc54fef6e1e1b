"""STOP: at once, everywhere, confirmed once; START comes back to where the parent was."""

import pytest

from flows.records import Message
from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS, ANSWERS, ASKED, after, asked_after, up_to
from tests.support.house import House, Parent
from tests.support.sender.office import Office


@pytest.mark.parametrize("said", ["STOP", "stop", "Unsubscribe", "stop messaging me", "OPT OUT", "cancel", "quit"])
def test_stop_and_its_kin(said: str):
    chat = Chat()
    chat.says("yes")
    assert "START" in chat.says(said)
    assert chat.says("hello") == ""
    assert chat.notices[-1].kind == "suppress"


def test_nothing_goes_out_after_it_by_any_channel(house: House, office: Office, parent: Parent):
    parent.says(*ALL_ANSWERS)
    parent.says("yes", "STOP")  # the confirmation is on the sender's queue, and has not gone yet
    office.works()
    assert house.world.aws.sent.messages("jane@example.com") == []
    assert house.world.aws.sent.messages(parent.number) == []
    heard = len(parent.received)
    house.days_pass(10)
    office.works()
    assert len(parent.received) == heard
    assert house.world.aws.sent.messages(parent.number) == []


def test_what_waited_in_the_outbox_is_given_up(house: House, parent: Parent):
    parent.says("yes")
    parent.phone.fault(http=500)
    parent.sends(text=ANSWERS[asked_after("ready")])
    parent.phone.send(text="STOP")
    house.time_passes()
    house.work()
    house.time_passes()
    house.bot.outbox.sweep()
    assert sum("You won't get any more" in text for text in parent.texts) == 1


def test_start_returns_to_the_saved_question_and_to_every_channel(house: House, office: Office, parent: Parent):
    parent.says(*up_to("email"), "STOP")
    assert "e-mail address" in parent.says("START")
    parent.says(ANSWERS["email"], *after("email"), "yes")
    office.works()
    assert len(house.world.aws.sent.messages("jane@example.com")) == 1


def test_a_trigger_is_refused_with_the_reason(house: House, parent: Parent):
    parent.says("stop")
    answer = house.admin_invites(player_first_name="Mia")
    assert answer.status_code == 409
    assert "opted out" in answer.json["message"]


class TestTwiliosOwnOptOut:
    """Advanced Opt-Out answers the word itself (https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out)."""

    def test_stop_is_kept_and_not_answered_again(self):
        chat = Chat()
        chat.says("yes")
        chat.hear(Message(sid="SM", text="Arret", opt_out="STOP"))
        assert chat.heard == ""
        assert chat.conversation.opted_out_at

    def test_start_comes_back(self):
        chat = Chat()
        chat.says("yes", "stop")
        chat.hear(Message(sid="SM", text="begin", opt_out="START"))
        assert chat.heard.endswith(ASKED[asked_after("ready")])

    def test_a_yes_that_twilio_takes_for_start_is_still_an_answer(self):
        chat = Chat()
        chat.hear(Message(sid="SM", text="yes", opt_out="START"))
        assert chat.asked == asked_after("ready")

    def test_help_was_answered_by_twilio(self):
        chat = Chat()
        chat.says("yes")
        chat.hear(Message(sid="SM", text="help", opt_out="HELP"))
        assert (chat.heard, chat.asked) == ("", asked_after("ready"))

    def test_it_arrives_through_the_webhook(self, house: House, parent: Parent):
        parent.says("yes")
        house.bot.inbox.take(
            {"MessageSid": "SMx", "From": f"whatsapp:{parent.number}", "Body": "STOP", "OptOutType": "STOP"}
        )
        assert parent.conversation.opted_out_at
