"""Claims and outcomes: the worker's side of the ledger. Conditional writes are the only lock.

queued ──claim──▶ sending ──▶ sent | failed | suppressed        the provider's answer is known
   ▲                │  └────▶ queued                            it refused for now: later
   ├────────────────┘
   └──its time over──▶ expired
sending, its claim over ──claim──▶ sending, possible_duplicate  nobody knows: sent once more
                         └───────▶ unknown                      … or held: at most once was asked for, or it is too late
"""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from sender.store.ledger import EXPIRED, QUEUED, SENDING, TRIES, UNKNOWN, Crowded, Row, row_key, row_of, typed
from sender.store.messages import Message
from sender.worker.claims import Claim, Held, Outcome
from sender.worker.provider_errors import NO_ANSWER

DIED = "worker-died"


class Outcomes:
    """`dynamodb` is a low-level boto3 client, `table` the ledger's."""

    def __init__(self, dynamodb: Any, table: str, clock: Callable[[], datetime]):
        self._dynamodb, self._table, self._clock = dynamodb, table, clock

    def claim(self, messages: Sequence[Message], until: float) -> list[Claim | Held]:
        """Claim those that may be sent, all in one transaction where nobody has had them; in the order of `messages`.

        Each message may be there once. Raises Crowded.
        """
        token, now = secrets.token_hex(8), self._clock().timestamp()
        claims: list[Claim | Held] = [Claim(message, token, until) for message in messages]
        held = self._write([self._first_claim(message, token, until) for message in messages])
        left_behind: dict[int, Row] = {}
        for index, row in held.items():
            over = row.claimed_until or 0 if row else 0
            claims[index] = Held(messages[index], row, over)
            if row and row.status == SENDING and over <= now:
                left_behind[index] = row
        if left_behind:
            self._take_over(claims, left_behind, token, until)
        return claims

    def expire(self, messages: Sequence[tuple[Message, str]]) -> list[Outcome | Held]:
        """End those whose time is over, each with the reason that it waited for. Raises Crowded.

        What its last worker left at sending may have been sent: it is unknown.
        """
        ended: list[Outcome | Held] = [Outcome(Claim(each, "", 0), EXPIRED, reason) for each, reason in messages]
        now = self._clock().timestamp()
        for index, row in self._write([self._expired(*each) for each in messages]).items():
            message, over = messages[index][0], row.claimed_until or 0 if row else 0
            if row and row.status == SENDING and over <= now and not self._write([self._given_up(row)]):
                ended[index] = Outcome(Claim(message, "", 0), UNKNOWN, row.reason or DIED)
            else:
                ended[index] = Held(message, row, over)
        return ended

    def wait(self, messages: Sequence[tuple[Message, str]]) -> None:
        """Write down why those that are queued are not sent yet, for who asks. Raises Crowded."""
        self._write([self._waiting(*each) for each in messages])

    def keep(self, outcomes: Sequence[Outcome]) -> list[bool]:
        """Write down what became of claimed messages. False for those whose claim was over and is another's."""
        refused = self._write([self._outcome(outcome) for outcome in outcomes])
        return [place not in refused or outcome.stands_in(refused[place]) for place, outcome in enumerate(outcomes)]

    def row(self, message: Message) -> Row | None:
        """The ledger's row of one message."""
        found = self._dynamodb.get_item(TableName=self._table, Key=row_key(message), ConsistentRead=True)
        return row_of(found["Item"]) if "Item" in found else None

    def _take_over(self, claims: list[Claim | Held], left_behind: Mapping[int, Row], token: str, until: float) -> None:
        """Claim what its last worker left at sending, or hold it where it asked for at most once."""
        updates = []
        for index, row in left_behind.items():
            message = claims[index].message
            updates.append(self._given_up(row) if message.at_most_once else self._second_claim(row, token, until))
        beaten = self._write(updates)
        for place, (index, row) in enumerate(left_behind.items()):
            message = claims[index].message
            if place in beaten:
                claims[index] = Held(message, beaten[place], until)
            elif message.at_most_once:
                claims[index] = Held(message, msgspec.structs.replace(row, status=UNKNOWN))
            else:
                claims[index] = Claim(message, token, until, unanswered=row.reason == NO_ANSWER.reason)

    def _first_claim(self, message: Message, token: str, until: float) -> dict[str, Any]:
        values = {":status": SENDING, ":token": token, ":until": until, ":queued": QUEUED, ":one": 1}
        return self._update(
            row_key(message),
            "SET #status = :status, claim = :token, claimed_until = :until, changed_at = :now"
            " REMOVE reason ADD attempts :one",
            "#status = :queued",
            values,
        )

    def _expired(self, message: Message, reason: str) -> dict[str, Any]:
        return self._update(
            row_key(message),
            "SET #status = :status, reason = :reason, changed_at = :now",
            "#status = :queued",
            {":status": EXPIRED, ":queued": QUEUED, ":reason": reason},
        )

    def _waiting(self, message: Message, reason: str) -> dict[str, Any]:
        values = {":queued": QUEUED, ":reason": reason}
        return self._update(row_key(message), "SET reason = :reason, changed_at = :now", "#status = :queued", values)

    def _second_claim(self, row: Row, token: str, until: float) -> dict[str, Any]:
        values = {":token": token, ":until": until, ":old": row.claim, ":status": SENDING, ":true": True, ":one": 1}
        return self._update(
            row_key(row),
            "SET claim = :token, claimed_until = :until, changed_at = :now, possible_duplicate = :true"
            " REMOVE reason ADD attempts :one",
            "#status = :status AND claim = :old",
            values,
        )

    def _given_up(self, row: Row) -> dict[str, Any]:
        values = {":old": row.claim, ":status": UNKNOWN, ":sending": SENDING, ":reason": row.reason or DIED}
        return self._update(
            row_key(row),
            "SET #status = :status, reason = :reason, changed_at = :now REMOVE claim, claimed_until",
            "#status = :sending AND claim = :old",
            values,
        )

    def _outcome(self, outcome: Outcome) -> dict[str, Any]:
        """Only a claim that still stands may be written over: whoever took it over knows more."""
        sets, removes = ["#status = :status", "changed_at = :now"], []
        values: dict[str, Any] = {":status": outcome.status}
        for name in ("reason", "provider_id"):
            if value := getattr(outcome, name):
                sets.append(f"{name} = :{name}")
                values[f":{name}"] = value
            else:
                removes.append(name)
        if outcome.status == SENDING:
            sets.append("claimed_until = :over")
            values[":over"] = 0
        else:
            removes += ["claim", "claimed_until"]
        expression = f"SET {', '.join(sets)} REMOVE {', '.join(removes)}"
        message = outcome.message
        return self._update(row_key(message), expression, "claim = :token", values | {":token": outcome.claim.token})

    def _update(self, key: dict[str, Any], expression: str, condition: str, values: dict[str, Any]) -> dict[str, Any]:
        return {
            "TableName": self._table,
            "Key": key,
            "UpdateExpression": expression,
            "ConditionExpression": condition,
            "ExpressionAttributeNames": {"#status": "status"},
            "ExpressionAttributeValues": {
                ":now": {"S": self._clock().isoformat()},
                **{name: typed(value) for name, value in values.items()},
            },
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }

    def _write(self, updates: Sequence[dict[str, Any]]) -> dict[int, Row | None]:
        """Write in one transaction all whose condition holds; by place, the rows of those whose does not.

        Raises Crowded where others write the same rows all the time.
        """
        refused: dict[int, Row | None] = {}
        remaining = dict(enumerate(updates))
        for attempt in range(TRIES):
            if not remaining:
                return refused
            try:
                self._dynamodb.transact_write_items(TransactItems=[{"Update": each} for each in remaining.values()])
            except self._dynamodb.exceptions.TransactionCanceledException as cancelled:
                reasons = dict(zip(remaining, cancelled.response["CancellationReasons"], strict=True))
                for place, reason in reasons.items():
                    if reason.get("Code") == "ConditionalCheckFailed":
                        refused[place] = row_of(reason["Item"]) if reason.get("Item") else None
                        del remaining[place]
                if len(remaining) == len(reasons):  # a conflict or a throttle alone
                    time.sleep(0.02 * 2**attempt)
            else:
                return refused
        raise Crowded
