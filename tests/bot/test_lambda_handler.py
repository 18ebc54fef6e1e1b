"""The bot as Lambda calls it: batches with an answer for each message, the minute's tick, and nothing of strangers'."""

import os
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from bot import process
from bot.lambda_handler import UnknownEvent, handle
from tests.bot.messages.test_worker import batch
from tests.support.chats.examples import asked_after
from tests.support.house import House, Parent
from tests.support.wire import Killed

SAVE = "dynamodb TransactWriteItems"


@pytest.fixture(autouse=True)
def deployed(house: House) -> Iterator[None]:
    """The house's bot is the process's."""
    os.environ.update(house.environment)
    process.settings.cache_clear()
    process.bot.cache_clear()
    yield
    if process.bot.cache_info().currsize:
        process.bot().dynamodb.close()
        process.bot().sqs.close()
    process.settings.cache_clear()
    process.bot.cache_clear()


def test_a_batch_is_taken_in(house: House, parent: Parent):
    parent.phone.send(text="yes")
    assert handle({"Records": batch(house)}, None) == {"batchItemFailures": []}
    assert house.bot.store.load(parent.number).registration.state == asked_after("ready")


def test_only_what_failed_comes_again(house: House, parent: Parent):
    parent.phone.send(text="yes")
    records = batch(house)
    house.wire.silence(SAVE)
    again = handle({"Records": records}, None)
    assert again == {"batchItemFailures": [{"itemIdentifier": records[0]["messageId"]}]}
    assert handle({"Records": records}, None) == {"batchItemFailures": []}
    assert len(parent.received) == 2


def test_what_lambda_leaves_no_time_for_comes_again(house: House, parent: Parent):
    other = house.parent("+447700900124")
    house.admin_invites(parent_tel=other.number)
    for each in (parent, other):
        each.phone.send(text="yes")
    records = batch(house)
    short = SimpleNamespace(aws_request_id="it", get_remaining_time_in_millis=lambda: 12_000)
    assert handle({"Records": records}, short) == {"batchItemFailures": [{"itemIdentifier": records[1]["messageId"]}]}


def test_the_tick_looks_after_what_was_left(house: House, parent: Parent):
    parent.phone.send(text="yes")
    house.wire.kill_after(SAVE)
    with pytest.raises(Killed):
        house.work()
    house.wire.mend()
    assert handle({"command": "tick"}, None)["swept"] == 1
    assert handle({"command": "tick"}, None)["swept"] == 0


@pytest.mark.parametrize(
    "event",
    [
        {"raw_command": "import os; print(os.environ)"},  # Zappa would run it
        {"command": "bot.keys.main"},  # and this
        {"detail-type": "Scheduled Event"},
        {},
    ],
)
def test_an_event_of_nobody_is_refused(event: dict):
    with pytest.raises(UnknownEvent):
        handle(event, None)
