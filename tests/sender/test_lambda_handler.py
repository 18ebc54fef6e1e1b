"""The worker as Lambda calls it: batches with an answer for each message, the feedback topic, and the tick."""

import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sender import lambda_handler
from sender.auth.callers import Caller
from sender.store.ledger import QUEUED, SENT
from sender.store.messages import EMAIL
from sender.worker.pool import LEDGER_TAKES
from tests.support.sender.office import JANE, TRACE, Office, emails_to, to_jane

MANY = [f"parent-{number:02}@example.com" for number in range(25)]


class Context:
    """Lambda's context. `seconds` gives the time that is left."""

    aws_request_id = "lambda-7"

    def __init__(self, seconds: Callable[[], float] = lambda: 60):
        self._seconds = seconds

    def get_remaining_time_in_millis(self) -> int:
        return int(self._seconds() * 1000)


@pytest.fixture(autouse=True)
def deployed(office: Office) -> Iterator[None]:
    os.environ.update(office.environment | {"SENDER_POOL_SIZE": "10"})
    lambda_handler.back.cache_clear()
    yield
    lambda_handler.back().close()
    lambda_handler.back.cache_clear()


def batch(office: Office) -> list[dict[str, Any]]:
    """Everything on one of the queues as the records of Lambda's event, whose mapping may collect more than ten."""
    for queue in office.settings.queues:
        asked = {"QueueUrl": queue, "MaxNumberOfMessages": 10, "MessageSystemAttributeNames": ["All"]}
        records: list[dict[str, Any]] = []
        while messages := office.sqs.receive_message(**asked, MessageAttributeNames=["All"]).get("Messages"):
            records += [record(message, queue) for message in messages]
        if records:
            return records
    return []


def record(message: dict[str, Any], queue: str) -> dict[str, Any]:
    attributes = {
        name: {"stringValue": each["StringValue"], "dataType": each["DataType"]}
        for name, each in message.get("MessageAttributes", {}).items()
    }
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": attributes,
        "eventSource": "aws:sqs",
        "eventSourceARN": f"arn:aws:sqs:eu-west-2:000000000000:{queue.rpartition('/')[2]}",
    }


def handle(records: list[dict[str, Any]], context: Context) -> set[str]:
    """The ids that Lambda is told to bring again."""
    answer = lambda_handler.handle({"Records": records}, context)
    return {failure["itemIdentifier"] for failure in answer["batchItemFailures"]}


def test_a_batch_that_is_sent_brings_nothing_again(office: Office):
    office.posts(to_jane())
    assert handle(batch(office), Context()) == set()
    assert {row.status for row in office.ledger(TRACE).values()} == {SENT}


def test_a_batch_answers_for_each_of_its_messages(office: Office):
    office.world.aws.faults.refuse("AccessDeniedException", status=403, to=MANY[3])
    office.world.aws.faults.refuse("MessageRejected", to=MANY[4])
    office.posts(emails_to(*MANY[:10]))
    records = batch(office)
    [late] = [record["messageId"] for record in records if json.loads(record["body"])["address"] == MANY[3]]
    assert handle(records, Context()) == {late}
    assert len(office.world.aws.sent.messages()) == 8


@pytest.mark.parametrize("priority", ["NORMAL", "BULK"])
def test_what_comes_again_waits_on_its_queue(office: Office, priority: str):
    office.world.aws.faults.refuse("AccessDeniedException", status=403)
    office.posts(emails_to(JANE, Priority=priority))
    handle(batch(office), Context())
    assert 4 <= office.wire.pauses[-1] <= 6  # a sixth of the patience of 30 seconds


