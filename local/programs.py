"""The programs of one machine, each a process of its own: the world, the bot, and the bot's worker."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from functools import partial

import boto3
from flask import Flask

from bot.app import create_app
from bot.assembly import bot_of
from bot.logs.logs import log_failure
from local.aws.in_process import answer_in_process
from local.example_family import INVITE, SAYS
from local.feedback import FEEDBACK_QUEUE, Hearing
from local.machine import Machine
from local.phone.state import idle, next_due, state_of
from local.season.filling import ExampleSeason
from local.settings import WHATSAPP_NUMBER
from local.wsgi_server import WsgiServer
from sender.app import assemble as sender_front
from sender.app import create_app as sender_app
from sender.settings import Settings as SenderSettings
from sender.worker.assembly import assemble as sender_back
from sender.worker.worker import POLLS

WORKERS = 4
WAKE_EVERY, SWEEP_EVERY, REVIVE_EVERY, LOOK_EVERY, TOKEN_EVERY = 0.5, 5.0, 30.0, 60.0, 3600.0  # seconds
LAST_ROUND = 6.0  # seconds for what is under way when it is time to stop


def world(machine: Machine, stop: threading.Event) -> None:
    """Everything that is not ours in production: AWS, Twilio, the phones and the clock."""
    from local.world import Payments, World

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
        payments=Payments(
            machine.keys["gocardless_token"], machine.keys["gocardless_secret"], f"{machine.url('bot')}/gocardless"
        ),
        state=state_of,
        season=ExampleSeason(
            {"phone": machine.url("phone"), "bot": machine.url("bot"), "api_key": machine.keys["api_key"]}
        ),
        next_due=next_due,
        idle=idle,
        example={
            "trigger": INVITE,
            "says": SAYS,
            "assistant": machine.club["ASSISTANT_NAME"],
            "club": machine.club["CLUB_NAME"],
        },
    )
    here.aws.rates.enforced = True
    boto3.setup_default_session()
    answer_in_process(boto3.DEFAULT_SESSION.events, here.aws)
    here.start()
    stop.wait()
    here.stop()


def bot(machine: Machine, stop: threading.Event) -> None:
    """The bot's Flask app behind waitress."""
    _serve(create_app(bot_of(os.environ, machine.clock.now)), stop)


def bot_worker(machine: Machine, stop: threading.Event) -> None:
    """Several workers on the inbox queue, the sweeper, the alerts, and the schedule."""
    joined = bot_of(os.environ, machine.clock.now)
    polling = [(lambda: joined.worker.poll(wait_seconds=2), 0.0)] * WORKERS
    waking = [(joined.alerts.run, WAKE_EVERY), (joined.schedule.run, WAKE_EVERY)]
    looking = [(joined.payments.reconcile, LOOK_EVERY)] if joined.settings.gocardless else []
    _work([*polling, (joined.outbox.sweep, SWEEP_EVERY), *waking, *looking], stop)


def sender(machine: Machine, stop: threading.Event) -> None:
    """The sender's API behind waitress."""
    _serve(sender_app(sender_front(SenderSettings.from_environment(os.environ), machine.clock.now)), stop)


def sender_worker(machine: Machine, stop: threading.Event) -> None:
    """The sender's worker with its look after the dead letters, and whoever renews the bot's token."""
    settings = SenderSettings.from_environment(os.environ)
    joined, renew = sender_back(settings, machine.clock.now), sender_front(settings).renewal.renew
    polling = [(partial(joined.worker.poll, 2, queue), 0.0) for queue in joined.worker.queues] * POLLS
    hearing = (Hearing(os.environ[FEEDBACK_QUEUE], joined.feedback).poll, 0.0)
    telling = (partial(joined.events_worker.poll, 2), 0.0)
    _work([*polling, hearing, telling, (joined.dead_letters.revive, REVIVE_EVERY), (renew, TOKEN_EVERY)], stop)


def _serve(app: Flask, stop: threading.Event) -> None:
    """Serve on the socket that the supervisor holds open."""
    WsgiServer(app, door=socket.socket(fileno=int(os.environ["DOOR"])), threads=32).start()
    stop.wait()


def _work(jobs: list[tuple[Callable[[], object], float]], stop: threading.Event) -> None:
    """Do each job over and over, with its pause in seconds before each time, until it is time to stop."""
    threads = [threading.Thread(target=_keep_doing, args=(job, stop, pause)) for job, pause in jobs]
    for thread in threads:
        thread.start()
    stop.wait()
    deadline = time.monotonic() + LAST_ROUND
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))


def _keep_doing(job: Callable[[], object], stop: threading.Event, pause: float) -> None:
    while not stop.wait(pause):
        try:
            job()
        except Exception as error:  # the queue may be away for a moment: the world is started again
            log_failure("a round failed", error)
            time.sleep(0.5)


PROGRAMS: dict[str, Callable[[Machine, threading.Event], None]] = {
    "world": world,
    "bot": bot,
    "bot_worker": bot_worker,
    "sender": sender,
    "sender_worker": sender_worker,
}


def run_program(name: str, machine: Machine) -> None:
    """Run one of them until it is told to stop, or until whoever started it is gone."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    PROGRAMS[name](machine, stop)
    # Connections that wait for news would hold the interpreter for up to a minute.
    os._exit(0)
