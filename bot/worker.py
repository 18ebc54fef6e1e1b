"""The worker: takes messages off the inbox queue, one parent's in their order, and puts aside what keeps failing."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from bot.deliveries import Deliveries, News
from bot.inbox import Inbox, form_of, group_of
from bot.logs import log_failure, logged_with
from bot.settings import Settings

MOST_TRIES = 5
BACK_OFF = (1, 5, 20)  # seconds; then the queue's whole patience, after which nobody else holds the message's lease


class Worker:
    """`sqs` is a boto3 client. A queue message is the JSON of Twilio's form fields, with the request's id beside it."""

    def __init__(self, inbox: Inbox, deliveries: Deliveries, sqs: Any, settings: Settings):
        self._inbox, self._deliveries, self._sqs, self._settings = inbox, deliveries, sqs, settings

    def handle(self, body: str, *, tries: int, request_id: str = "") -> bool:
        """Work on one message; `tries` counts this one. True when it is done with: taken in or put aside."""
        form = form_of(body)
        with logged_with(request_id=request_id, exchange=form.get("MessageSid", "-")):
            try:
                if "News" in form:
                    self._deliveries.follow_up(News.from_form(form))
                else:
                    self._inbox.take(form)
            except Exception as error:
                log_failure("a message could not be taken in", error, tries=tries)
                return tries >= MOST_TRIES and self._put_aside(body, form, type(error).__name__, request_id)
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
                self._sqs.change_message_visibility(**receipt, VisibilityTimeout=self._pause(tries))
        return bool(answer.get("Messages"))

    def _pause(self, tries: int) -> int:
        return BACK_OFF[tries - 1] if tries <= len(BACK_OFF) else int(self._settings.patience)

    def _put_aside(self, body: str, form: Mapping[str, str], reason: str, request_id: str) -> bool:
        """Whether the dead-letter queue took it; if not, SQS moves it there after this try, without the reason."""
        try:
            self._sqs.send_message(
                QueueUrl=self._settings.dead_letter_queue,
                MessageBody=body,
                MessageGroupId=group_of(form),
                # The queue drops a repeated id for five minutes, and what is put back may fail again within them.
                MessageDeduplicationId=secrets.token_hex(16),
                MessageAttributes={
                    "reason": {"DataType": "String", "StringValue": reason},
                    "request_id": {"DataType": "String", "StringValue": request_id or "-"},
                },
            )
        except (BotoCoreError, ClientError) as error:
            log_failure("a message could not be put aside", error)
            return False
        return True
