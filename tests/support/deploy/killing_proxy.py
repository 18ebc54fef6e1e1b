"""A proxy that ends whoever asks: at a chosen call, after it was done and before its answer comes."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "expect"}
BY_PATH = {  # REST calls, which carry no name
    r"POST /2015-03-31/functions/?": "CreateFunction",
    r"DELETE /2015-03-31/functions/[^/]+": "DeleteFunction",
    r"POST /2017-03-31/tags/.*": "TagFunction",
    r"PUT /2015-03-31/functions/[^/]+/configuration": "UpdateFunctionConfiguration",
    r"POST /restapis/[^/]+/deployments": "CreateDeployment",
    r"PATCH /restapis/[^/]+/stages/.*": "UpdateStage",
    r"POST /v1/Content": "CreateContent",
    r"POST /v1/Content/[^/]+/ApprovalRequests/whatsapp": "AskForApproval",
    r"POST /v2/Channels/Senders/.*": "SetWebhooks",
}


class Fate:
    """What is going to happen to the process group `victim`: killed with the `count`-th call of the name `call`."""

    def __init__(self):
        self.victim = 0
        self.decides(None)

    def decides(self, call: str | None, count: int = 1) -> None:
        """The next victim's; with None it is spared."""
        self.call, self.count, self.struck = call, count, False

    def sees(self, call: str) -> bool:
        """Whether this was the call; then the process group is no more."""
        if call != self.call or self.struck:
            return False
        self.count -= 1
        if self.count == 0:
            self.struck = True
            os.killpg(self.victim, signal.SIGKILL)
        return self.struck


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """The dead do not wait for their answer."""


@contextmanager
def before(upstream: str, fate: Fate) -> Iterator[str]:
    """The address of a proxy before the upstream's."""

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def passes(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            connection = HTTPConnection(urlsplit(upstream).netloc, timeout=60)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
            connection.request(self.command, self.path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            if fate.sees(call_of(self.command, self.path, self.headers.get("X-Amz-Target", ""), body)):
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content if self.command != "HEAD" else b"")

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = passes

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = Server(("127.0.0.1", 0), Proxy)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def call_of(method: str, path: str, target: str, body: bytes) -> str:
    """The name of a call, as AWS and Twilio have it; "" for one without."""
    if target:
        return target.rpartition(".")[2]
    if body.startswith(b"Action="):
        return parse_qs(body.decode())["Action"][0]
    asked = f"{method} {urlsplit(path).path}"
    return next((name for pattern, name in BY_PATH.items() if re.fullmatch(pattern, asked)), "")
