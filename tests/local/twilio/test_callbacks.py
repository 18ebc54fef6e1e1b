"""What Twilio tells the bot afterwards, and what goes wrong on order."""

import time

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator

from tests.local.conftest import ACCOUNT, BOT, CLUB, PARENT, TOKEN

STATUS = f"{BOT}/status?message=7"


@pytest.fixture(autouse=True)
def in_session(parent):
    return parent.send("hello")


def test_each_status_is_told_in_turn_signed_and_in_twilios_words(world, bot, send):
    sent = send("Hi there", status_callback=STATUS)
    world.twilio.settle()

    assert bot.told(sent.sid) == [("queued", None), ("sent", None), ("delivered", None)]
    url, form, headers = bot.posts[-1]
    assert url == STATUS
    assert RequestValidator(TOKEN).validate(url, form, headers["X-Twilio-Signature"])
    assert form | {"EventType": "DELIVERED"} == form
    assert form["SmsSid"] == form["MessageSid"] == sent.sid
    assert form["SmsStatus"] == form["MessageStatus"] == "delivered"
    assert (form["From"], form["To"], form["AccountSid"]) == (CLUB, f"whatsapp:{PARENT}", ACCOUNT)


def test_it_is_read_once_the_parent_has_looked(world, bot, send, parent):
    sent = send("Hi there", status_callback=STATUS)
    world.twilio.settle()
    parent.look()
    parent.look()
    world.twilio.settle()
    assert [status for status, _ in bot.told(sent.sid)] == ["queued", "sent", "delivered", "read"]
    assert parent.messages()[-1]["status"] == "read"


def test_a_parent_who_looks_before_the_delivery_is_told_has_read_it_too(world, bot, send, parent):
    sent = send("Hi there", status_callback=STATUS)
    parent.look()
    world.twilio.settle()
    assert [status for status, _ in bot.told(sent.sid)] == ["queued", "sent", "delivered", "read"]


def test_nothing_is_told_when_nothing_was_asked(world, bot, send, parent):
    sent = send("Hi there")
    world.twilio.settle()
    assert bot.told(sent.sid) == []
    assert parent.messages()[-1]["status"] == "delivered"


def test_a_callback_the_bot_refuses_is_not_told_again(world, bot, send):
    bot.answer = lambda url, form: 503
    sent = send("Hi there", status_callback=STATUS)
    world.twilio.settle()
    world.twilio.settle()
    assert [status for status, _ in bot.told(sent.sid)] == ["queued", "sent", "delivered"]


def test_a_bot_that_settles_while_it_is_told_does_not_hang(world, bot, send):
    bot.answer = lambda url, form: world.twilio.settle() or 200
    sent = send("Hi there", status_callback=STATUS)
    world.twilio.settle()
    assert [status for status, _ in bot.told(sent.sid)] == ["queued", "sent", "delivered"]


@pytest.mark.parametrize(
    ("code", "status"),
    [(63024, "undelivered"), (63003, "undelivered"), (63014, "undelivered"), (63049, "undelivered"),
     (63016, "failed"), (63018, "failed"), (63021, "failed"), (63038, "failed")],
)  # fmt: skip
def test_a_failure_of_the_channel_comes_in_the_callback(world, bot, send, parent, code, status):
    parent.fault(code=code)
    sent = send("Hi there", status_callback=STATUS)
    assert sent.status == "queued"
    world.twilio.settle()
    assert bot.told(sent.sid)[-1] == (status, str(code))
    assert (parent.messages()[-1]["status"], parent.messages()[-1]["error_code"]) == (status, code)

    again = send("Hi again", status_callback=STATUS)
    world.twilio.settle()
    assert bot.told(again.sid)[-1] == ("delivered", None)


@pytest.mark.parametrize(("code", "status"), [(20429, 429), (21610, 400), (21211, 400), (20500, 500)])
def test_a_failure_of_the_api_comes_in_the_answer(send, parent, code, status):
    parent.fault(code=code)
    with pytest.raises(TwilioRestException) as refused:
        send("Hi there")
    assert (refused.value.code, refused.value.status) == (code, status)
    assert len(parent.messages()) == 1
    send("Hi there")
    assert len(parent.messages()) == 2


def test_a_fault_comes_as_often_as_ordered_and_to_its_number_alone(world, send, parent):
    parent.fault(http=503, times=2)
    send("Hi", to="whatsapp:+447700900456")
    for _ in range(2):
        with pytest.raises(TwilioRestException) as refused:
            send("Hi there")
        assert refused.value.status == 503
    send("Hi there")
    assert [message["text"] for message in parent.messages()] == ["hello", "Hi there"]


def test_an_error_may_hide_that_the_message_was_taken(world, api, send, parent):
    parent.fault(http=500, accepted=True)
    with pytest.raises(TwilioRestException) as failed:
        send("Hi there")
    assert failed.value.status == 500
    world.twilio.settle()
    assert [message.body for message in api.messages.list(to=f"whatsapp:{PARENT}")] == ["Hi there"]
    assert parent.messages()[-1]["status"] == "delivered"


def test_the_line_may_drop_after_the_message_was_taken(world, send, parent):
    parent.fault(drop_answer=True)
    with pytest.raises(requests.ConnectionError):
        send("Hi there")
    assert parent.messages()[-1]["text"] == "Hi there"
    assert [request["status"] for request in world.twilio.requests if request["direction"] == "twilio"] == [None]
    assert send("Hi again").status == "queued"


def test_the_answer_may_be_slow(send, parent):
    parent.fault(delay_seconds=0.3)
    started = time.monotonic()
    send("Hi there")
    assert time.monotonic() - started >= 0.3
    assert parent.messages()[-1]["text"] == "Hi there"


def test_the_callback_may_be_lost(world, bot, send, parent):
    parent.fault(drop_callback=True)
    sent = send("Hi there", status_callback=STATUS)
    world.twilio.settle()
    assert bot.told(sent.sid) == []
    assert parent.messages()[-1]["status"] == "delivered"


@pytest.mark.parametrize(
    "fault",
    [{}, {"times": 1}, {"code": "63024"}, {"code": True}, {"code": 7}, {"http": 200}, {"delay_seconds": -1},
     {"delay_seconds": 10**9}, {"drop_callback": 1}, {"accepted": True}, {"explode": True}, {"code": 63024, "times": 0},
     {"code": 63024, "times": 1.5}],
)  # fmt: skip
def test_a_fault_that_is_none_is_refused(parent, fault):
    with pytest.raises(ValueError, match=r"\w"):
        parent.fault(**fault)
