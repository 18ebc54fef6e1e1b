"""The embedded AWS: ministack, served from a thread of this process on a loopback port."""

import asyncio
import concurrent.futures
import importlib
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypercorn.asyncio import serve
from hypercorn.config import Config

from local.aws.budgets import provision_budgets
from local.aws.faults import Faults
from local.aws.gateway import Front
from local.aws.lambda_functions import PACKAGES, run_as_lambda
from local.aws.permissions import ask_as_aws, tell_who_sends
from local.aws.rates import Rates
from local.aws.sent import Sent
from local.aws.snapshots import Snapshots
from local.aws.tally import Tally
from local.aws.texts import TextAccount
from local.aws.write_units import WriteUnits
from local.clock import Clock

REGION = "eu-west-2"
ANSWER_WITHIN = 30  # seconds until a start, stop or reset is given up


class EmbeddedAWS:
    """AWS for one machine. One a process: ministack keeps its state in its modules.

    Under `data` (a folder) everything outlives a restart, and a kill up to a few seconds; without it, nothing does.
    `now` dates what was mailed and texted, and what a table lets expire; the rest of AWS lives by the real time. A
    `tally` counts what is asked, `writes` what changed something.
    """

    def __init__(
        self,
        data: Path | None = None,
        port: int = 0,
        host: str = "127.0.0.1",
        now: Callable[[], datetime] | None = None,
        tally: Tally | None = None,
    ):
        self.host = host
        self._tally = tally
        self._now = now or Clock().now
        self.sent = Sent(data / "sent.jsonl" if data else None, self._now)
        self.texts = TextAccount()
        self.faults = Faults()
        self.rates = Rates()
        self.units = WriteUnits()
        self.suppressed: set[str] = set()  # SES's own list
        self.turn = threading.RLock()  # whoever changes tables from another thread than the loop's has it meanwhile
        self.writes = 0
        self._data = data
        self._socket = self._listen(port)
        self.port = self._socket.getsockname()[1]
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def environment(self) -> dict[str, str]:
        """What a program's environment needs to talk to this AWS, and to no other."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def start(self) -> None:
        """Serve, and return when the first call would be answered. What start-up raises is raised here."""
        ready = concurrent.futures.Future()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="embedded-aws", daemon=True)
        self._thread.start()
        ready.result(ANSWER_WITHIN)

    def stop(self) -> None:
        """Save, and stop serving."""
        if self._thread is None:
            self._socket.close()
            return
        self.loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(ANSWER_WITHIN)
        self._thread = None
        self.sent.close()
        PACKAGES.forget()

    def reset(self) -> None:
        """Forget every resource, e-mail and text."""
        self._between_calls(self._reset)

    def built_apart(self, build: Callable[[], Any]) -> tuple[Any, Any]:
        """Build something where there is no other resource: what `build` gives, and the resources, for `add`."""
        here = self.copy()
        self._between_calls(self._ministack._reset_all_state)
        try:
            return build(), self.copy()
        finally:
            self.put_back(here)

    def add(self, resources: Any) -> None:
        """Have resources that were built apart."""
        self._between_calls(partial(self._snapshots.add, resources))

    def copy(self) -> Any:
        """Every resource that there is, for `put_back`."""
        return self._between_calls(self._snapshots.copy)

    def put_back(self, resources: Any) -> None:
        """Have the resources of a copy, and no others."""
        self._between_calls(self._ministack._reset_all_state)
        self.add(resources)

    def delays_end(self) -> None:
        """What was put on a queue with a delay may be taken now: SQS lives by the real time."""
        self._between_calls(self._delays_end)

    def queues_go_by(self, now: Callable[[], datetime]) -> None:
        """Have queues and what providers allow go by this clock instead of the real one, until `reset`."""
        self._ministack._get_module("sqs").time = told_by(now)
        self.rates.clock = lambda: now().timestamp()

    @contextmanager
    def asking_iam(self) -> Iterator[None]:
        """Have calls refused that their caller's policies do not allow, as AWS does; else anybody may do anything."""
        self._ministack.AUTH = True
        try:
            yield
        finally:
            self._ministack.AUTH = False

    @property
    def asks_iam(self) -> bool:
        return self._ministack.AUTH

    def _between_calls(self, act: Callable[[], Any]) -> Any:
        """Do it on the event loop, where no call is half done."""

        async def acting() -> Any:
            with self.turn:
                return act()

        return asyncio.run_coroutine_threadsafe(acting(), self.loop).result(ANSWER_WITHIN)

    def _delays_end(self) -> None:
        for queue in self._ministack._get_module("sqs")._queues._data.values():  # of every region
            for message in queue["messages"]:
                if not message["receive_count"]:
                    message["visible_at"] = min(message["visible_at"], time.time())

    def _reset(self) -> None:
        self._ministack._reset_all_state()
        self._ministack._get_module("sqs").time = time
        self.sent.clear()
        self.texts.reset()
        self.faults.clear()
        self.rates.reset()
        self.units.reset()
        self.suppressed.clear()
        self._snapshots.changed()

    def _writing(self) -> None:
        self.writes += 1

    def _listen(self, port: int) -> socket.socket:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self.host, port))
            listener.listen(128)
        except OSError:
            listener.close()
            raise
        return listener

    def _run(self, ready: concurrent.futures.Future) -> None:
        try:
            self._ministack = import_ministack(self.host, self.port, self._data)
            keep_time(self._ministack, self._now)
            with asyncio.Runner() as runner:
                self.loop = runner.get_loop()
                runner.run(self._serve(ready))
        except BaseException as error:
            if ready.done():
                raise
            ready.set_exception(error)

    async def _serve(self, ready: concurrent.futures.Future) -> None:
        config = Config()
        config.bind = [f"fd://{self._socket.detach()}"]
        config.accesslog = config.errorlog = None
        config.keep_alive_timeout = 20
        config.shutdown_timeout = 0.1
        config.graceful_timeout = 0.1
        self._stopping = asyncio.Event()
        self._snapshots = Snapshots(self._ministack, self._data / "aws" if self._data else None)
        self._snapshots.load()
        hears = self._writing, self._snapshots.changed, lambda: ready.set_result(None)
        stand_ins = self.sent, self.texts, self.faults, self.rates, self.units, self.suppressed
        front = Front(self._ministack.app, *stand_ins, *hears)
        self.app = self._tally.around(front) if self._tally else front
        saving = asyncio.create_task(self._snapshots.keep())
        try:
            await serve(self.app, config, shutdown_trigger=self._stopping.wait)
        finally:
            saving.cancel()
            self._snapshots.save()
            forget(self._ministack)


