"""What a season leaves behind: every message that Twilio's stand-in and the sender really had, and what parents did.

`key` is the exchange that the bot named to Twilio, or the sender's TraceId; `rung` is the ladder's, where it is one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from bot.store.exchange import PAYMENT_NEWS
from flows.reminders.ladder import Rung
from sender.store.ledger import row_of
from tests.season.season_course import Season
from tests.season.season_money import Account, accounts_of, paid_out

WHATSAPP, SMS, EMAIL = "whatsapp", "sms", "email"
RUNG = re.compile("remind-(" + "|".join(rung.replace(" ", "-") for rung in Rung) + ")-")
PROVIDERS_ID = re.compile(r"(PM|MD)[0-9A-F]{14}")
REFERENCE = re.compile(r"^(after-)*(invite-)?[A-Z2-9]{4}-[A-Z2-9]{4}-")
FAILED = frozenset({"failed", "undelivered"})


class Sent(NamedTuple):
    """One message that went out. `part` tells the messages of one exchange apart."""

    to: str
    channel: str
    at: datetime
    key: str
    part: str = ""
    text: str = ""
    status: str = ""
    error: str = ""

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
        answers = self.key.removeprefix("after-").startswith(("SM", "MM", "desk-"))
        return self.channel != WHATSAPP or not answers

    @property
    def kind(self) -> str:
        """`"invite"`, `"remind day 3"`, `"answer"`, `"digest"`, `"payment pending"`."""
        if self.rung:
            return f"remind {self.rung}"
        if not self.unasked:
            return "the desk" if self.key.startswith("desk-") else "answer"
        if "invite-" in self.key:
            return "invite"
        if self.key.startswith(PAYMENT_NEWS):
            return "payment news"
        words = REFERENCE.sub("", PROVIDERS_ID.sub("payment", self.key))
        return re.sub(r"[-_]?\d[\d-]*$", "", words).replace("_", " ").replace("-", " ").strip()


class Heard(NamedTuple):
    """One message of a parent's; `sid` names the exchange of its answer."""

    at: datetime
    text: str
    sid: str


class Story(NamedTuple):
    """One family's season: its kind, what it wrote, what was sent to it, and what was done.

    `outcomes` and `references` are those of its registrations, unless they were erased.
    """

    number: str
    email: str
    kind: str
    heard: list[Heard]
    sent: list[Sent]
    marks: list[tuple[str, datetime]]
    outcomes: list[str]
    references: list[str]

    def when(self, what: str) -> datetime | None:
        """When something was first done."""
        return next((at for mark, at in self.marks if mark == what), None)

    def said_at(self, moment: datetime) -> Heard:
        """What the parent wrote last at the moment of a mark."""
        return [heard for heard in self.heard if heard.at == moment][-1]


class Records(NamedTuple):
    """`to_club` went to the managers and to the club's desk; so often our programs died. `accounts` are the families'
    money, and `paid_out` what GoCardless paid out in all, in pence.
    """

    stories: list[Story]
    to_club: list[Sent]
    deaths: int
    accounts: list[Account]
    paid_out: int

    @property
    def sent(self) -> list[Sent]:
        return [*self.to_club, *(each for story in self.stories for each in story.sent)]


def records_of(season: Season) -> Records:
    posted: dict[str, list[Sent]] = defaultdict(list)
    for each in _by_the_sender(season):
        posted[each.to].append(each)
    stories = []
    for family in season.families:
        chat = season.world.twilio.messages.of(family.number)
        sent = [_on_whatsapp(message) for message in chat if not message.inbound]
        sent += posted.pop(family.number, []) + posted.pop(family.email, [])
        heard = [Heard(_moment(each.created_at), each.body, each.sid) for each in chat if each.inbound]
        conversation = family.parent.conversation
        outcomes = [each.status for each in conversation.registrations] or ["erased"]
        references = [each.reference for each in conversation.registrations]
        stories.append(Story(family.number, family.email, family.kind, heard, sent, family.marks, outcomes, references))
    to_club = [each for sent in posted.values() for each in sent]
    return Records(stories, to_club, season.deaths, accounts_of(season), paid_out(season))


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
    )


def _by_the_sender(season: Season) -> Iterator[Sent]:
    """E-mails and texts as they were handed over, each with the TraceId of its row in the sender's ledger."""
    pages = season.office.dynamodb.get_paginator("scan").paginate(TableName=season.office.settings.ledger_table)
    items = (item for page in pages for item in page["Items"] if item["sk"]["S"].startswith("message#"))
    traces = {row.provider_id: row.trace for row in map(row_of, items)}
    for each in season.world.aws.sent.messages():
        yield Sent(each["to"], each["channel"], _moment(each["at"]), traces[each["sid"]], text=each["text"])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
