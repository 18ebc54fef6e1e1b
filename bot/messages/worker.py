"""The worker: takes messages off the inbox queue, one parent's in their order.

What fails is retried with a growing backoff; what has failed MOST_TRIES times is put aside, in the dead-letter queue.
"""

import math
import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from bot.logs.log_line import story, tell
from bot.logs.logs import log_failure, logs
from bot.messages.delivery import Deliveries
from bot.messages.inbox import Inbox
from bot.messages.setback import Setback
from bot.settings import Settings
from bot.whatsapp.twilio_forms import News, form_of, group_of

MOST_TRIES = 5
# The backoff before each retry, in seconds; then the queue's whole visibility timeout (`patience`), after which nobody
# else holds the message's lease.
BACK_OFF = (1, 5, 20)
TAKES = 20.0  # seconds at the most: 15 for a message's pictures (MOST_WAIT), the rest for AWS and Twilio


class Worker:
    """`sqs` is a boto3 client. A queue message is the JSON of Twilio's form fields, with the request's id beside it;
    `setback` tells parents of what was put aside, `told` takes those that hold an event of another's instead, by the
    name of its field.
    """

    def __init__(
        self,
        inbox: Inbox,
        deliveries: Deliveries,
        sqs: Any,
        settings: Settings,
        setback: Setback,
        told: Mapping[str, Callable[[str], None]],
    ):
        self._inbox, self._deliveries, self._sqs, self._settings = inbox, deliveries, sqs, settings
        self._setback, self._told = setback, told

    def handle(
        self,
        body: str,
        *,
        tries: int,
        request_id: str = "",
        queued_at: float | None = None,
        followed: bool = False,
    ) -> bool:
        """Work on one message. True when it is done with: taken in or put aside.

        `tries` counts this one, `queued_at` is when the queue got it (epoch seconds); it is `followed` where the same
        parent's next words are worked on next.
        """
        form = form_of(body)
        with story("message", request_id=request_id, exchange=form.get("MessageSid", "-")):
            tell(tries=tries, waited_milliseconds=queued_at and max(0, round((time.time() - queued_at) * 1000)))
            try:
                self._take(form, followed=followed)
            except Exception as error:
                kind = type(error).__name__
                log_failure("a message could not be taken in", error, tries=tries)
                aside = tries >= MOST_TRIES and self._put_aside(body, form, kind, request_id)
                if aside and form.keys().isdisjoint({"News", *self._told}):
                    self._setback.tell(form)
                tell(outcome="put aside" if aside else "failed", error=kind)
                return aside
        return True

    def _take(self, form: Mapping[str, str], *, followed: bool) -> None:
        if "News" in form:
            self._deliveries.follow_up(News.from_form(form))
        elif event := next((name for name in self._told if name in form), None):
            self._told[event](form[event])
        else:
            self._inbox.take(form, followed=followed)

    def handle_batch(
        self, records: Iterable[Mapping[str, Any]], left: Callable[[], float] = lambda: math.inf
    ) -> list[str]:
        """Work on a batch from Lambda's SQS event; the ids of what is to come again. `left` tells the seconds that
        Lambda still gives: what could take more is not begun and comes again at once, for what Lambda cuts off is all
        brought again, and late.

        After a failure the rest of that parent's messages wait for it, so that none overtakes another; all of them come
        back together, since a FIFO queue gives out nothing of a group while any of it is out. What a parent wrote in
        one breath lies in one batch, where anything was worked on meanwhile, and is answered once.
        """
        failed: list[str] = []
        waiting: dict[str, int] = {}
        batch = list(records)
        for place, record in enumerate(batch):
            if place and left() < TAKES:
                return failed + self._leave(batch[place:], waiting)
            group = record["attributes"]["MessageGroupId"]
            about = _about(record["attributes"], record.get("messageAttributes", {}), "stringValue")
            followed = _goes_on(group, batch[place + 1 :])
            if group in waiting or not self.handle(record["body"], followed=followed, **about):
                waiting.setdefault(group, self._pause(about["tries"]))
                self._put_off(record["receiptHandle"], waiting[group])
                failed.append(record["messageId"])
        return failed

    def _leave(self, rest: Sequence[Mapping[str, Any]], waiting: Mapping[str, int]) -> list[str]:
        """Have the rest of a batch come again: with their parent's failed one, else at once."""
        for record in rest:
            self._put_off(record["receiptHandle"], waiting.get(record["attributes"]["MessageGroupId"], 0))
        logs.info("messages are left for the next call", count=len(rest))
        return [record["messageId"] for record in rest]

    def poll(self, wait_seconds: int = 5) -> bool:
        """Take one message off the queue and work on it, outside Lambda. Whether there was one."""
        answer = self._sqs.receive_message(
            QueueUrl=self._settings.inbox_queue,
            MaxNumberOfMessages=1,
            WaitTimeSeconds=wait_seconds,
            MessageSystemAttributeNames=["ApproximateReceiveCount", "SentTimestamp"],
            MessageAttributeNames=["request_id"],
        )
        for message in answer.get("Messages", []):
            about = _about(message["Attributes"], message.get("MessageAttributes", {}), "StringValue")
            if self.handle(message["Body"], **about):
                self._sqs.delete_message(QueueUrl=self._settings.inbox_queue, ReceiptHandle=message["ReceiptHandle"])
            else:
                self._put_off(message["ReceiptHandle"], self._pause(about["tries"]))
        return bool(answer.get("Messages"))

    def _put_off(self, receipt: str, seconds: int) -> None:
        """Have the queue bring it again then. If it does not hear that, it does so after its whole patience."""
        try:
            self._sqs.change_message_visibility(
                QueueUrl=self._settings.inbox_queue, ReceiptHandle=receipt, VisibilityTimeout=seconds
            )
        except (BotoCoreError, ClientError) as error:
            log_failure("a message could not be put off", error)

    def _pause(self, tries: int) -> int:
        """The seconds before the retry that follows so many tries."""
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


def _goes_on(group: str, rest: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the next message of the same parent is plain words: not a tap, a picture or news of one of ours."""
    after = next((each for each in rest if each["attributes"]["MessageGroupId"] == group), None)
    form = form_of(after["body"]) if after else {}
    tapped = form.get("ButtonPayload") or form.get("ListId")
    return bool(form.get("Body")) and form.get("NumMedia", "0") in {"", "0"} and not tapped


def _about(system: Mapping[str, str], attributes: Mapping[str, Any], value: str) -> dict[str, Any]:
    """What the queue tells of a message beside its body; Lambda and SQS spell a string's `value` differently."""
    return {
        "tries": int(system["ApproximateReceiveCount"]),
        "queued_at": int(system["SentTimestamp"]) / 1000,
        "request_id": attributes.get("request_id", {}).get(value, ""),
    }
