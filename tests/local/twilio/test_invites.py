"""A template that the club sends first, as the parent's phone has it."""

import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from tests.local.conftest import PARENT


@pytest.fixture
def trigger(world):
    """A bot's /trigger on a real port; gives what it was asked, and answers what a test sets."""
    asked = {"answer": ("200 OK", b'{"status": "message_sent"}')}

    def app(environ, start_response):
        asked["key"] = environ.get("HTTP_X_API_KEY")
        asked["body"] = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        start_response(asked["answer"][0], [("Content-Type", "application/json")])
        return [asked["answer"][1]]

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_):
            """Stay quiet."""

    with make_server("127.0.0.1", 0, app, handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        world.trigger_url, world.api_key = f"http://127.0.0.1:{server.server_port}/trigger", "the-key"
        yield asked
        world.trigger_url = world.api_key = None
        server.shutdown()
        thread.join()


INVITE = {"parent_tel": "07700 900123", "parent_first_name": "Jane", "parent_last_name": "Smith"}


def test_a_new_parent_is_invited_through_the_front_door(world, browser, bot, trigger, parent):
    answer = browser("POST", "/invites", json=INVITE)
    assert (answer.status_code, answer.json()) == (200, {"status": "message_sent"})
    assert trigger["key"] == "the-key"
    assert b"07700 900123" in trigger["body"]
    parent.send("hello")
    assert bot.forms[0]["ProfileName"] == "Jane Smith"
    passed = next(iter(world.twilio.requests))
    assert (passed["direction"], passed["status"], passed["number"]) == ("trigger", 200, PARENT)


def test_the_faults_of_an_invite_come_back_as_the_bot_gave_them(browser, trigger):
    trigger["answer"] = ("400 Bad Request", b'{"message": "no", "errors": {"parent_tel": "no number"}}')
    for body in ("not json", "[]", '{"parent_tel": 7}', '{"parent_tel": "none"}'):
        answer = browser("POST", "/invites", data=body)
        assert (answer.status_code, answer.json()["errors"]) == (400, {"parent_tel": "no number"})


def test_an_invite_says_when_there_is_no_bot(world, browser):
    assert browser("POST", "/invites", json=INVITE).status_code == 400
    world.trigger_url = "http://127.0.0.1:1/trigger"
    assert browser("POST", "/invites", json=INVITE).status_code == 502
    world.trigger_url = None
