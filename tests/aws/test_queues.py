"""SQS as the services use it: one parent's messages in order, batches, tries, and dead letters."""

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.aws.emulators import Emulator

FIRST, SECOND = "+447700900123", "+447700900124"
LIKE_OURS = ("FifoQueue", "DeduplicationScope", "FifoThroughputLimit", "VisibilityTimeout", "MessageRetentionPeriod")


class Queue:
    """A queue of ours, and how the worker at it hears."""

    def __init__(self, sqs: Any, url: str):
        self.sqs, self.url = sqs, url

    def send(self, body: str, group: str, once: str) -> None:
        request = {"request_id": {"DataType": "String", "StringValue": f"of {body}"}}
        self.sqs.send_message(
            QueueUrl=self.url,
            MessageBody=body,
            MessageGroupId=group,
            MessageDeduplicationId=once,
            MessageAttributes=request,
        )

    def hear(self, most: int = 1) -> list[dict[str, Any]]:
        return self.sqs.receive_message(
            QueueUrl=self.url,
            MaxNumberOfMessages=most,
            MessageSystemAttributeNames=["ApproximateReceiveCount", "SentTimestamp"],
            MessageAttributeNames=["All"],
        ).get("Messages", [])

    def done(self, message: dict[str, Any]) -> None:
        self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])

    def put_off(self, message: dict[str, Any], seconds: int = 0) -> None:
        self.sqs.change_message_visibility(
            QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=seconds
        )

    def attributes(self) -> dict[str, str]:
        return self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])["Attributes"]


@pytest.fixture
def queues(aws: Emulator) -> Iterator[Callable[..., Queue]]:
    """queues(output, dead_letters): a queue like one of our stacks', for one test."""
    sqs, made = aws.client("sqs"), []

    def like(output: str, dead_letters: Queue | None = None) -> Queue:
        ours = Queue(sqs, aws.outputs[output]).attributes()
        attributes = {name: ours[name] for name in LIKE_OURS if name in ours}
        if dead_letters:
            policy = json.loads(ours["RedrivePolicy"]) | {"deadLetterTargetArn": dead_letters.attributes()["QueueArn"]}
            attributes["RedrivePolicy"] = json.dumps(policy)
        name = f"{uuid.uuid4()}{'.fifo' if 'FifoQueue' in attributes else ''}"
        made.append(Queue(sqs, sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]))
        return made[-1]

    yield like
    for queue in made:
        sqs.delete_queue(QueueUrl=queue.url)


@pytest.fixture
def dead_letters(queues: Callable[..., Queue]) -> Queue:
    return queues("InboxDeadLetterQueueUrl")


@pytest.fixture
def inbox(queues: Callable[..., Queue], dead_letters: Queue) -> Queue:
    return queues("InboxQueueUrl", dead_letters)


@pytest.fixture
def notifications(queues: Callable[..., Queue]) -> Queue:
    return queues("MessagesQueueUrl")


def test_one_parents_messages_stay_in_order_and_a_repeat_is_no_message(inbox: Queue):
    for number in range(3):
        for _ in range(2):
            inbox.send(f"SM{number}", FIRST, f"SM{number}")
    heard = []
    while messages := inbox.hear():
        assert inbox.hear() == []  # the group waits for this one
        heard.append(messages[0]["Body"])
        inbox.done(messages[0])
    assert heard == ["SM0", "SM1", "SM2"]


def test_a_parent_does_not_wait_for_another(inbox: Queue):
    for sid, group in (("SMa", FIRST), ("SMb", FIRST), ("SMc", SECOND)):
        inbox.send(sid, group, sid)
    [first], [second] = inbox.hear(), inbox.hear()
    assert (first["Body"], second["Body"]) == ("SMa", "SMc")
    assert inbox.hear() == []


def test_a_message_tells_how_often_it_was_tried_when_it_came_and_with_which_request(inbox: Queue):
    inbox.send("SM1", FIRST, "SM-told")
    [message] = inbox.hear()
    inbox.put_off(message)
    [message] = inbox.hear()
    assert message["Attributes"]["ApproximateReceiveCount"] == "2"
    assert int(message["Attributes"]["SentTimestamp"]) > 1_700_000_000_000
    assert message["MessageAttributes"]["request_id"]["StringValue"] == "of SM1"


def test_a_message_that_is_put_off_holds_its_group_back(inbox: Queue):
    inbox.send("SM1", FIRST, "SM-off-1")
    inbox.send("SM2", FIRST, "SM-off-2")
    [message] = inbox.hear()
    inbox.put_off(message, 60)
    assert inbox.hear() == []


def test_what_failed_five_times_is_put_aside_with_its_request(inbox: Queue, dead_letters: Queue):
    inbox.send("SM1", FIRST, "SM-dead")
    for _ in range(5):
        [message] = inbox.hear()
        inbox.put_off(message)
    assert inbox.hear() == []
    [dead] = dead_letters.hear(10)
    assert (dead["Body"], dead["MessageAttributes"]["request_id"]["StringValue"]) == ("SM1", "of SM1")


def test_a_dead_letter_is_put_back_under_another_id(inbox: Queue):
    inbox.send("SM1", FIRST, "SM-back")
    inbox.done(inbox.hear()[0])
    inbox.send("SM1", FIRST, "SM-back")
    assert inbox.hear() == []  # it is dropped for five minutes
    inbox.send("SM1", FIRST, "SM-back-again")
    assert [message["Body"] for message in inbox.hear()] == ["SM1"]


def test_ten_are_sent_put_off_and_done_in_one_call_each(notifications: Queue):
    sqs, entries = notifications.sqs, [{"Id": f"{n}", "MessageBody": f"message {n}"} for n in range(10)]
    assert not sqs.send_message_batch(QueueUrl=notifications.url, Entries=entries).get("Failed")
    first, *others = notifications.hear(10)
    assert len(others) == 9
    again = {"Id": "0", "ReceiptHandle": first["ReceiptHandle"], "VisibilityTimeout": 0}
    sqs.change_message_visibility_batch(QueueUrl=notifications.url, Entries=[again])
    done = [{"Id": f"{n}", "ReceiptHandle": message["ReceiptHandle"]} for n, message in enumerate(others)]
    sqs.delete_message_batch(QueueUrl=notifications.url, Entries=done)
    assert [message["Body"] for message in notifications.hear(10)] == [first["Body"]]


def test_a_batch_of_a_million_bytes_is_taken(notifications: Queue):
    entries = [{"Id": f"{n}", "MessageBody": "x" * 200_000} for n in range(5)]
    assert not notifications.sqs.send_message_batch(QueueUrl=notifications.url, Entries=entries).get("Failed")
