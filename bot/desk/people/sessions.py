"""Who is signed in: a random cookie for twelve hours, of which the table holds what tells it."""

import hmac
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.desk.people.people import People
from bot.desk.people.roles import Person
from bot.desk.people.table import Table, digest
from bot.store.items import expires, key, number

GOOD_FOR = timedelta(hours=12)
KNOWN_FOR = timedelta(days=2)  # whose form it was that comes later


class Session(NamedTuple):
    """Who is signed in; `secret` proves that a form came from a page of ours."""

    person: Person
    secret: str


class Sessions:
    def __init__(self, table: Table, people: People):
        self._table, self._people = table, people

    def begin(self, email: str, now: datetime) -> str:
        """A new cookie for this person: never one that a browser brought along."""
        cookie = secrets.token_urlsafe(32)
        about = {"email": {"S": email}, "secret": {"S": secrets.token_urlsafe(24)}, "began": number(now.timestamp())}
        self._table.add(key(_pk(cookie), "session") | about | expires(now + GOOD_FOR + KNOWN_FOR))
        return cookie

    def find(self, cookie: str, now: datetime) -> Session | None:
        """Whose cookie this is, as long as they may sign in, and did so since they last signed out everywhere."""
        item = self._table.get(_pk(cookie), "session") if cookie else None
        if item is None or now.timestamp() >= float(item["began"]["N"]) + GOOD_FOR.total_seconds():
            return None
        person = self._people.find(item["email"]["S"])
        if person is None or float(item["began"]["N"]) <= self._out_at(person):
            return None
        return Session(person, item["secret"]["S"])

    def whose(self, cookie: str, secret: str) -> str | None:
        """Whose form it is that comes after its session is over: it has the secret which that session's pages had.
        None where that is not so, or they may not sign in any more.
        """
        item = self._table.get(_pk(cookie), "session") if cookie else None
        if item is None or not hmac.compare_digest(item["secret"]["S"].encode(), secret.encode()):
            return None
        person = self._people.find(item["email"]["S"])
        return person.email if person else None

    def end(self, cookie: str) -> None:
        self._table.take(_pk(cookie), "session")

    def end_everywhere(self, email: str, now: datetime) -> None:
        """Every session of theirs is over."""
        self._table.put(key(f"desk-out#{email}", "out") | {"at": number(now.timestamp())} | expires(now + GOOD_FOR))

    def dismiss(self, email: str, now: datetime) -> bool:
        """Take somebody away, who is out at once. False where there is nobody. Raises LastSecretary."""
        is_gone = self._people.remove(email)
        if is_gone:
            self.end_everywhere(email, now)
        return is_gone

    def _out_at(self, person: Person) -> float:
        item = self._table.get(f"desk-out#{person.email}", "out")
        return float(item["at"]["N"]) if item else 0.0


def _pk(cookie: str) -> str:
    return f"desk-session#{digest(cookie)}"
