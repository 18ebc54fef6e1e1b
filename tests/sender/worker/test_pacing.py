"""A provider with a rate: nobody's message fails for it, all go about as fast as it takes them, the urgent first."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from local.clock import Clock
from sender.store.ledger import SENT
from sender.worker import assembly
from tests.support.sender.office import TRACE, Office, emails_to, to_jane

RATE = 20.0  # a second: what goes for that goes for 1 and 14


@pytest.fixture
def slow(office: Office) -> Office:
    """An office whose providers have a rate, and tell it."""
    office.world.aws.rates.emails = office.world.aws.rates.texts = RATE
    office.world.aws.rates.enforced = True
    office.clock = Clock()  # it goes on: turns come by it
    office.start(SENDER_EMAILS_A_SECOND="", SENDER_TEXT_PARTS_A_SECOND="")
    return office


@contextmanager
def workers(office: Office, count: int) -> Iterator[None]:
    """So many workers at work, each with its own look at what is shared, until the queues are empty."""
    backs = [assembly.assemble(office.settings, office.clock.now) for _ in range(count)]
    done = threading.Event()

    def keep_polling(back: assembly.Back, queue: str) -> None:
        while not done.is_set():
            back.worker.poll(1, queue)

    polls = [
        threading.Thread(target=keep_polling, args=(back, queue)) for back in backs for queue in office.settings.queues
    ]
    for poll in polls:
        poll.start()
    yield
    while any(office.waiting(queue) for queue in office.settings.queues):
        time.sleep(0.05)
    done.set()
    for poll in polls:
        poll.join()
    for back in backs:
        back.close()


def families(count: int) -> list[str]:
    return [f"parent-{number}@example.com" for number in range(count)]


def texts_to(count: int, **changes: object) -> dict:
    addresses = {
        f"+447700900{number:03}": {"ChannelType": "SMS", "Substitutions": {"name": "Pat"}} for number in range(count)
    }
    return to_jane(Addresses=addresses, EmailMessage=None, **changes)


@pytest.mark.parametrize("body", [emails_to(*families(100)), texts_to(100)], ids=["e-mails", "texts"])
def test_a_newsletter_goes_out_at_the_providers_pace(slow: Office, body: dict):
    slow.posts(body)
    began = time.monotonic()
    with workers(slow, 3):
        pass
    took = time.monotonic() - began
    assert {row.status for row in slow.ledger(TRACE).values()} == {SENT}
    assert set(Counter(message["to"] for message in slow.world.aws.sent.messages()).values()) == {1}
    assert slow.waiting(slow.settings.dead_letter_queue) == 0
    assert took < 1.3 * 100 / RATE + 1
