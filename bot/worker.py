"""The worker: takes messages off the inbox queue, one parent's in their order, and puts aside what keeps failing."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bot.inbox import Inbox, parent_of
from bot.logs import log_failure, logged_with
from bot.settings import Settings

MOST_TRIES = 5
BACK_OFF = (1, 5, 20, 60)


class Worker:
    """`sqs` is a boto3 client. One queue message is the JSON of Twilio's form fields, with the request's id as an attribute."""

    def __init__(self, inbox: Inbox, sqs: Any, settings: Settings):
        self._inbox, self._sqs, self._settings = inbox, sqs, settings

    def handle(self, body: str, *, tries: int, request_id: str = "") -> bool:
        """Work on one message; `tries` counts this one. True when it is done with: taken in, or put aside after its last try."""
        form = json.loads(body)
        with logged_with(request_id=request_id, exchange=form["MessageSid"]):
            try:
                self._inbox.take(form)
            except Exception as error:
                log_failure("a message could not be taken in", error, tries=tries)
                if tries < MOST_TRIES:
                    return False
                self._put_aside(body, form, type(error).__name__, request_id)
        return True

    def handle_batch(self, records: Iterable[Mapping[str, Any]]) -> list[str]:
        """Work on a batch from Lambda's SQS event; the ids of what is to come again.

        After a failure the rest of that parent's messages wait for it, so that none overtakes another.
        """
        failed: list[str] = []
        waiting: set[str] = set()
        for record in records:
            group = record["attributes"]["MessageGroupId"]
            request_id = record.get("messageAttributes", {}).get("request_id", {}).get("stringValue", "")
            tries = int(record["attributes"]["ApproximateReceiveCount"])
            if group in waiting or not self.handle(record["body"], tries=tries, request_id=request_id):
                waiting.add(group)
                failed.append(record["messageId"])
        return failed

    def poll(self, wait_seconds: int = 5) -> bool:
        """Take one message off the queue and work on it, outside Lambda. Whether there was one."""
        answer = self._sqs.receive_message(
            QueueUrl=self._settings.inbox_queue,
            MaxNumberOfMessages=1,
            WaitTimeSeconds=wait_seconds,
            MessageSystemAttributeNames=["ApproximateReceiveCount"],
            MessageAttributeNames=["request_id"],
        )
        for message in answer.get("Messages", []):
            receipt = {"QueueUrl": self._settings.inbox_queue, "ReceiptHandle": message["ReceiptHandle"]}
            tries = int(message["Attributes"]["ApproximateReceiveCount"])
            request_id = message.get("MessageAttributes", {}).get("request_id", {}).get("StringValue", "")
            if self.handle(message["Body"], tries=tries, request_id=request_id):
                self._sqs.delete_message(**receipt)
            else:
                self._sqs.change_message_visibility(**receipt, VisibilityTimeout=BACK_OFF[min(tries, len(BACK_OFF)) - 1])
        return bool(answer.get("Messages"))

    def _put_aside(self, body: str, form: Mapping[str, str], reason: str, request_id: str) -> None:
        self._sqs.send_message(
            QueueUrl=self._settings.dead_letter_queue,
            MessageBody=body,
            MessageGroupId=parent_of(form),
            MessageDeduplicationId=form["MessageSid"],
            MessageAttributes={
                "reason": {"DataType": "String", "StringValue": reason},
                "request_id": {"DataType": "String", "StringValue": request_id or "-"},
            },
        )
