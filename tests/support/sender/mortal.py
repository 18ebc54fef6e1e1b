"""A worker in a process of its own, to be killed at any moment. It imports nothing that a worker does not need."""

import multiprocessing
import os
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from sender.settings import Settings
from sender.worker.assembly import assemble
from sender.worker.worker import POLLS

REVIVE_EVERY = 1.0  # seconds
COUNTS = [f"ApproximateNumberOfMessages{kind}" for kind in ("", "NotVisible", "Delayed")]


def work(environment: dict[str, str], ready: Connection, *, until_done: bool) -> None:
    """What a worker on one machine does all day: take batches, and now and then look after the dead letters."""
    os.environ.update(environment)
    settings = Settings.from_environment(environment)
    back, sqs, done = assemble(settings), boto3.client("sqs"), threading.Event()

    def keep_polling(queue: str) -> None:
        while not done.is_set():
            with suppress(BotoCoreError, ClientError):  # AWS is slow or away: as on one machine, it goes on
                back.worker.poll(1, queue)

    polls = [threading.Thread(target=keep_polling, args=(queue,)) for queue in back.worker.queues * POLLS]
    for poll in polls:
        poll.start()
    ready.send(True)
    while not done.wait(REVIVE_EVERY):
        with suppress(BotoCoreError, ClientError):
            back.dead_letters.revive()
            if until_done and not any(_held(sqs, queue) for queue in (*settings.queues, settings.dead_letter_queue)):
                done.set()


def start(environment: dict[str, str], *, until_done: bool = False) -> BaseProcess:
    """Start a worker, and return when it is at work: at once, forked off a process that has everything imported.

    With `until_done` it ends when both queues are empty.
    """
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.support.sender.nursery"])
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(environment, theirs), kwargs={"until_done": until_done}, daemon=True)
    process.start()
    theirs.close()
    ours.recv()
    ours.close()
    return process


def _held(sqs, queue: str) -> int:
    found = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=COUNTS)["Attributes"]
    return sum(int(found[name]) for name in COUNTS)
