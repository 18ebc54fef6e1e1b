"""What a person of the club is asked to see to: a chat that is handed over, an alert of a child's safety."""

from datetime import datetime

import msgspec


class Pause(msgspec.Struct, frozen=True, kw_only=True):
    """A chat in which a person has taken over: `reason` is "person", "stuck", "safeguarding" or "emergency", and
    `token` names the pause in the link that the person gets. The parent last heard at `told_at` that somebody comes.
    `by` is who is on it, by name, once somebody is.
    """

    reason: str
    at: datetime
    token: str
    told_at: datetime | None = None
    by: str = ""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody of the club is asked to see to, behind a link whose `token` nobody can guess.

    Who it is about is shown to whoever has a code that went to `phone` and `email`; for an alert to the `officer` of
    that place (1: the welfare officer, 2: the deputy). `child` and `guardian` are names that outlast an erasure.
    """

    token: str
    fact: str
    headline: str
    at: datetime
    parent: str
    reference: str = ""
    phone: str = ""
    email: str = ""
    officer: int = 0
    child: str = ""
    guardian: str = ""


class Alert(msgspec.Struct, kw_only=True):
    """What a parent wrote of a child's safety: it goes out again and again until a person has taken it.

    `cases` has a link for each officer. `round` counts how often it was due to go out (see flows/reminders/rounds.py),
    `left` are the ways of this round by which it has, `told` is how often the parent heard that nobody has taken it.
    Nothing is to be done before `next_at`, and nothing any more where there is none.
    """

    parent: str
    reason: str
    at: datetime
    cases: list[Case]
    round: int = 0
    left: list[str] = []
    told: int = 0
    next_at: datetime | None = None
    taken_by: str = ""
    taken_at: datetime | None = None
    version: int = 0
