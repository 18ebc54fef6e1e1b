"""What could not be taken in: the dead-letter queue of inbound messages, looked at and put back."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from bot.settings import Settings
from bot.whatsapp.twilio_forms import form_of, group_of

UNKNOWN = "unknown: the worker died"
HOLD = 30


class DeadLetter(NamedTuple):
    """`reason` is the kind of error of the last try, `exchange` the MessageSid, `receipt` SQS's handle."""

    exchange: str
    reason: str
    request_id: str
    tries_at: str
    body: str
    receipt: str


class DeadLetters:
    def __init__(self, sqs: Any, settings: Settings):
        self._sqs, self._queue, self._inbox = sqs, settings.dead_letter_queue, settings.inbox_queue

    def each(self) -> Iterator[DeadLetter]:
        """The dead letters, oldest first, hidden from other readers for HOLD seconds; of one parent ten at a time."""
        while True:
            answer = self._sqs.receive_message(
                QueueUrl=self._queue,
                MaxNumberOfMessages=10,
                VisibilityTimeout=HOLD,
                MessageAttributeNames=["All"],
                MessageSystemAttributeNames=["SentTimestamp"],
            )
            messages = answer.get("Messages", [])
            if not messages:
                return
            yield from map(_letter, messages)

    def listed(self) -> list[DeadLetter]:
        """The dead letters, left where they are."""
        letters = list(self.each())
        for letter in letters:
            self._sqs.change_message_visibility(QueueUrl=self._queue, ReceiptHandle=letter.receipt, VisibilityTimeout=0)
        return letters

    def redrive(self) -> int:
        """Put every dead letter back on the inbox queue; what was heard already is only sent. How many there were."""
        count = 0
        for letter in self.each():
            self._sqs.send_message(
                QueueUrl=self._inbox,
                MessageBody=_dated(letter),
                MessageGroupId=group_of(form_of(letter.body)),
                # The queue drops a repeated id for five minutes, and this message may have died within them.
                MessageDeduplicationId=f"{letter.exchange}-{letter.tries_at}",
                MessageAttributes={"request_id": {"DataType": "String", "StringValue": letter.request_id}},
            )
            self._sqs.delete_message(QueueUrl=self._queue, ReceiptHandle=letter.receipt)
            count += 1
        return count


def _dated(letter: DeadLetter) -> str:
    """With the time at which it was put aside: whatever the parent has written since, it is no answer to that."""
    form = form_of(letter.body)
    aside_at = datetime.fromtimestamp(int(letter.tries_at) / 1000, UTC)
    return json.dumps({"SentAt": aside_at.isoformat()} | form) if form else letter.body


def _letter(message: Mapping[str, Any]) -> DeadLetter:
    attributes = {name: value["StringValue"] for name, value in message.get("MessageAttributes", {}).items()}
    return DeadLetter(
        exchange=form_of(message["Body"]).get("MessageSid", "-"),
        reason=attributes.get("reason", UNKNOWN),
        request_id=attributes.get("request_id", "-"),
        tries_at=message["Attributes"]["SentTimestamp"],
        body=message["Body"],
        receipt=message["ReceiptHandle"],
    )
