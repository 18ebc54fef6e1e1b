"""Twilio called without a socket between: the same requests and the same answers, handed over in this process.

While something is to go wrong on order, calls go over the socket, as those of AWS do.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPResponse
from werkzeug.test import EnvironBuilder, run_wsgi_app

from local.aws.in_process import as_bytes, as_received
from local.world import World


class TwilioInProcess(HTTPConnectionPool):
    """urllib3's connections to the world's Twilio, which answers without one."""

    def __init__(self, world: World, host: str, port: int, **named: Any):
        super().__init__(host, port, **named)
        self._world = world

    def urlopen(
        self, method: str, url: str, body: str | None = None, headers: Mapping[str, str] | None = None, **named: Any
    ) -> HTTPResponse:
        here = f"http://{self.host}:{self.port}"
        if here != self._world.phone_url or self._world.twilio.faults.lie_in_wait:
            return super().urlopen(method, url, body, headers, **named)
        path, _, query = url.partition("?")
        builder = EnvironBuilder(
            path, here, query, method=method, headers=[*(headers or {}).items()],
            input_stream=BytesIO(as_bytes(body or b"")), environ_overrides={"REMOTE_ADDR": "127.0.0.1"},
        )  # fmt: skip
        parts, status, answered = run_wsgi_app(self._world.app, builder.get_environ(), buffered=True)
        return as_received(method, b"".join(parts), int(status.split()[0]), dict(answered))
