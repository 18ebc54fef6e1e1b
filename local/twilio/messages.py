"""Messages, both ways: one row each, in the order they came."""

import json
import threading
from dataclasses import dataclass, fields
from datetime import datetime

from local.twilio.database import Database

NESTED = ("buttons", "picker", "media", "location", "form")
FAILED = ("failed", "undelivered")
ON_ITS_WAY = ("accepted", "queued", "sending")


@dataclass
class Message:
    """A message as Twilio keeps it. `parent` is the E.164 number at the other end, `address` the user id that stands in
    its place, if one does; times are ISO 8601 in UTC.

    `form` is what an inbound message says to the webhook; `approved` tells that it came from an approved template;
    `seen` that the parent has had it on the screen; `deleted` that it is on the phone alone.
    """

    sid: str
    direction: str
    parent: str
    body: str
    status: str
    created_at: str
    updated_at: str
    error_code: int | None = None
    content_sid: str | None = None
    template: str | None = None
    approved: bool = False
    buttons: list | None = None
    picker: dict | None = None
    media: list | None = None
    location: dict | None = None
    form: dict | None = None
    reply_to: str | None = None
    callback_url: str | None = None
    sent_at: str | None = None
    seen: bool = False
    webhook_status: int | None = None
    address: str | None = None
    deleted: bool = False
    n: int | None = None

    @property
    def other_end(self) -> str:
        """The parent's end, as Twilio writes it."""
        return f"whatsapp:{self.address or self.parent}"

    @property
    def inbound(self) -> bool:
        return self.direction == "inbound"


COLUMNS = tuple(field.name for field in fields(Message))


class Messages:
    """All messages of the account."""

    def __init__(self, database: Database):
        self._database = database
        self._news = threading.Condition()
        self._closed = False
        self._from_bot: dict[str, int] = {}
        self.recount()

    def add(self, message: Message) -> Message:
        values = {
            name: json.dumps(value) if name in NESTED and value is not None else value
            for name, value in ((name, getattr(message, name)) for name in COLUMNS)
        }
        message.n = self._database.insert("messages", **values)
        return message

    def announce(self, message: Message) -> None:
        """Wake who waits for this message of the bot's; once it is committed, never within a transaction."""
        with self._news:
            self._from_bot[message.parent] = max(message.n, self._from_bot.get(message.parent, 0))
            self._news.notify_all()

    def wait_for_bot(self, parent: str, after: int, seconds: float) -> None:
        """Return when the bot has written to the parent since the message numbered `after`, or after some seconds."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._from_bot.get(parent, 0) > after, seconds)

    def recount(self) -> None:
        """Take the last message of each parent from the database: at the start, and when it was emptied."""
        rows = self._database.rows(
            "select parent, max(n) as n from messages where direction != 'inbound' group by parent"
        )
        with self._news:
            self._from_bot = {row["parent"]: row["n"] for row in rows}

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    def get(self, sid: str) -> Message | None:
        return self._one("where sid = ?", sid)

    def of(self, parent: str, after: int = 0) -> list[Message]:
        """One parent's chat, from the message numbered above `after`."""
        return self._many("where parent = ? and n > ? order by n", parent, after)

    def unseen(self, parent: str) -> list[Message]:
        """What the bot wrote since the parent last looked."""
        return self._many("where parent = ? and direction != 'inbound' and not seen order by n", parent)

    def last_heard(self, parent: str) -> str | None:
        """When the parent's last message came, which may be later than it was written."""
        row = self._database.row(
            "select max(sent_at) as at from messages where parent = ? and direction = 'inbound'", parent
        )
        return row["at"]

    def newest(self, where: str, values: tuple, limit: int) -> list[Message]:
        """The newest that fit the condition, newest first; `where` is SQL of the caller's with `values` bound."""
        return self._many(f"where {where} order by n desc limit ?", *values, limit)

    def next_newer(self, where: str, values: tuple, limit: int) -> list[Message]:
        """The oldest that fit the condition, newest first."""
        return self._many(f"where {where} order by n limit ?", *values, limit)[::-1]

    def update(self, sid: str, now: datetime, **values) -> None:
        values["updated_at"] = now.isoformat()
        columns = ", ".join(f"{name} = ?" for name in values)
        self._database.rows(f"update messages set {columns} where sid = ?", *values.values(), sid)  # noqa: S608

    def delete(self, sid: str) -> None:
        """As Twilio does: what is on the phone stays there."""
        self._database.rows("update messages set deleted = 1 where sid = ?", sid)

    def phones(self) -> list[dict]:
        """The numbers that have written or were written to, the latest first."""
        rows = self._database.rows(
            """select parent as number, max(created_at) as last_at, coalesce(name, '') as name,
                sum(direction != 'inbound' and not seen) as unread
                from messages left join parents on parents.number = parent group by parent order by max(n) desc"""
        )
        return [dict(row) for row in rows]

    def _one(self, where: str, *values) -> Message | None:
        return next(iter(self._many(where, *values)), None)

    def _many(self, where: str, *values) -> list[Message]:
        rows = self._database.rows(f"select * from messages {where}", *values)  # noqa: S608
        return [
            Message(**{name: json.loads(row[name]) if name in NESTED and row[name] else row[name] for name in COLUMNS})
            for row in rows
        ]
