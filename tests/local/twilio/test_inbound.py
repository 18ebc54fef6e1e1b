"""A parent's message on its way to the webhook."""

import base64
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from twilio.request_validator import RequestValidator

from tests.local.conftest import ACCOUNT, BOT, CLUB, PARENT, TOKEN

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
PHOTO = {"content_type": "image/png", "data": PNG, "filename": "mia.png"}


def test_a_text_has_twilios_fields_and_signature(world, bot, parent):
    sid = parent.send("It's José 👋\nhere").sid
    url, form, headers = bot.posts[0]
    assert url == f"{BOT}/webhook"
    assert form == {
        "SmsMessageSid": sid, "SmsSid": sid, "MessageSid": sid, "AccountSid": ACCOUNT, "ApiVersion": "2010-04-01",
        "From": f"whatsapp:{PARENT}", "To": CLUB, "WaId": PARENT[1:], "ProfileName": "Parent", "SmsStatus": "received",
        "MessageType": "text", "Body": "It's José 👋\nhere", "NumMedia": "0", "NumSegments": "1",
        "ReferralNumMedia": "0",
    }  # fmt: skip
    assert RequestValidator(TOKEN).validate(url, form, headers["X-Twilio-Signature"])
    assert not RequestValidator(TOKEN).validate(url, form | {"Body": "no"}, headers["X-Twilio-Signature"])


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"button": {"text": "Yes", "payload": "y"}},
         {"MessageType": "button", "Body": "Yes", "ButtonText": "Yes", "ButtonPayload": "y"}),
        ({"button": {"text": "Yes"}}, {"ButtonText": "Yes", "ButtonPayload": "Yes"}),
        ({"list": {"id": "m", "title": "Mum"}},
         {"MessageType": "interactive", "Body": "Mum", "ListId": "m", "ListTitle": "Mum"}),
        ({"media": [PHOTO]}, {"MessageType": "image", "Body": "", "NumMedia": "1", "MediaContentType0": "image/png"}),
        ({"media": [{**PHOTO, "content_type": "audio/ogg"}]}, {"MessageType": "audio"}),
        ({"media": [{**PHOTO, "content_type": "application/pdf"}]}, {"MessageType": "document"}),
        ({"text": "Mia", "media": [PHOTO, PHOTO]}, {"Body": "Mia", "NumMedia": "2", "MediaContentType1": "image/png"}),
        ({"location": {"latitude": 53.45, "longitude": -2.35, "address": "Flixton Road", "label": "The pitch"}},
         {"MessageType": "location", "Latitude": "53.45", "Longitude": "-2.35", "Address": "Flixton Road",
          "Label": "The pitch", "Body": ""}),
        ({"text": ""}, {"MessageType": "text", "Body": ""}),
    ],
)  # fmt: skip
def test_other_kinds_of_message(bot, parent, given, fields):
    parent.send(**given)
    assert {name: bot.forms[0].get(name) for name in fields} == fields


def test_a_quoted_reply_names_what_it_answers(bot, parent, send):
    first = parent.send("hello")
    question = send("Who is it for?")
    parent.send("for Mia", reply_to=question.sid)
    assert (bot.forms[-1]["OriginalRepliedMessageSid"], bot.forms[-1]["OriginalRepliedMessageSender"]) == (
        question.sid,
        CLUB,
    )
    parent.send("I meant this", reply_to=first.sid)
    assert bot.forms[-1]["OriginalRepliedMessageSender"] == f"whatsapp:{PARENT}"


def test_a_photo_is_fetched_with_the_accounts_password_only(bot, parent, world):
    parent.send(media=[PHOTO])
    url = bot.forms[0]["MediaUrl0"]
    assert requests.get(url, timeout=10).status_code == 401
    photo = requests.get(url, auth=(ACCOUNT, TOKEN), timeout=10)
    assert (photo.content, photo.headers["Content-Type"]) == (base64.b64decode(PNG), "image/png")


def test_a_message_may_come_twice_and_again_later_as_it_was(bot, parent):
    delivery = parent.send("hello", deliver={"times": 2})
    again = parent.send("something else", sid=delivery.sid)
    assert again.sid == delivery.sid
    assert len(bot.forms) == 3
    assert bot.forms[0] == bot.forms[1] == bot.forms[2]
    assert len(parent.messages()) == 1


def test_a_message_may_come_late_by_the_clock(world, bot, parent):
    late = parent.send("sent first", deliver={"after_seconds": 600, "times": 2})
    assert late.webhook_status is None
    parent.send("sent second")
    world.twilio.settle()
    assert [form["Body"] for form in bot.forms] == ["sent second"]
    world.clock.advance(600)
    world.twilio.settle()
    assert [form["Body"] for form in bot.forms] == ["sent second", "sent first", "sent first"]


