"""Twilio's patience, over a real connection."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from local.twilio.webhooks import post_over_http


class Listener(BaseHTTPRequestHandler):
    """A bot on a real port that hangs up on its first callers."""

    hang_up_on = 0
    callers = 0
    answer_when: threading.Event | None = None

    def do_POST(self):
        type(self).callers += 1
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.callers <= self.hang_up_on:
            self.close_connection = True
            return
        if self.answer_when:
            self.answer_when.wait(10)
        with suppress(ConnectionError):  # the caller has given up
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_):
        """Stay quiet."""


@pytest.fixture
def listener() -> Iterator[type[Listener]]:
    handler = type("Handler", (Listener,), {})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        handler.url = f"http://127.0.0.1:{server.server_port}/webhook"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield handler
        server.shutdown()
        thread.join()


def test_a_broken_connection_is_made_once_more(listener):
    listener.hang_up_on = 1
    status, body = post_over_http(listener.url, {"Body": "José", "Empty": ""}, {})
    assert (status, body) == (200, "Body=Jos%C3%A9&Empty=")
    assert listener.callers == 2


def test_twilio_gives_up_after_the_second_broken_connection(listener):
    listener.hang_up_on = 9
    assert post_over_http(listener.url, {"Body": "hi"}, {}) == (None, "")
    assert listener.callers == 2


def test_nobody_there_is_no_answer_after_a_while():
    started = time.monotonic()
    assert post_over_http("http://127.0.0.1:1/webhook", {"Body": "hi"}, {}, connect_within=0.2) == (None, "")
    assert time.monotonic() - started >= 0.2


def test_a_bot_that_does_not_answer_in_time_is_not_asked_again(listener):
    listener.answer_when = threading.Event()
    assert post_over_http(listener.url, {"Body": "hi"}, {}, read_within=0.2) == (None, "")
    listener.answer_when.set()
    assert listener.callers == 1


def test_a_bot_that_is_being_started_again_is_waited_for():
    with socket.socket() as bot:
        bot.bind(("127.0.0.1", 0))
        listens = threading.Timer(0.2, bot.listen)
        listens.start()

        def answer() -> None:
            listens.join()
            caller, _ = bot.accept()
            with caller, caller.makefile("rb") as said:
                while said.readline().strip():
                    pass
                heard.append(said.read(len(b"Body=hi")))
                caller.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

        heard: list[bytes] = []
        answering = threading.Thread(target=answer)
        answering.start()
        assert post_over_http(f"http://127.0.0.1:{bot.getsockname()[1]}/webhook", {"Body": "hi"}, {}) == (204, "")
        answering.join()
    assert heard == [b"Body=hi"]
