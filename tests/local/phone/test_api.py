"""The phone's JSON API, as a browser and a script use it."""

import base64
import threading
import time

import pytest
import requests

from tests.local.conftest import ACCOUNT, BOT, PARENT
from tests.support.local.waiting import wait_until

PHONE = "/phones/%2B447700900123"


def test_the_parent_sends_and_the_chat_is_shown_whole(browser, send, bot):
    answer = browser("POST", f"{PHONE}/messages", json={"text": "hello"})
    assert (answer.status_code, answer.json()["webhook_status"]) == (201, 200)
    send("Hi there")

    chat = browser("GET", f"{PHONE}/messages").json()
    assert chat["last"] == 2
    assert [set(message) >= {"n", "sid", "from", "text", "buttons", "list", "media", "template", "status",
                             "error_code", "at"} for message in chat["messages"]] == [True, True]  # fmt: skip
    assert chat["messages"][0]["sid"] == answer.json()["sid"]
    assert browser("GET", f"{PHONE}/messages?after=1").json()["messages"] == chat["messages"][1:]
    assert browser("GET", f"{PHONE}/messages?after=2").json() == {"messages": [], "last": 2}


def test_the_same_message_twice(browser, bot):
    sid = "SM" + "5" * 32
    for _ in range(2):
        browser("POST", f"{PHONE}/messages", json={"text": "hello", "sid": sid, "deliver": {"times": 2}})
    assert [form["MessageSid"] for form in bot.forms] == [sid] * 4


def test_a_photo_is_shown_on_the_page_and_never_run_as_one(browser, parent):
    def sent(content_type: str) -> requests.Response:
        data = base64.b64encode(b"<svg onload=alert(1)>").decode()
        parent.send(media=[{"content_type": content_type, "data": data, "filename": "mia"}])
        return browser("GET", parent.messages()[-1]["media"][0]["url"])

    assert sent("image/png").headers["Content-Type"] == "image/png"
    for dangerous in ("image/svg+xml", "text/html"):
        assert sent(dangerous).headers["Content-Type"] == "application/octet-stream"
    assert browser("GET", f"/media/ME{'0' * 32}").status_code == 404


def test_to_show_the_chat_is_to_read_it(world, browser, send, parent):
    parent.send("hello")
    send("Hi there")
    world.twilio.settle()
    assert browser("GET", "/phones").json()["phones"][0]["unread"] == 1
    browser("GET", f"{PHONE}/messages")
    world.twilio.settle()
    assert browser("GET", f"{PHONE}/messages").json()["messages"][1]["status"] == "read"
    assert browser("GET", "/phones").json()["phones"][0]["unread"] == 0


def test_the_chat_waits_for_the_bot_and_not_for_the_parent(browser, send, parent):
    parent.send("hello")
    answers = []
    url = f"{PHONE}/messages?after=1&wait=20"
    waiting = threading.Thread(target=lambda: answers.append(browser("GET", url).json()))
    started = time.monotonic()
    waiting.start()
    parent.send("anybody there?")
    assert not answers
    send("Hi there")
    waiting.join(10)
    assert time.monotonic() - started < 5
    assert [message["text"] for message in answers[0]["messages"]] == ["anybody there?", "Hi there"]


def test_a_wait_ends_in_time_without_news(browser):
    started = time.monotonic()
    assert browser("GET", f"{PHONE}/messages?wait=0.2").json() == {"messages": [], "last": 0}
    assert 0.2 <= time.monotonic() - started < 2


def test_thirty_phones_may_wait_while_others_are_served(world, browser, send):
    def wait(number: int) -> None:
        requests.get(f"{world.phone_url}/phones/+4477009001{number:02}/messages?wait=30", timeout=60)

    waiting = [threading.Thread(target=wait, args=(number,)) for number in range(30)]
    for thread in waiting:
        thread.start()
    wait_until(lambda: len(world.twilio.messages._news._waiters) == 30)
    assert browser("GET", "/health").json() == {"status": "ok"}
    for number in range(30):
        send("Hi", to=f"whatsapp:+4477009001{number:02}")
    for thread in waiting:
        thread.join(10)
    assert not any(thread.is_alive() for thread in waiting)