def forget(ministack) -> None:
    """Leave no resources to the next one in this process, and leave the files on disk alone."""
    for module in list(ministack._loaded_modules.values()):
        module.reset()


def keep_time(ministack: Any, now: Callable[[], datetime]) -> None:
    """Have tables let items expire by this clock: by the real one, what a story in August keeps is gone in November."""
    ministack._get_module("dynamodb").time = told_by(now)


def told_by(now: Callable[[], datetime]) -> SimpleNamespace:
    """The module `time` as one has it who goes by this clock."""
    return SimpleNamespace(**vars(time) | {"time": lambda: now().timestamp()})


def import_ministack(host: str, port: int, data: Path | None):
    """ministack's app module. It and its services read their settings from the environment while they are imported,
    the services at their first call. It also sets up the root logger, which is put back as it was."""
    settings = {
        "BIND_HOST": host,
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": REGION,
        "PERSIST_STATE": "0",  # its own way saves on a clean stop only; local/aws/snapshots.py does it all the time
        "DOCKER_HOST": "unix:///nonexistent/docker.sock",
        "SFTP_ENABLED": "0",
        "IOT_MTLS_ENABLED": "0",
    }
    if data:
        settings |= {"S3_PERSIST": "1", "S3_DATA_DIR": str(data / "s3")}
    os.environ.update(settings)
    first = "ministack.app" not in sys.modules
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        app = importlib.import_module("ministack.app")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    if first:
        ask_as_aws(importlib.import_module("ministack.core.iam_actions"))
        tell_who_sends(app)
        run_as_lambda(importlib.import_module("ministack.core.lambda_runtime"))
    for name in ("ministack", *app._registry_module_names()):
        logging.getLogger(name).setLevel(logging.ERROR)
    if first:
        provision_budgets(
            importlib.import_module("ministack.services.cloudformation.provisioners")._RESOURCE_HANDLERS,
            importlib.import_module("ministack.services.budgets"),
        )
    return app
