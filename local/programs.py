"""The programs of one machine, each a process of its own: the world, the bot, and the bot's worker."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable

from bot.app import assemble, create_app
from bot.logs import log_failure
from bot.settings import Settings
from local.example import EXAMPLE
from local.machine import WHATSAPP_NUMBER, Machine
from local.state import state_of

WORKERS = 4
SWEEP_EVERY = 5.0


def world(machine: Machine, stop: threading.Event) -> None:
    """Everything that is not ours in production: AWS, Twilio, the phones and the clock."""
    from local.world import World

    os.environ.update(machine.aws_environment())
    here = World(
        machine.data,
        machine.keys["account_sid"],
        machine.keys["auth_token"],
        WHATSAPP_NUMBER,
        f"{machine.url('bot')}/webhook",
        fallback_url=f"{machine.url('bot')}/webhook",
        trigger_url=f"{machine.url('bot')}/trigger",
        api_key=machine.keys["api_key"],
        aws_port=machine.ports["aws"],
        phone_port=machine.ports["phone"],
        clock=machine.clock,
        state=state_of,
        example=EXAMPLE | {"assistant": machine.club["ASSISTANT_NAME"], "club": machine.club["CLUB_NAME"]},
    )
    here.start()
    stop.wait()
    here.stop()


def bot(machine: Machine, stop: threading.Event) -> None:
    """The Flask app behind waitress, on the socket that the supervisor holds open."""
    from waitress.server import create_server

    app = create_app(assemble(Settings.from_environment(os.environ), machine.clock.now))
    door = socket.socket(fileno=int(os.environ["DOOR"]))
    server = create_server(app, sockets=[door], threads=32, ident=None)
    threading.Thread(target=server.run, daemon=True).start()
    stop.wait()


def bot_worker(machine: Machine, stop: threading.Event) -> None:
    """Several workers on the inbox queue, and the sweeper."""
    joined = assemble(Settings.from_environment(os.environ), machine.clock.now)
    jobs: list[Callable[[], object]] = [lambda: joined.worker.poll(wait_seconds=2)] * WORKERS
    threads = [threading.Thread(target=_keep_doing, args=(job, stop, 0.0)) for job in jobs]
    threads.append(threading.Thread(target=_keep_doing, args=(joined.outbox.sweep, stop, SWEEP_EVERY)))
    for thread in threads:
        thread.start()
    stop.wait()
    for thread in threads:
        thread.join()


def _keep_doing(job: Callable[[], object], stop: threading.Event, pause: float) -> None:
    while not stop.wait(pause):
        try:
            job()
        except Exception as error:  # the queue may be away for a moment: the world is started again
            log_failure("a round failed", error)
            time.sleep(0.5)


PROGRAMS: dict[str, Callable[[Machine, threading.Event], None]] = {"world": world, "bot": bot, "bot_worker": bot_worker}


def run_program(name: str, machine: Machine) -> None:
    """Run one of them until it is told to stop, or until whoever started it is gone."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    PROGRAMS[name](machine, stop)
    # Connections that wait for news would hold the interpreter for up to a minute.
    os._exit(0)
