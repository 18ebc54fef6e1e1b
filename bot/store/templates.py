"""What WhatsApp said of each template when it was last looked at: one item, which every process reads now and then."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from bot.store.items import encoded, key
from flows.reminders.template_verdicts import Approval, Verdict, verdict

FRESH = timedelta(minutes=2)  # for so long a process goes by what it has read


class OwnInvite(msgspec.Struct, frozen=True, kw_only=True):
    """An invite with a payment line of the club's own: the name of its content, and its body as Twilio holds it."""

    content: str
    body: str


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """The approvals by the templates' names, as they were at `at` (epoch seconds). `own` are the invites with words of
    the club's own: the one that went out last, and the newest; `made` are the ContentSids of all that there ever were,
    for whoever takes them away.
    """

    at: float = 0
    approvals: dict[str, Approval] = {}
    own: list[OwnInvite] = []
    made: list[str] = []


USUAL_INVITE = OwnInvite(content="invite", body="")


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

    def invite(self, line: str) -> OwnInvite:
        """The invite that goes out where the club wants this payment line: the newest that WhatsApp approves of; where
        there is none, or no such line, the usual one, whose body is "".
        """
        looked, stopped = self.looked(), self.stopped()
        fit = [each for each in looked.own if each.content in looked.approvals and each.content not in stopped]
        return fit[-1] if line and fit else USUAL_INVITE

    def verdicts(self, approvals: Mapping[str, Approval]) -> dict[str, Verdict]:
        judged = {name: verdict(each, marketing=self._marketing) for name, each in approvals.items()}
        return {name: found for name, found in judged.items() if found}

    def _read(self) -> Looked:
        found = self._dynamodb.get_item(TableName=self._table, Key=key("settings", "templates"), ConsistentRead=True)
        return msgspec.json.decode(found["Item"]["body"]["S"], type=Looked) if "Item" in found else Looked()
