"""The worker is killed again and again, at any moment, while a thousand messages go through."""

from collections import Counter

import pytest

from sender.store.ledger import SENT, Row
from tests.support.runner.thoroughness import chance, examples
from tests.support.sender import mortal
from tests.support.sender.office import Office, to_jane

REQUESTS, FAMILIES = 10, 50
MESSAGES = 2 * REQUESTS * FAMILIES  # an e-mail and a text for each family
PATIENCE, SLOTS = 2, 10
CALM = {"SENDER_PATIENCE_SECONDS": "30", "SENDER_PROVIDER_TIMEOUT_SECONDS": "12"}  # on a machine that is busy too
PROVIDER_TAKES = 0.05  # seconds
LONGEST_LIFE = 0.25  # seconds
# A second: what a provider takes while workers die, less than a slow machine sends; what it takes later; and what
# somebody has said that it takes.
AT_FIRST, LATER, BELIEVED = 5.0, 30.0, "120"


@pytest.fixture
def hurried(office: Office) -> Office:
    """An office whose queue hands out again after two seconds what a worker has died with."""
    office.start(
        SENDER_PATIENCE_SECONDS=str(PATIENCE), SENDER_PROVIDER_TIMEOUT_SECONDS="1", SENDER_POOL_SIZE=str(SLOTS)
    )
    is_patient(office, str(PATIENCE))
    office.world.aws.faults.delay = PROVIDER_TAKES
    return office


def is_patient(office: Office, seconds: str) -> None:
    for queue in office.settings.queues:
        office.sqs.set_queue_attributes(QueueUrl=queue, Attributes={"VisibilityTimeout": seconds})


def post(office: Office, request: int) -> None:
    addresses = {}
    for number in range(request * FAMILIES, (request + 1) * FAMILIES):
        name = {"name": f"Parent {number}"}
        addresses[f"parent-{number}@example.com"] = {"ChannelType": "EMAIL", "Substitutions": name}
        addresses[f"+447700900{number:03}"] = {"ChannelType": "SMS", "Substitutions": name}
    assert office.posts(to_jane(TraceId=f"news-{request}", Addresses=addresses)).status_code == 200


def rows(office: Office) -> list[Row]:
    return [row for request in range(REQUESTS) for row in office.ledger(f"news-{request}").values()]


def takes(office: Office, rate: float) -> None:
    """So many e-mails and so many texts a second, where its providers keep to it."""
    office.world.aws.rates.emails = office.world.aws.rates.texts = rate


@pytest.fixture
def throttled(hurried: Office) -> Office:
    """Its providers refuse what is sent faster than they take it, which somebody has set too high."""
    takes(hurried, AT_FIRST)
    hurried.world.aws.rates.enforced = True
    hurried.environment |= {"SENDER_EMAILS_A_SECOND": BELIEVED, "SENDER_TEXT_PARTS_A_SECOND": BELIEVED}
    return hurried


@pytest.mark.timeout(300)
@pytest.mark.parametrize("provider", ["hurried", "throttled"])
def test_nobody_is_forgotten_and_only_an_unknown_fate_is_sent_twice(provider: str, request: pytest.FixtureRequest):
    hurried: Office = request.getfixturevalue(provider)
    for number in range(REQUESTS):
        post(hurried, number)
    kills, luck = examples(100), chance()
    for _ in range(kills):
        worker = mortal.start(hurried.environment)
        worker.join(luck.uniform(0, LONGEST_LIFE))
        worker.kill()
        worker.join()
    is_patient(hurried, CALM["SENDER_PATIENCE_SECONDS"])
    survivor = mortal.start(hurried.environment | CALM, until_done=True)
    while provider == "throttled" and not hurried.world.aws.rates.throttled and survivor.is_alive():
        survivor.join(0.1)  # on a busy machine none of those before it has sent too fast
    takes(hurried, LATER)
    survivor.join(200)
    assert survivor.exitcode == 0

    ledger = rows(hurried)
    assert Counter(row.status for row in ledger) == {SENT: MESSAGES}
    copies = Counter(message["to"] for message in hurried.world.aws.sent.messages())
    assert set(copies) == {row.address for row in ledger}
    for row in ledger:
        assert copies[row.address] <= (row.attempts if row.possible_duplicate else 1)
    assert copies.total() - MESSAGES <= kills * SLOTS
    assert any(row.possible_duplicate for row in ledger)  # or nobody died at work
    assert hurried.waiting(hurried.settings.dead_letter_queue) == 0
    assert bool(hurried.world.aws.rates.throttled) is (provider == "throttled")
