"""What the club says and may change without a deployment, for its programs: a list, changing, taking back."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Annotated, Protocol

import msgspec
from flask import g

from bot.access.answers import Said
from bot.access.auth import NotHere
from bot.club.payment_line import standing
from bot.store.particulars import Particulars
from bot.store.templates import Templates
from bot.web.fields import Body, text
from bot.web.operations import Operation
from flows.particulars.table import PARTICULARS, texts_of
from flows.registration.invites import Faults
from flows.templates import Club

ONE = "/settings/<name>"
NONE = {404: "There is no such setting", 409: "Others are changing the settings at the same time"}
LONGEST = 20_000  # characters


class Particular(msgspec.Struct, frozen=True, kw_only=True):
    """A setting as it would stand in club.toml: what is in force, and what club.toml says. `by` and `at` are of whoever
    said it at the desk or by the API; null where club.toml says it. `standing` is where WhatsApp's approval stands, of
    a payment_line of the club's own.
    """

    name: str
    value: str
    written: str
    by: str | None
    at: datetime | None
    standing: str | None


class ClubSettings(msgspec.Struct, frozen=True, kw_only=True):
    settings: list[Particular]


class Wanted(Body, frozen=True, kw_only=True):
    value: Annotated[str, text(LONGEST, "As it would stand in club.toml, like u11s=40+26, u12s=45.50+28 for fees.")]


class Changes(Protocol):
    """Changes of the particulars, with what tells of them (bot/desk/settings/changes.py)."""

    def make(self, wanted: Callable[[Club], Mapping[str, str]], who: str, now: datetime) -> None:
        """Raises Faults, or NotPossible where others are always faster."""

    def take_back(self, names: Collection[str], who: str, now: datetime) -> list[str]:
        """Which of them the desk had said."""


class SettingsApi:
    """`changes` is joined when it is first asked for: no message needs the desk."""

    def __init__(
        self,
        particulars: Particulars,
        templates: Templates,
        changes: Callable[[], Changes],
        clock: Callable[[], datetime],
    ):
        self._particulars, self._templates, self._changes, self._clock = particulars, templates, changes, clock

    def operations(self) -> list[Operation]:
        return [
            Operation("settings", "GET", "/settings", "settings", "List the club's settings that the desk may change",
                      self.list, "As they are in force", (ClubSettings,)),
            Operation("change_setting", "PUT", ONE, "settings", "Change a setting of the club", self.change,
                      "It is in force within a minute", (Said,), Wanted, refusals=NONE | {413: "More than 256 KB"}),
            Operation("take_back_setting", "DELETE", ONE, "settings", "Let club.toml say a setting again",
                      self.take_back, "It is in force within a minute", (Said,), refusals=NONE),
        ]  # fmt: skip

    def list(self) -> ClubSettings:
        words = self._particulars.read()
        club = self._particulars.standing(words)
        now, written = texts_of(club), texts_of(self._particulars.written)
        approval = {"payment_line": standing(club, self._templates) or None}
        said = {name: words.said.get(name) for name in PARTICULARS}
        return ClubSettings(
            settings=[
                Particular(
                    name=name,
                    value=now[name],
                    written=written[name],
                    by=word.by if word else None,
                    at=word.at if word else None,
                    standing=approval.get(name),
                )
                for name, word in said.items()
            ]
        )

    def change(self, name: str, wanted: Wanted) -> Said:
        _known(name)
        try:
            self._changes().make(lambda _: {name: wanted.value}, g.key_name, self._clock())
        except Faults as faults:
            raise Faults({"value": faults.errors[name]}) from None
        return Said(message="It is in force within a minute; who is invited already keeps what they were told")

    def take_back(self, name: str) -> Said:
        _known(name)
        self._changes().take_back([name], g.key_name, self._clock())
        return Said(message="It is as club.toml says, within a minute")


def _known(name: str) -> None:
    if name not in PARTICULARS:
        raise NotHere(f"There is no setting of this name; there are {', '.join(PARTICULARS)}")
