"""What is kept: one parent's conversation with its registrations, as plain records that are saved as JSON.

Times are aware UTC datetimes, money is pence, answers are JSON values under their question's name.
"""

from datetime import datetime
from typing import Any

import msgspec


class Invite(msgspec.Struct, frozen=True, kw_only=True):
    """One child's invitation, as the club's admin gave it, checked and normalised (see invites.py)."""

    player_first_name: str
    player_last_name: str
    team: str
    age_group: int
    season: str
    manager_name: str
    manager_phone: str
    parent_first_name: str
    parent_last_name: str
    parent_phone: str
    membership_fee: int
    monthly_fee: int

    @property
    def player(self) -> str:
        return f"{self.player_first_name} {self.player_last_name}"

    @property
    def parent(self) -> str:
        return f"{self.parent_first_name} {self.parent_last_name}"

    @property
    def side(self) -> str:
        """The team with its age group, as people say it: `"Panthers u11s"`."""
        return f"{self.team} u{self.age_group}s"


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the parent was asked to confirm: a value for the question `about`, or a command.

    `question` is the text as it was asked, `otherwise` what is taken after a no, if anything. `sure` says that the
    value needs no further check once it is confirmed.
    """

    question: str
    about: str = ""
    value: Any = None
    otherwise: Any = None
    sure: bool = False
    command: str = ""


class Change(msgspec.Struct, frozen=True):
    """A change of a registration's status, with its time and its cause."""

    status: str
    at: datetime
    cause: str


class Registration(msgspec.Struct, kw_only=True):
    """One child's registration.

    `state` is the step that the parent stands at, `misunderstood` how often in a row, and `kept_back` a value that
    counts if it is said again. `invites` counts how often the invite was made out.
    """

    reference: str
    invite: Invite
    state: str
    status: str = "invited"
    answers: dict[str, Any] = {}
    proposal: Proposal | None = None
    misunderstood: int = 0
    kept_back: Any = None
    history: list[Change] = []
    invites: int = 1

    def become(self, status: str, at: datetime, cause: str) -> None:
        """Take on a status and keep when and why; taking on the present one changes nothing."""
        if status != self.status or not self.history:
            self.status = status
            self.history.append(Change(status, at, cause))


class Conversation(msgspec.Struct, kw_only=True):
    """One parent's chat: several registrations, of which one at a time is talked about."""

    parent: str
    registrations: list[Registration] = []
    active: str = ""
    opted_out_at: datetime | None = None
    version: int = 0

    @property
    def registration(self) -> Registration | None:
        """The one that is talked about, or None for someone who was never invited."""
        return next((each for each in self.registrations if each.reference == self.active), None)


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """An e-mail and a text that go out beside the chat: `templates` are `email/<name>` and `sms/<name>`.

    `trace` is the same for the same notice however often it is made out, so that nobody gets it twice. `values` has
    every name that the templates use.
    """

    trace: str
    templates: list[str]
    email: str
    phone: str
    values: dict[str, str]


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What a parent sent. `choice` is what a tapped button or list item carries, as a Reply gave it."""

    sid: str
    text: str = ""
    choice: str = ""
    kind: str = "text"


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What we answer: paragraphs, of which the last asks; and the labels to tap, with what they are about."""

    paragraphs: list[str]
    about: str = ""
    labels: list[str] = []
