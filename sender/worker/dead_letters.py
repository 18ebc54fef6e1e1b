"""What failed three times: shown, put back where it was never sent, cleared away where it is done with."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeGuard

import msgspec

from sender.logs.logs import logs
from sender.pace.pace import NO_TURN
from sender.settings import Settings
from sender.store.ledger import FINAL, SEND_AT, Row
from sender.store.messages import BULK, Message, decode
from sender.webhooks.events import ENDED, of_end
from sender.webhooks.outbox import CallerEvents
from sender.worker.outcomes import Outcomes
from sender.worker.provider_errors import WAITING
from sender.worker.received import REVIVALS, Waited

LONGEST_HOLD = 30  # seconds for which a letter that is looked at is hidden from others
MOST_REVIVALS = 5
LEFT = "left"  # where it is, for a person


class DeadLetter(NamedTuple):
    """`message` is None where the body cannot be read, `row` where the ledger has none; `receipt` is SQS's handle."""

    message: Message | None
    row: Row | None
    revivals: int
    body: str
    receipt: str

    @property
    def state(self) -> str:
        """The ledger's status and reason, for people."""
        if self.message is None:
            return "unreadable"
        if self.row is None:
            return "not in the ledger"
        return f"{self.row.status} {self.row.reason or ''}".strip()


class DeadLetters:
    """`sqs` is a boto3 client."""

    def __init__(self, sqs: Any, outcomes: Outcomes, settings: Settings, events: CallerEvents):
        self._sqs, self._outcomes, self._events = sqs, outcomes, events
        self._queues, self._dead = settings.queues, settings.dead_letter_queue
        self._hold = min(LONGEST_HOLD, math.ceil(settings.patience))

    def each(self) -> Iterator[DeadLetter]:
        """Every dead letter once; each is hidden from other readers meanwhile."""
        while True:
            answer = self._sqs.receive_message(
                QueueUrl=self._dead,
                MaxNumberOfMessages=10,
                VisibilityTimeout=self._hold,
                MessageAttributeNames=[REVIVALS],
            )
            if not answer.get("Messages"):
                return
            for message in answer["Messages"]:
                yield self._letter(message)

    def show(self) -> list[DeadLetter]:
        """Every dead letter, left where it is for others to see at once."""
        letters = list(self.each())
        self._let_go(letters)
        return letters

    def redrive(self) -> Counter[str]:
        """Put back what was never sent and clear away what is done with; how many were put_back, cleared and left.

        What cannot be read or is not in the ledger, nobody can tell to be unsent: it stays for a person.
        """
        return self._settled(lambda letter: self._settle(letter, put_back=_is_open(letter.row), revivals=0))

    def revive(self) -> Counter[str]:
        """The same for what is here only because its workers died: a tick calls this, and a person need not.

        What a provider kept refusing, or what was put back so five times, is left for a person.
        """
        return self._settled(
            lambda letter: self._settle(letter, put_back=_is_orphan(letter), revivals=letter.revivals + 1)
        )

    def _settled(self, settle: Callable[[DeadLetter], str]) -> Counter[str]:
        """What became of how many; who looks next finds what is left at once, and not when it is no longer hidden."""
        became = [(settle(letter), letter) for letter in self.each()]
        self._let_go(letter for what, letter in became if what == LEFT)
        return Counter(what for what, _ in became)

    def _let_go(self, letters: Iterable[DeadLetter]) -> None:
        for letter in letters:
            self._sqs.change_message_visibility(QueueUrl=self._dead, ReceiptHandle=letter.receipt, VisibilityTimeout=0)

    def _settle(self, letter: DeadLetter, *, put_back: bool, revivals: int) -> str:
        row = letter.row
        if row is None or not (put_back or row.status in FINAL):
            return LEFT
        if put_back:
            queue = self._queues[-1 if letter.message and letter.message.priority == BULK else 0]
            attributes = Waited(revivals=revivals).attributes()
            self._sqs.send_message(QueueUrl=queue, MessageBody=letter.body, MessageAttributes=attributes)
        elif row.status in ENDED:  # it may be here because its caller could not be told
            self._events.tell([of_end(row, row.status, row.reason, row.changed_at)])
        self._sqs.delete_message(QueueUrl=self._dead, ReceiptHandle=letter.receipt)
        what = "put_back" if put_back else "cleared"
        logs.info(f"a dead letter is {what}", trace_id=row.trace, ledger_id=row.id, state=letter.state)
        return what

    def _letter(self, message: Mapping[str, Any]) -> DeadLetter:
        attribute = message.get("MessageAttributes", {}).get(REVIVALS, {})
        try:
            known = decode(message["Body"])
        except msgspec.MsgspecError:
            known = None
        return DeadLetter(
            message=known,
            row=self._outcomes.row(known) if known else None,
            revivals=int(attribute.get("StringValue", 0)),
            body=message["Body"],
            receipt=message["ReceiptHandle"],
        )


def _is_open(row: Row | None) -> TypeGuard[Row]:
    return row is not None and row.status not in FINAL


def _is_orphan(letter: DeadLetter) -> bool:
    """A worker that lives gives a reason when it does not send; nobody is put aside for waiting for a provider."""
    row = letter.row
    return (
        _is_open(row)
        and (not row.reason or row.reason in WAITING | {NO_TURN, SEND_AT})
        and letter.revivals < MOST_REVIVALS
    )
