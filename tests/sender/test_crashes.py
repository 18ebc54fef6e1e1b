"""The worker is killed a hundred times, whenever it happens, while a thousand messages go through."""

import random, time
from collections import Counter

import pytest

from sender.ledger import FINAL, SENT, Row
from tests.local.waiting import wait_until
from tests.sender import mortal
from tests.sender.office import Office, emails_to

KILLS, REQUESTS, ADDRESSES = 100, 10, 100
PATIENCE, SLOTS = 2, 10
PROVIDER_TAKES = 0.05  # seconds
LONGEST_LIFE = 0.25  # seconds


def rows(office: Office) -> list[Row]:
    return [row for number in range(REQUESTS) for row in office.ledger(f"newsletter-{number}").values()]


@pytest.fixture
def hurried(office: Office) -> Office:
    """An office whose queue hands out again after two seconds what a worker has died with."""
    office.start(
        SENDER_PATIENCE_SECONDS=str(PATIENCE), SENDER_PROVIDER_TIMEOUT_SECONDS="1", SENDER_POOL_SIZE=str(SLOTS)
    )
    office.sqs.set_queue_attributes(
        QueueUrl=office.settings.messages_queue, Attributes={"VisibilityTimeout": str(PATIENCE)}
    )
    office.world.aws.faults.delay = PROVIDER_TAKES
    return office


@pytest.mark.timeout(300)
def test_nobody_is_forgotten_and_only_an_unknown_fate_is_sent_twice(hurried: Office):
    for number in range(REQUESTS):
        addresses = [f"parent-{number}-{each}@example.com" for each in range(ADDRESSES)]
        assert hurried.posts(emails_to(*addresses, TraceId=f"newsletter-{number}")).status_code == 200
    T = time.time()
    for _ in range(KILLS):
        worker = mortal.start(hurried.environment)
        worker.join(random.uniform(0, LONGEST_LIFE))  # it lives that long
        worker.kill()
        worker.join()
    print("KILLS", time.time() - T)
    survivor = mortal.start(hurried.environment, until_done=True)
    T = time.time()
    survivor.join(120)
    print("DRAIN", time.time() - T)

    ledger = rows(hurried)
    assert Counter(row.status for row in ledger) == {SENT: REQUESTS * ADDRESSES}
    copies = Counter(message["to"] for message in hurried.world.aws.sent.messages())
    assert set(copies) == {row.address for row in ledger}
    twice = {address for address, count in copies.items() if count > 1}
    assert twice <= {row.address for row in ledger if row.possible_duplicate}
    assert copies.total() - len(copies) <= KILLS * SLOTS
    print(
        "CRASH",
        Counter(copies.values()),
        Counter(row.attempts for row in ledger),
        sum(row.possible_duplicate for row in ledger),
        hurried.waiting(hurried.settings.dead_letter_queue),
    )
    assert not hurried.waiting(hurried.settings.dead_letter_queue)
