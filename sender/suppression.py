"""Who is not written to any more: addresses that bounced or complained, numbers that opted out.

`python -m sender.suppression lift EMAIL|SMS ADDRESS` lets one be written to again, when its owner asks for it.
"""

import os
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, Literal

from sender.messages import CHANNELS, normalised

Reason = Literal["bounce", "complaint", "opt-out"]
Recipient = tuple[str, str]
MOST_AT_ONCE = 100  # BatchGetItem's own limit


class Suppression:
    """`suppressed#<channel>#<address>` / `suppressed` in the ledger's table; it does not expire."""

    def __init__(self, dynamodb: Any, table: str, clock: Callable[[], datetime]):
        self._dynamodb, self._table, self._clock = dynamodb, table, clock

    def suppress(self, channel: str, address: str, reason: Reason, detail: str = "") -> None:
        """From now on nothing is sent to this address. The first reason counts."""
        item = _key(channel, address) | {
            "reason": {"S": reason},
            "detail": {"S": detail},
            "since": {"S": self._clock().isoformat()},
        }
        try:
            self._dynamodb.put_item(TableName=self._table, Item=item, ConditionExpression="attribute_not_exists(pk)")
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return

    def lift(self, channel: str, address: str) -> bool:
        """The address may be written to again. Whether it was suppressed."""
        gone = self._dynamodb.delete_item(TableName=self._table, Key=_key(channel, address), ReturnValues="ALL_OLD")
        return "Attributes" in gone

    def among(self, recipients: Collection[Recipient]) -> dict[Recipient, Reason]:
        """Which of these `(channel, address)` are suppressed, and why."""
        keys = {recipient: _key(*recipient) for recipient in recipients}
        waiting, reasons = list({key["pk"]["S"]: key for key in keys.values()}.values()), {}
        while waiting:
            asked = {self._table: {"Keys": waiting[:MOST_AT_ONCE], "ConsistentRead": True}}
            answer = self._dynamodb.batch_get_item(RequestItems=asked)
            reasons |= {item["pk"]["S"]: item["reason"]["S"] for item in answer["Responses"].get(self._table, [])}
            put_off = answer.get("UnprocessedKeys", {}).get(self._table, {}).get("Keys", [])
            waiting = put_off + waiting[MOST_AT_ONCE:]
        return {recipient: reasons[key["pk"]["S"]] for recipient, key in keys.items() if key["pk"]["S"] in reasons}


def _key(channel: str, address: str) -> dict[str, Any]:
    return {"pk": {"S": f"suppressed#{channel}#{normalised(address)}"}, "sk": {"S": "suppressed"}}


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    from sender.back import assemble
    from sender.settings import Settings

    if len(arguments) != 3 or arguments[0] != "lift" or arguments[1] not in CHANNELS:
        print("usage: python -m sender.suppression lift EMAIL|SMS ADDRESS", file=sys.stderr)
        return 2
    lifted = assemble(Settings.from_environment(environment)).suppression.lift(*arguments[1:])
    print("may be written to again" if lifted else "was not suppressed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
