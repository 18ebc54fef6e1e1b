"""Who is not written to any more: addresses that bounced or complained, people who opted out."""

import time
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from threading import Lock
from typing import Any, Literal, NamedTuple

from sender.store.ledger import TRIES, Crowded
from sender.store.messages import EMAIL, Message, normalised
from sender.store.search import index_of_suppression

Reason = Literal["bounce", "complaint", "opt-out", "unsubscribed"]
Recipient = tuple[str, str] | tuple[str, str, str]  # channel, address, and the topic where it is about one
OPT_OUT: Reason = "opt-out"
KINDS = (OPT_OUT, "suppressed")  # the sort keys: what the person said, and what a provider reported
OF_A_TOPIC = "topic#"
MOST_READ, MOST_WRITTEN = 100, 25  # items in a call: BatchGetItem's own limit, and BatchWriteItem's
FRESH = 0.25  # seconds for which an answer of the list may be acted upon


class Standings:
    """How several recipients stand on the list. They are looked up again, in one call, when what is known is older than
    FRESH: who writes to them at his provider's pace asks of one after another.
    """

    def __init__(self, suppression: "Suppression", recipients: Collection[Recipient]):
        self._suppression, self._recipients, self._lock = suppression, recipients, Lock()
        self._look_up()

    def reason(self, recipient: Recipient) -> Reason | None:
        """Why nothing may be sent now, or None. Raises BotoCoreError and ClientError where the list is away."""
        with self._lock:
            if self._suppression.now() - self._as_of > FRESH:
                self._look_up()
            return self._reasons.get(recipient)

    def _look_up(self) -> None:
        as_of = self._suppression.now()
        self._reasons = self._suppression.among(self._recipients)
        self._as_of = as_of


class Standing(NamedTuple):
    """How one of them stands."""

    among: Standings
    recipient: Recipient

    def reason(self) -> Reason | None:
        """Why nothing may be sent now, or None. Raises BotoCoreError and ClientError where the list is away."""
        return self.among.reason(self.recipient)


class Suppression:
    """`suppressed#<channel>#<address>` in the ledger's table, which never expires: a no that is forgotten is broken.

    Its item `opt-out` is the person's own word, `suppressed` what a provider reported: one can end without the other.
    `topic#<topic>` is of the e-mails of one topic, and of no others.
    """

    def __init__(self, dynamodb: Any, table: str, clock: Callable[[], datetime]):
        self._dynamodb, self._table, self._clock = dynamodb, table, clock

    def now(self) -> float:
        """Epoch seconds."""
        return self._clock().timestamp()

    def suppress(self, channel: str, address: str, reason: Reason, detail: str = "", topic: str = "") -> None:
        """From now on nothing is sent to this address, or nothing of the topic. The first report counts, and so does
        the first opt-out.
        """
        item = self._item((channel, address, topic), reason, detail)
        try:
            self._dynamodb.put_item(TableName=self._table, Item=item, ConditionExpression="attribute_not_exists(pk)")
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return

    def opt_out(self, recipients: Collection[Recipient], detail: str) -> None:
        """From now on nothing is sent to these. Raises Crowded where only some of them could be written."""
        self._write({"PutRequest": {"Item": self._item(recipient, OPT_OUT, detail)}} for recipient in recipients)

    def opt_in(self, recipients: Collection[Recipient]) -> dict[Recipient, Reason]:
        """Take back the opt-outs of these; who stays suppressed all the same, and why. Raises Crowded, like opt_out."""
        self._write({"DeleteRequest": {"Key": _key(recipient, OPT_OUT)}} for recipient in recipients)
        return self.among(recipients)

    def lift(self, channel: str, address: str, topic: str = "") -> bool:
        """The address may be written to again, whatever the reason was, or about the topic; whether it was not."""
        partition = _partition((channel, address))
        gone = [
            self._dynamodb.delete_item(TableName=self._table, Key=_item_key(partition, kind), ReturnValues="ALL_OLD")
            for kind in ([_topic_kind(topic)] if topic else KINDS)
        ]
        return any("Attributes" in each for each in gone)

    def standings(self, recipients: Collection[Recipient]) -> dict[Recipient, Standing]:
        """How each of these `(channel, address)` stands at this moment."""
        together = Standings(self, recipients)
        return {recipient: Standing(together, recipient) for recipient in recipients}

    def among(self, recipients: Collection[Recipient]) -> dict[Recipient, Reason]:
        """Which of these are suppressed, and why: the person's own word goes first, and what is of one topic last."""
        places = {recipient: [(_partition(recipient), kind) for kind in _kinds(recipient)] for recipient in recipients}
        waiting = [_item_key(*place) for place in dict.fromkeys(each for some in places.values() for each in some)]
        reasons: dict[tuple[str, str], Reason] = {}
        while waiting:
            asked = {self._table: {"Keys": waiting[:MOST_READ], "ConsistentRead": True}}
            answer = self._dynamodb.batch_get_item(RequestItems=asked)
            for item in answer["Responses"].get(self._table, []):
                reasons[item["pk"]["S"], item["sk"]["S"]] = item["reason"]["S"]
            put_off = answer.get("UnprocessedKeys", {}).get(self._table, {}).get("Keys", [])
            waiting = put_off + waiting[MOST_READ:]
        found = {
            recipient: [reasons[place] for place in some if place in reasons] for recipient, some in places.items()
        }
        return {recipient: first for recipient, (first, *_) in ((whose, why) for whose, why in found.items() if why)}

    def _item(self, recipient: Recipient, reason: Reason, detail: str) -> dict[str, Any]:
        since = self._clock().isoformat()
        told = {"reason": {"S": reason}, "detail": {"S": detail}, "since": {"S": since}}
        return _key(recipient, reason) | told | index_of_suppression(since)

    def _write(self, requests: Iterator[dict[str, Any]]) -> None:
        waiting, refusals = list(requests), 0
        while waiting:
            answer = self._dynamodb.batch_write_item(RequestItems={self._table: waiting[:MOST_WRITTEN]})
            put_off = answer.get("UnprocessedItems", {}).get(self._table, [])
            waiting = put_off + waiting[MOST_WRITTEN:]
            if put_off:
                refusals += 1
                if refusals == TRIES:
                    raise Crowded
                time.sleep(0.02 * 2**refusals)


def recipient_of(message: Message) -> Recipient:
    """Whom a message is to, and about what."""
    if message.channel == EMAIL and message.topic:
        return message.channel, message.address, message.topic
    return message.channel, message.address


def _partition(recipient: Recipient) -> str:
    channel, address = recipient[:2]
    return f"suppressed#{channel}#{normalised(address)}"


def _key(recipient: Recipient, reason: str) -> dict[str, Any]:
    if topic := _topic(recipient):
        return _item_key(_partition(recipient), _topic_kind(topic))
    return _item_key(_partition(recipient), OPT_OUT if reason == OPT_OUT else "suppressed")


def _kinds(recipient: Recipient) -> list[str]:
    """The sort keys that keep messages from a recipient, the one that counts most first."""
    topic = _topic(recipient)
    return [*KINDS, *([_topic_kind(topic)] if topic else [])]


def _topic(recipient: Recipient) -> str:
    return recipient[2] if len(recipient) == 3 else ""


def _topic_kind(topic: str) -> str:
    return f"{OF_A_TOPIC}{topic}"


def _item_key(partition: str, kind: str) -> dict[str, Any]:
    return {"pk": {"S": partition}, "sk": {"S": kind}}
