"""What a season leaves behind: every message that Twilio's stand-in and the sender really had, and what parents did.

`key` is the exchange that the bot named to Twilio, or the sender's TraceId; `rung` is the ladder's, where it is one.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from flows.reminders import Rung
from sender.ledger import row_of

if TYPE_CHECKING:
    from tests.season import Season

WHATSAPP, SMS, EMAIL = "whatsapp", "sms", "email"
RUNG = re.compile("remind-(" + "|".join(rung.replace(" ", "-") for rung in Rung) + ")-")
REFERENCE = re.compile(r"^(after-)*(invite-)?[A-Z2-9]{4}-[A-Z2-9]{4}-")
FAILED = frozenset({"failed", "undelivered"})


class Sent(NamedTuple):
    """One message that went out. `part` tells the messages of one exchange apart; `n` orders a phone's own."""

    to: str
    channel: str
    at: datetime
    key: str
    part: str = ""
    text: str = ""
    status: str = ""
    error: str = ""
    n: int = 0
    approved: bool = False

    @property
    def arrived(self) -> bool:
        return self.status not in FAILED

    @property
    def rung(self) -> str:
        found = RUNG.search(self.key)
        return found[1].replace("-", " ") if found else ""

    @property
    def unasked(self) -> bool:
        """Whether it goes out of our own accord, and answers nothing that was just said."""
        return not self.key.startswith(("SM", "MM", "desk-"))

    @property
    def kind(self) -> str:
        """`"invite"`, `"remind day 3"`, `"answer"`, `"digest"`, `"payment pending"`."""
        if self.rung:
            return f"remind {self.rung}"
        if not self.unasked:
            return "the desk" if self.key.startswith("desk-") else "answer"
        if "invite-" in self.key:
            return "invite"
        words = REFERENCE.sub("", self.key)
        return re.sub(r"[-_]?\d[\d-]*$", "", words).replace("_", " ").replace("-", " ").strip()


class Heard(NamedTuple):
    """One message of a parent's."""

    at: datetime
    text: str
    n: int


class Story(NamedTuple):
    """One family's season: its kind, what it wrote, what was done, and how its registrations ended."""

    number: str
    email: str
    kind: str
    heard: list[Heard]
    marks: list[tuple[str, datetime]]
    outcomes: list[str]

    def when(self, what: str) -> datetime | None:
        """When something was first done."""
        return next((at for mark, at in self.marks if mark == what), None)


class Records(NamedTuple):
    stories: list[Story]
    sent: list[Sent]


def records_of(season: "Season") -> Records:
    stories, sent = [], []
    for family in season.families:
        chat = season.world.twilio.messages.of(family.number)
        sent += [_on_whatsapp(message) for message in chat if not message.inbound]
        heard = [Heard(_moment(each.created_at), each.body, each.n) for each in chat if each.inbound]
        conversation = family.parent.conversation
        outcomes = [each.status for each in conversation.registrations]
        outcomes = outcomes or ["erased" if conversation.erased_at else "not invited"]
        stories.append(Story(family.number, family.email, family.kind, heard, family.marks, outcomes))
    return Records(stories, sent + list(_by_the_sender(season)))


def _on_whatsapp(message: Any) -> Sent:
    address = parse_qs(urlsplit(message.callback_url or "").query)
    return Sent(
        to=message.parent,
        channel=WHATSAPP,
        at=_moment(message.created_at),
        key=address.get("exchange", [""])[0],
        part=address.get("n", [""])[0],
        text=message.body,
        status=message.status,
        error=str(message.error_code or ""),
        n=message.n,
        approved=message.approved,
    )


def _by_the_sender(season: "Season") -> Iterator[Sent]:
    """E-mails and texts as they were handed over, each with the TraceId of its row in the sender's ledger."""
    pages = season.office.dynamodb.get_paginator("scan").paginate(TableName=season.office.settings.ledger_table)
    items = (item for page in pages for item in page["Items"] if item["sk"]["S"].startswith("message#"))
    traces = {row.provider_id: row.trace for row in map(row_of, items)}
    for each in season.world.aws.sent.messages():
        yield Sent(each["to"], each["channel"], _moment(each["at"]), traces[each["sid"]], text=each["text"])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
