"""The sender's feedback on one machine: what SES and the SMS service publish comes by a queue, not to a function."""

from typing import Any

import boto3

from bot.logs.logs import log_failure
from sender.feedback.dead_letters import notices_of
from sender.feedback.feedback import Feedback

FEEDBACK_QUEUE = "LOCAL_FEEDBACK_QUEUE_URL"


class Hearing:
    """`queue` is the URL of the queue to which the feedback topic delivers."""

    def __init__(self, queue: str, feedback: Feedback):
        self._sqs, self._queue, self._feedback = boto3.client("sqs"), queue, feedback

    def poll(self) -> bool:
        """Take in what has come; what fails comes again. Whether there was anything."""
        answer = self._sqs.receive_message(QueueUrl=self._queue, MaxNumberOfMessages=10, WaitTimeSeconds=2)
        found = answer.get("Messages", [])
        for each in found:
            self._take(each)
        return bool(found)

    def _take(self, message: dict[str, Any]) -> None:
        try:
            for notice in notices_of(message["Body"]):
                self._feedback.take(notice)
        except Exception as error:
            log_failure("feedback could not be taken in", error)
            return
        self._sqs.delete_message(QueueUrl=self._queue, ReceiptHandle=message["ReceiptHandle"])