def test_faults_are_ordered(browser, send, parent):
    assert browser("POST", f"{PHONE}/faults", json={"code": 21610, "times": 1}).status_code == 201
    with pytest.raises(Exception, match="opted out"):
        send("Hi there")
    assert browser("POST", f"{PHONE}/faults", json={"code": "no"}).status_code == 400


def test_the_phones_are_listed_the_latest_first_with_their_names(world, browser, parent, send):
    parent.send("hello")
    send("Hi", to="whatsapp:+447700900456")
    world.twilio.name(PARENT, "Jane Smith")
    phones = browser("GET", "/phones").json()["phones"]
    assert [(phone["number"], phone["name"], phone["unread"]) for phone in phones] == [
        ("+447700900456", "", 1),
        (PARENT, "Jane Smith", 0),
    ]
    assert phones[0]["last_at"]


def test_the_clock_is_shown_and_put_forward(world, browser):
    before = browser("GET", "/clock").json()["now"]
    after = browser("POST", "/clock", json={"advance_seconds": 3600}).json()["now"]
    assert after == world.clock.now().isoformat() > before
    for wrong in ({"advance_seconds": -1}, {"advance_seconds": "1"}, {"advance_seconds": True}, {}, [], {"hours": 1}):
        assert browser("POST", "/clock", json=wrong).status_code == 400
    assert browser("GET", "/clock").json()["now"] == after


def test_the_state_and_the_example_are_the_worlds(world, browser):
    world.state = lambda number: {"number": number, "state": "born_on"}
    assert browser("GET", f"{PHONE}/state").json() == {"number": PARENT, "state": "born_on"}
    assert browser("GET", "/example").status_code == 404
    world.example = {"trigger": {}, "says": ["yes"]}
    assert browser("GET", "/example").json() == {"trigger": {}, "says": ["yes"]}
    world.example = None


def test_the_requests_go_by_and_can_be_waited_for(world, browser, parent, send):
    parent.send("hello")
    send("Hi there", status_callback=f"{BOT}/status")
    world.twilio.settle()
    passed = browser("GET", "/requests").json()
    assert [(request["direction"], request["path"], request["status"]) for request in passed["requests"]] == [
        ("webhook", "/production/webhook", 200),
        ("twilio", f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json", 201),
        *[("status", "/production/status", 200)] * 3,
    ]
    assert passed["last"] == passed["requests"][-1]["n"] == 5

    answers = []
    url = f"/requests?after={passed['last']}&wait=20"
    waiting = threading.Thread(target=lambda: answers.append(browser("GET", url).json()))
    waiting.start()
    parent.send("again")
    waiting.join(10)
    assert [request["n"] for request in answers[0]["requests"]] == [6]


def test_only_the_last_500_requests_are_kept(world, browser):
    for _ in range(510):
        world.twilio.requests.add("webhook", "POST", "/webhook", 200, 1.0)
    passed = browser("GET", "/requests").json()
    assert (len(passed["requests"]), passed["requests"][0]["n"], passed["last"]) == (500, 11, 510)


def test_what_was_mailed_and_texted_is_in_the_inbox(world, browser):
    sent = world.aws.sent
    sent.add_text("1", {"DestinationPhoneNumber": PARENT, "MessageBody": "Pay here", "OriginationIdentity": "Club"})
    simple = {"Subject": {"Data": "Welcome"}, "Body": {"Html": {"Data": "<p style='color:red'>Hi</p>"}}}
    address = {"ToAddresses": ["Jane@example.com"]}
    request = {"FromEmailAddress": "club@example.org", "Destination": address, "Content": {"Simple": simple}}
    sent.add_email("2", request)

    assert [message["channel"] for message in browser("GET", "/inbox").json()["messages"]] == ["sms", "email"]
    email = browser("GET", "/inbox?to=jane@example.com").json()["messages"][0]
    assert (email["subject"], email["from"], email["reply_to"]) == ("Welcome", "club@example.org", "")
    text = browser("GET", "/inbox?to=%2B447700900123").json()["messages"][0]
    assert (text["text"], text["segments"]) == ("Pay here", 1)

    shown = browser("GET", "/inbox/2/html")
    assert shown.text == "<p style='color:red'>Hi</p>"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert browser("GET", "/inbox/1/html").status_code == 404


def test_a_world_without_a_bot_has_no_example_season(browser):
    assert [browser(method, "/season").status_code for method in ("GET", "POST")] == [404, 404]