def test_the_same_message_may_come_from_many_hands_at_once(bot, parent):
    sid = "SM" + "5" * 32
    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda _: parent.send("hello", sid=sid).webhook_status, range(16)))
    assert statuses == [200] * 16
    assert len({tuple(form.items()) for form in bot.forms}) == 1
    assert len(parent.messages()) == 1


def test_only_a_phones_own_message_can_be_repeated(world, bot, parent, send):
    mine, theirs = parent.send("hello").sid, send("Hi there").sid
    for phone, sid in ((parent, theirs), (world.twilio.phone("+447700900456"), mine)):
        with pytest.raises(ValueError, match="did not send"):
            phone.send("hello", sid=sid)
    assert len(bot.posts) == 1


@pytest.mark.parametrize(
    ("answer", "status", "shown"),
    [(200, 200, "delivered"), (204, 204, "delivered"), (403, 403, "failed"), (503, 503, "failed"),
     (None, None, "failed")],
)  # fmt: skip
def test_the_ticks_tell_whether_the_bot_took_it(bot, parent, answer, status, shown):
    bot.answer = lambda url, form: answer
    assert parent.send("hello").webhook_status == status
    assert parent.messages()[0]["status"] == shown
    assert len(bot.posts) == 1  # an error is not tried again


@pytest.mark.parametrize(
    ("twiml", "texts"),
    [
        ("<Response/>", []),
        ('<?xml version="1.0" encoding="UTF-8"?><Response></Response>', []),
        ("<Response><Message>Hi &amp; welcome</Message></Response>", ["Hi & welcome"]),
        ("<Response><Message><Body>One</Body></Message><Message>Two</Message></Response>", ["One", "Two"]),
        ("OK", []),
        ("<Response><Message>broken", []),
        ('<!DOCTYPE x [<!ENTITY a "b">]><Response><Message>&a;</Message></Response>', []),
    ],
)
def test_the_answer_may_say_something_itself(world, bot, parent, twiml, texts):
    bot.answer = lambda url, form: (200, twiml)
    parent.send("hello")
    world.twilio.settle()
    said = [message for message in parent.messages() if message["from"] == "bot"]
    assert [(message["text"], message["status"]) for message in said] == [(text, "delivered") for text in texts]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": "x" * 65_537},
        {"text": "\ud800"},
        {"text": 7},
        {"button": {}},
        {"list": {"id": "m"}},
        {"media": [{"content_type": "image/png"}]},
        {"media": [{"content_type": "image/png", "data": "not base64!"}]},
        {"media": ["photo"]},
        {"text": "hi", "sid": "SM1"},
        {"text": "hi", "deliver": {"times": 0}},
        {"text": "hi", "deliver": {"times": 1.5}},
        {"text": "hi", "deliver": {"after_seconds": -1}},
        {"text": "hi", "deliver": {"after_seconds": "soon"}},
    ],
)
def test_what_no_phone_can_send(bot, parent, given):
    with pytest.raises(ValueError, match=r"\w"):
        parent.send(**given)
    assert bot.posts == []
    assert parent.messages() == []


class TestTheFallback:
    """Twilio calls the fallback once where the webhook failed, and tells it why."""

    @pytest.fixture
    def fallback(self, world):
        world.twilio.fallback_url = f"{BOT}/fallback"
        yield world.twilio.fallback_url
        world.twilio.fallback_url = None

    @pytest.mark.parametrize(("answer", "code"), [(503, "11200"), (403, "11200"), (None, "11205")])
    def test_it_gets_what_the_webhook_refused(self, bot, parent, fallback, answer, code):
        bot.answer = lambda url, form: 200 if url == fallback else answer
        assert parent.send("hello").webhook_status == 200
        assert [url for url, _, _ in bot.posts] == [f"{BOT}/webhook", fallback]
        assert bot.forms[1] == bot.forms[0] | {"ErrorCode": code, "ErrorUrl": f"{BOT}/webhook"}
        assert parent.messages()[0]["status"] == "delivered"

    def test_it_is_left_alone_when_all_is_well(self, bot, parent, fallback):
        parent.send("hello")
        assert len(bot.posts) == 1

    def test_it_is_not_called_again_when_it_fails_too(self, bot, parent, fallback):
        bot.answer = lambda url, form: 503
        assert parent.send("hello").webhook_status == 503
        assert len(bot.posts) == 2
