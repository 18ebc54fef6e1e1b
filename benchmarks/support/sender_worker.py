"""The sender's worker in a process of its own, as it is on a machine of its own: it may be killed and started again."""

import os
import threading
from multiprocessing.synchronize import Event

from sender.logs.logs import logs
from sender.settings import Settings
from sender.worker.assembly import assemble
from sender.worker.worker import POLLS


def work(environment: dict[str, str], ready: Event) -> None:
    """Poll each queue until killed."""
    os.environ.update(environment)
    silence = open(os.devnull, "w")  # noqa: SIM115 as long as the process lives
    logs.handler.setStream(silence)
    os.dup2(silence.fileno(), 1)
    worker = assemble(Settings.from_environment(environment)).worker

    def keep_polling(queue: str) -> None:
        while True:
            worker.poll(1, queue)

    for queue in worker.queues * POLLS:
        threading.Thread(target=keep_polling, args=(queue,), daemon=True).start()
    ready.set()
    threading.Event().wait()
