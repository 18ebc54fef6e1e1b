"""What WhatsApp said of each template when it was last looked at: one item, which every process reads now and then."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from bot.store.items import encoded, key
from flows.reminders.template_verdicts import Approval, Verdict, verdict

FRESH = timedelta(minutes=2)  # for so long a process goes by what it has read


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """The approvals by the templates' names, as they were at `at` (epoch seconds)."""

    at: float = 0
    approvals: dict[str, Approval] = {}


class Templates:
    """`marketing` says that templates go out which WhatsApp counts as such. `dynamodb` is a boto3 client."""

    def __init__(self, dynamodb: Any, table: str, clock: Callable[[], datetime], *, marketing: bool):
        self._dynamodb, self._table, self._clock, self._marketing = dynamodb, table, clock, marketing
        self._read_at, self._looked = 0.0, Looked()

    def looked(self) -> Looked:
        """The newest look, at most FRESH ago."""
        now = self._clock().timestamp()
        if not 0 <= now - self._read_at < FRESH.total_seconds():
            self._looked, self._read_at = self._read(), now
        return self._looked

    def keep(self, looked: Looked) -> None:
        item = key("settings", "templates") | {"body": encoded(looked)}
        self._dynamodb.put_item(TableName=self._table, Item=item)
        self._looked, self._read_at = looked, self._clock().timestamp()

    def sid(self, name: str) -> str:
        """The ContentSid that was looked at; "" where none was."""
        found = self.looked().approvals.get(name)
        return found.sid if found else ""

    def stopped(self) -> dict[str, Verdict]:
        """The templates of which nothing may go out, and why."""
        return self.verdicts(self.looked().approvals)

    def verdicts(self, approvals: Mapping[str, Approval]) -> dict[str, Verdict]:
        judged = {name: verdict(each, marketing=self._marketing) for name, each in approvals.items()}
        return {name: found for name, found in judged.items() if found}

    def _read(self) -> Looked:
        found = self._dynamodb.get_item(TableName=self._table, Key=key("settings", "templates"), ConsistentRead=True)
        return msgspec.json.decode(found["Item"]["body"]["S"], type=Looked) if "Item" in found else Looked()
