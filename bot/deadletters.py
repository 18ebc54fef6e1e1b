"""What could not be taken in: `python -m bot.deadletters list` shows it without anybody's words, `redrive` puts it back."""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from bot.inbox import parent_of
from bot.settings import Settings

UNKNOWN = "unknown: the worker died"


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
        self._sqs, self._settings = sqs, settings

    def each(self, hold_seconds: int = 30) -> Iterator[DeadLetter]:
        """Every dead letter once; each is hidden from other readers for `hold_seconds`."""
        while True:
            answer = self._sqs.receive_message(
                QueueUrl=self._settings.dead_letter_queue,
                MaxNumberOfMessages=10,
                VisibilityTimeout=hold_seconds,
                MessageAttributeNames=["All"],
                MessageSystemAttributeNames=["SentTimestamp"],
            )
            messages = answer.get("Messages", [])
            if not messages:
                return
            for message in messages:
                attributes = {name: value["StringValue"] for name, value in message.get("MessageAttributes", {}).items()}
                yield DeadLetter(
                    exchange=json.loads(message["Body"])["MessageSid"],
                    reason=attributes.get("reason", UNKNOWN),
                    request_id=attributes.get("request_id", "-"),
                    tries_at=message["Attributes"]["SentTimestamp"],
                    body=message["Body"],
                    receipt=message["ReceiptHandle"],
                )

    def redrive(self) -> int:
        """Put every dead letter back on the inbox queue; what was heard already is only sent, never heard twice. How many."""
        count = 0
        for letter in self.each():
            self._sqs.send_message(
                QueueUrl=self._settings.inbox_queue,
                MessageBody=letter.body,
                MessageGroupId=parent_of(json.loads(letter.body)),
                # The queue drops a repeated id for five minutes, and this message may have died within them.
                MessageDeduplicationId=f"{letter.exchange}-{letter.tries_at}",
                MessageAttributes={"request_id": {"DataType": "String", "StringValue": letter.request_id}},
            )
            self._sqs.delete_message(QueueUrl=self._settings.dead_letter_queue, ReceiptHandle=letter.receipt)
            count += 1
        return count


def main(arguments: list[str]) -> int:
    from bot.app import assemble

    if arguments not in (["list"], ["redrive"]):
        print("usage: python -m bot.deadletters list|redrive", file=sys.stderr)
        return 2
    bot = assemble(Settings.from_environment(os.environ))
    letters = DeadLetters(bot.sqs, bot.settings)
    if arguments == ["redrive"]:
        print(f"{letters.redrive()} put back")
        return 0
    for letter in letters.each(hold_seconds=0):
        print(f"{letter.exchange}  {letter.reason}  request {letter.request_id}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
