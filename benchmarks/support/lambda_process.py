"""Lambda on this machine: its runtime's client in a process of its own, and the API that hands it an event."""

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

from benchmarks.support.packages import Package

ALONE = ("-S", "-s", "-B")  # no site-packages, and nothing written: Lambda's folder is read-only
LONGEST = 60  # seconds
FUNCTION = "arn:aws:lambda:eu-west-2:123456789012:function:benchmark"


class Cost(NamedTuple):
    """Seconds from the start of the process to its first answer: by the clock, and of its own CPU time."""

    wall: float
    cpu: float


class Answer(NamedTuple):
    what: str  # response, error or exit
    body: bytes
    at: float


class Server(ThreadingHTTPServer):
    daemon_threads, block_on_close = True, False

    def handle_error(self, *_: object) -> None:
        """The process was ended while it asked for another event."""


class RuntimeAPI:
    """https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html with one event. Use as a context manager."""

    def __init__(self, event: dict[str, Any]):
        self._server = Server(("127.0.0.1", 0), Exchange)
        self._server.event, self._server.answers, self._server.over = event, queue.Queue(), Event()
        self.address = f"127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "RuntimeAPI":
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.over.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self) -> Answer:
        return self._server.answers.get(timeout=LONGEST)

    def watch(self, pid: int) -> None:
        """Returns when the process is over: who still waits for an answer learns that none will come."""
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        self._server.answers.put(Answer("exit", b"", time.perf_counter()))


class Exchange(BaseHTTPRequestHandler):
    """One connection of the runtime's client."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The event; who asks for a second one waits until all is over."""
        event, self.server.event = self.server.event, None
        if event is None:
            self.server.over.wait()
            return
        headers = {
            "Content-Type": "application/json",
            "Lambda-Runtime-Aws-Request-Id": str(uuid.uuid4()),
            "Lambda-Runtime-Deadline-Ms": str(int((time.time() + LONGEST) * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": FUNCTION,
        }
        self._say(200, json.dumps(event).encode(), headers)

    def do_POST(self) -> None:
        """…/invocation/<id>/response, …/invocation/<id>/error or …/init/error."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.answers.put(Answer(self.path.rpartition("/")[2], body, time.perf_counter()))
        self._say(202, b"{}", {})

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):  # it has been ended meanwhile
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """The table is what is printed."""


def cold_start(package: Package, client: Path, event: dict[str, Any], environment: dict[str, str]) -> Cost:
    """Start a process for one event, and end it after its answer, which must be a 200."""
    command = [sys._base_executable, *ALONE, "-m", "awslambdaric", package.handler]
    with RuntimeAPI(event) as api, tempfile.TemporaryFile() as log:
        variables = environment | {
            "AWS_LAMBDA_RUNTIME_API": api.address,
            "AWS_LAMBDA_FUNCTION_NAME": "benchmark",
            "LAMBDA_TASK_ROOT": str(package.folder),
            "PYTHONPATH": str(client),
        }
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=package.folder, env=variables, stdout=log, stderr=log)
        watch = Thread(target=api.watch, args=(process.pid,))
        watch.start()
        try:
            answer = api.answer()
        finally:
            os.kill(process.pid, signal.SIGKILL)
            watch.join()
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = -1  # it is over, and Popen need not wait for it
        if answer.what != "response" or json.loads(answer.body).get("statusCode") != 200:
            log.seek(0)
            raise RuntimeError(f"{answer.what}: {answer.body.decode()}\n{log.read().decode()}")
    return Cost(answer.at - began, used.ru_utime + used.ru_stime)
