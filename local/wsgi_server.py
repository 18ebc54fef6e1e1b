"""A WSGI application served by waitress on a thread of its own, and stopped by that thread."""

import logging
import socket
import threading
from typing import Any, Self

from waitress.server import create_server

LAST_TASKS = 5.0  # seconds which requests that run may still take


class WsgiServer:
    """Serves `app` on 127.0.0.1: on `port`, a free one where it is 0, or on a socket that listens already.

    `with WsgiServer(app) as server: … server.url` serves from the first line to the last.
    """

    def __init__(self, app: Any, port: int = 0, door: socket.socket | None = None, **adjustments: Any):
        logging.getLogger("waitress").setLevel(logging.ERROR)
        where = {"sockets": [door]} if door else {"host": "127.0.0.1", "port": port}
        self._server = create_server(app, ident=None, asyncore_use_poll=True, **where, **adjustments)
        self._thread = threading.Thread(target=self._server.run, name="waitress", daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.effective_port}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Let what runs end, then close. The loop closes its own sockets: one that is taken from under it fails."""
        self._server.task_dispatcher.shutdown(timeout=LAST_TASKS)
        if self._thread.is_alive():
            self._server.trigger.pull_trigger(lambda: self._server.asyncore.close_all(self._server._map))
            self._thread.join(LAST_TASKS)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