@pytest.mark.parametrize("priority", ["NORMAL", "BULK"])
def test_what_waits_for_its_provider_is_on_its_queue_anew(office: Office, priority: str):
    office.world.aws.faults.refuse("ServiceUnavailable", status=503, times=5)
    office.posts(emails_to(JANE, Priority=priority))
    for refusals in range(5):
        records = batch(office)
        assert [each["attributes"]["ApproximateReceiveCount"] for each in records] == ["1"]
        assert handle(records, Context()) == set()
        [queue] = {
            url for url in office.settings.queues if records[0]["eventSourceARN"].endswith(url.rpartition("/")[2])
        }
        office.sqs.delete_message(QueueUrl=queue, ReceiptHandle=records[0]["receiptHandle"])  # as Lambda does
        assert len(office.wire.delays) == refusals + 1
        office.time_passes()
    handle(batch(office), Context())
    assert office.ledger(TRACE)[JANE].status == SENT
    assert office.waiting(office.settings.dead_letter_queue) == 0


def test_no_work_is_taken_that_could_not_be_finished(office: Office):
    office.posts(emails_to(*MANY))
    records = batch(office)
    assert len(records) == 25
    needed = office.settings.provider_timeout + LEDGER_TAKES
    again = handle(records, Context(lambda: needed + 4 - len(office.world.aws.sent.messages()) / 2))
    assert len(office.world.aws.sent.messages()) == 10
    assert (len(again), len(office.wire.delays)) == (0, 15)
    statuses = [row.status for row in office.ledger(TRACE).values()]
    assert (statuses.count(SENT), statuses.count(QUEUED)) == (10, 15)


def test_nothing_is_taken_in_the_last_seconds(office: Office):
    office.posts(emails_to(*MANY[:3]))
    records = batch(office)
    assert handle(records, Context(lambda: 7)) == set()
    assert len(office.wire.delays) == 3
    assert office.world.aws.sent.messages() == []
    assert {row.attempts for row in office.ledger(TRACE).values()} == {0}


def test_the_feedback_topic_suppresses(office: Office):
    bounce = {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": JANE}]}
    record = {"EventSource": "aws:sns", "Sns": {"Message": json.dumps({"eventType": "Bounce", "bounce": bounce})}}
    assert lambda_handler.handle({"Records": [record]}, Context()) == {"suppressed": 1}
    assert office.back.suppression.among([("EMAIL", JANE)]) == {("EMAIL", JANE): "bounce"}


def test_the_tick_revives(office: Office):
    office.posts(emails_to(JANE))
    [record] = batch(office)
    office.sqs.send_message(QueueUrl=office.settings.dead_letter_queue, MessageBody=record["body"])
    assert lambda_handler.handle({"command": "revive"}, Context()) == {"put_back": 1}


def test_the_other_tick_renews_the_callers_tokens(office: Office):
    assert lambda_handler.handle({"command": "renew_tokens"}, Context()) == {"renewed": []}


class TestTheErrands:
    """What callers are told, and what is lifted at the providers: done by a tick."""

    def tick(self, seconds: float = 29) -> int:
        return lambda_handler.handle({"command": "errands"}, Context(lambda: seconds))["errands"]

    @pytest.mark.parametrize(("listens", "left"), [(True, 1), (False, 0)])
    def test_what_could_not_be_told_stays(self, office: Office, listens: bool, left: int):
        office.front.callers.add(Caller(name="club-desk"), office.clock.now())
        office.front.callers.set_webhook("club-desk", "https://10.0.0.1/heard", local=False)  # a network's of ours
        office.world.aws.faults.refuse("MessageRejected", to=JANE)
        office.posts(emails_to(JANE))
        assert handle(batch(office), Context()) == set()
        if not listens:
            office.front.callers.end_webhook("club-desk")
        assert self.tick() == 1
        assert office.waiting(office.settings.caller_events_queue) == left
        assert self.tick() == 0

    @pytest.mark.parametrize(("seconds", "done"), [(29, 25), (19, 10)])
    def test_another_batch_is_begun_only_where_it_can_be_finished(self, office: Office, seconds: float, done: int):
        office.front.events.lift([(EMAIL, each) for each in MANY])
        assert self.tick(seconds) == done
        assert office.waiting(office.settings.caller_events_queue) == len(MANY) - done
