"""What the worker could not take in of the feedback lies on a queue of its own, until a person has it taken in again.

Lambda puts a letter there with the event in `requestPayload` ("Destinations for asynchronous invocation" in its
developer guide); SNS, which could not reach Lambda, puts the notice there as it sends it to a queue: `Message` has it.
What no receiver of a caller's, or no provider, took for a day lies there too, as it lay on its own queue.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from botocore.exceptions import BotoCoreError, ClientError

from sender.feedback.feedback import Feedback
from sender.logs.logs import log_failure
from sender.store.queues import QueueRefused
from sender.webhooks.events import read_errand
from sender.webhooks.outbox import CallerEvents

HOLD = 60  # seconds for which a letter that is looked at is hidden from others


class FeedbackDeadLetters:
    """`sqs` is a boto3 client, `queue` the URL of the queue."""

    def __init__(self, sqs: Any, queue: str, feedback: Feedback, events: CallerEvents):
        self._sqs, self._queue, self._feedback, self._events = sqs, queue, feedback, events

    def count(self) -> int:
        """How many letters there are, roughly, as SQS counts."""
        counted = "ApproximateNumberOfMessages"
        found = self._sqs.get_queue_attributes(QueueUrl=self._queue, AttributeNames=[counted])
        return int(found["Attributes"][counted])

    def redrive(self) -> Counter[str]:
        """Take each letter in; how many were `taken_in`, and how many are `left`, unreadable or failing again.

        To take one in twice is the same as once.
        """
        return Counter(self._settle(letter) for letter in self._each())

    def _each(self) -> Iterator[Mapping[str, Any]]:
        while messages := self._receive():
            yield from messages

    def _receive(self) -> list[Mapping[str, Any]]:
        answer = self._sqs.receive_message(QueueUrl=self._queue, MaxNumberOfMessages=10, VisibilityTimeout=HOLD)
        return answer.get("Messages", [])

    def _settle(self, letter: Mapping[str, Any]) -> str:
        try:
            self._take(letter["Body"])
        except (ValueError, QueueRefused, BotoCoreError, ClientError) as error:
            log_failure("a dead letter of the feedback is left", error)
            return "left"
        self._sqs.delete_message(QueueUrl=self._queue, ReceiptHandle=letter["ReceiptHandle"])
        return "taken_in"

    def _take(self, body: str) -> None:
        try:
            errand = read_errand(body)
        except msgspec.MsgspecError:
            for notice in notices_of(body):
                self._feedback.take(notice)
        else:
            self._events.again(errand)


def notices_of(body: str) -> list[Mapping[str, Any]]:
    """The notices in a letter. Raises ValueError where it is none."""
    try:
        letter = json.loads(body)
        if "requestPayload" in letter:
            records = letter["requestPayload"].get("Records", [])  # none is a tick's: the next has done it
            return [json.loads(record["Sns"]["Message"]) for record in records]
        return [json.loads(letter["Message"])]
    except (KeyError, TypeError) as error:
        raise ValueError("it has no notice") from error
