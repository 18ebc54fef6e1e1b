"""Twilio's Messages API as the stand-in answers it."""

from datetime import timedelta

import pytest
from twilio.base.exceptions import TwilioRestException

from tests.local.conftest import CLUB, PARENT

OTHER_PARENT = "+447700900456"


@pytest.fixture
def in_session(parent):
    """The parent has just written: what is free-form may be sent for 24 hours."""
    return parent.send("hello")


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        (21619, {}),
        (21619, {"body": ""}),
        (21617, {"body": "x" * 1601}),
        (21211, {"body": "Hi", "to": "+447700900123"}),  # an SMS address, not a WhatsApp one
        (21211, {"body": "Hi", "to": "whatsapp:07700900123"}),
        (21211, {"body": "Hi", "to": "whatsapp:+44 7700 900123"}),
        (21212, {"body": "Hi", "from_": "+447700900999"}),
        (63007, {"body": "Hi", "from_": "whatsapp:+447700900998"}),
        (21609, {"body": "Hi", "status_callback": "not-an-address"}),
        (21655, {"content_sid": "HX" + "0" * 32}),
    ],
)
def test_what_twilio_refuses_at_once(api, send, in_session, parent, code, fields):
    with pytest.raises(TwilioRestException) as refused:
        send(**fields)
    assert (refused.value.code, refused.value.status) == (code, 400)
    assert [message["from"] for message in parent.messages()] == ["parent"]


def test_a_body_of_1600_characters_is_delivered_whole(world, send, in_session, parent):
    text = "é" * 1600
    send(text)
    world.twilio.settle()
    assert (parent.messages()[-1]["text"], parent.messages()[-1]["status"]) == (text, "delivered")


def test_free_form_text_is_delivered_for_24_hours_after_the_parents_last_message(world, send, parent, api):
    parent.send("hello")
    world.clock.advance(24 * 3600 - 60)
    in_time = send("Are you still there?")
    world.clock.advance(120)
    too_late = send("Hello?")
    world.twilio.settle()

    assert api.messages(in_time.sid).fetch().status == "delivered"
    lost = api.messages(too_late.sid).fetch()
    assert (lost.status, lost.error_code) == ("failed", 63016)

    parent.send("yes, sorry")
    back = send("There you are")
    world.twilio.settle()
    assert api.messages(back.sid).fetch().status == "delivered"


def test_a_message_that_came_late_opens_the_window_when_it_came(world, send, parent, api):
    parent.send("on the train", deliver={"after_seconds": 30 * 3600})
    early = send("Hi")
    world.clock.advance(30 * 3600)
    world.twilio.settle()
    in_time = send("There you are")
    world.twilio.settle()
    assert api.messages(early.sid).fetch().error_code == 63016
    assert api.messages(in_time.sid).fetch().status == "delivered"


def test_the_window_is_each_parents_own(world, send, in_session, api):
    stranger = send("Hi", to=f"whatsapp:{OTHER_PARENT}")
    world.twilio.settle()
    assert api.messages(stranger.sid).fetch().error_code == 63016


def test_the_list_finds_what_was_sent_to_one_parent_since_a_moment(world, api, send, parent):
    parent.send("hello")
    world.twilio.phone(OTHER_PARENT).send("hello")
    send("before")
    world.clock.advance(60)
    since = world.clock.now()
    mine = send("after")
    send("to somebody else", to=f"whatsapp:{OTHER_PARENT}")

    found = api.messages.list(to=f"whatsapp:{PARENT}", date_sent_after=since)
    assert [message.sid for message in found] == [mine.sid]
    before = api.messages.list(to=f"whatsapp:{PARENT}", date_sent_before=since - timedelta(seconds=1))
    assert [message.body for message in before] == ["before"]
    today = api.messages.list(to=f"whatsapp:{PARENT}", date_sent=since.date())
    assert [message.body for message in today] == ["after", "before"]
    assert api.messages.list(date_sent=since.date() - timedelta(days=1)) == []


def test_the_list_tells_who_wrote(api, send, parent):
    parent.send("hello")
    send("Hi there")
    assert [message.body for message in api.messages.list(from_=CLUB)] == ["Hi there"]
    assert [message.body for message in api.messages.list(to=CLUB)] == ["hello"]
    assert [message.body for message in api.messages.list(from_=f"whatsapp:{PARENT}", to=CLUB)] == ["hello"]


def test_the_list_is_read_page_by_page_and_nothing_new_disturbs_it(api, send, in_session):
    for number in range(7):
        send(f"message {number}")
    first = api.messages.page(from_=CLUB, page_size=3)
    first_bodies = [message.body for message in first]
    send("a new one meanwhile")
    second = first.next_page()
    second_bodies = [message.body for message in second]
    third = second.next_page()

    assert first_bodies == ["message 6", "message 5", "message 4"]
    assert second_bodies == ["message 3", "message 2", "message 1"]
    assert [message.body for message in third] == ["message 0"]
    assert third.next_page() is None
    assert [message.body for message in third.previous_page()] == second_bodies
    assert len(api.messages.list(from_=CLUB, page_size=2)) == 8


def test_a_message_on_its_way_cannot_be_deleted(api, send, in_session):
    with pytest.raises(TwilioRestException) as refused:
        send("Hi there").delete()
    assert (refused.value.status, refused.value.code) == (409, 20009)


def test_a_deleted_message_is_gone_and_stays_on_the_phone(world, api, send, in_session, parent):
    message = send("Hi there")
    world.twilio.settle()
    assert api.messages(message.sid).delete()
    with pytest.raises(TwilioRestException) as gone:
        api.messages(message.sid).fetch()
    assert (gone.value.status, gone.value.code) == (404, 20404)
    assert message.sid not in [each.sid for each in api.messages.list()]
    assert parent.messages()[-1]["text"] == "Hi there"


def test_a_picture_is_sent_by_its_address_and_nothing_is_fetched(world, send, in_session, parent):
    sent = send("The kit", media_url=["https://club.example.org/kit.png"])
    assert sent.sid.startswith("MM")
    assert parent.messages()[-1]["media"] == [
        {
            "content_type": "image/png",
            "filename": "https://club.example.org/kit.png",
            "url": "https://club.example.org/kit.png",
        }
    ]


def test_what_the_bot_asks_of_twilio_is_seen_to_go_by(world, send, in_session):
    send("Hi there")
    with pytest.raises(TwilioRestException):
        send("x" * 1601)
    seen = [request for request in world.twilio.requests if request["direction"] == "twilio"]
    assert [(request["method"], request["status"], request["number"]) for request in seen] == [
        ("POST", 201, PARENT),
        ("POST", 400, PARENT),
    ]
    assert "Hi there" not in str(seen)
