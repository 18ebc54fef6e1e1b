"""A program of a caller's that hears what became of its messages: a web server on this machine."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from service.signed_webhooks import verified


class Heard(NamedTuple):
    """One request, as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> dict[str, Any]:
        return json.loads(self.body)

    def is_signed_with(self, secret: str) -> bool:
        """Whether it is believed at the time that it says it is of."""
        return verified([secret], self.headers, self.body, int(self.headers["webhook-timestamp"]))


class Receiver:
    """Answers with 200, or first with `answers`, one a request."""

    def __init__(self, port: int):
        self.port = port
        self.url = f"http://127.0.0.1:{port}/heard"
        self.heard: list[Heard] = []
        self.answers: list[int] = []
        self.redirects_to = ""

    @property
    def events(self) -> list[dict[str, Any]]:
        return [each.event for each in self.heard]

    @property
    def told(self) -> list[tuple[str, str]]:
        """What it heard, of whom, in an order of its own: nobody promised another."""
        return sorted((each["Event"], each["Recipient"]) for each in self.events)


@contextmanager
def listening(tls: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """A receiver while the block lasts, over TLS where there is what to show."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.heard.append(Heard(self.path, dict(self.headers.items()), body))
            self.send_response(receiver.answers.pop(0) if receiver.answers else 200)
            if receiver.redirects_to:
                self.send_header("Location", receiver.redirects_to)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def finish_request(self, request: Any, client_address: Any) -> None:
            with suppress(OSError), tls.wrap_socket(request, server_side=True) if tls else request as connected:
                super().finish_request(connected, client_address)

    server = Server(("127.0.0.1", 0), Handler)
    receiver = Receiver(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
