"""What the desk is joined of: parts of the running bot, and the desk's own people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from bot.club.bulk_invites import BulkInvites
from bot.club.desk import Desk
from bot.desk.frame.once import Once
from bot.desk.people.drafts import Drafts
from bot.desk.people.links import Links
from bot.desk.people.people import People
from bot.desk.people.sessions import Sessions
from bot.desk.people.sheets import Sheets
from bot.desk.people.table import Table
from bot.desk.people.trail import Trail
from bot.messages.sender_client import SenderClient
from bot.pictures.photos import Photos
from bot.scheduled.budget import Budget
from bot.settings import Settings
from bot.store.particulars import Particulars
from bot.store.registrations import Registrations
from bot.store.roll import Roll
from bot.store.store import Store
from bot.store.templates import Templates
from flows.grammar.flow import Flow


class Parts(NamedTuple):
    settings: Settings
    store: Store
    registrations: Registrations
    roll: Roll
    particulars: Particulars
    desk: Desk
    bulk: BulkInvites
    budget: Budget
    photos: Photos
    sender: SenderClient
    templates: Templates
    clock: Callable[[], datetime]
    people: People
    links: Links
    sessions: Sessions
    trail: Trail
    once: Once
    sheets: Sheets
    drafts: Drafts

    @classmethod
    def of(cls, dynamodb: Any, settings: Settings, **bots: Any) -> Parts:
        """The bot's own parts by name, and the people that its table knows."""
        table = Table(dynamodb, settings.table)
        people = People(table, settings.secretary)
        return cls(
            settings=settings,
            people=people,
            links=Links(table),
            sessions=Sessions(table, people),
            trail=Trail(table),
            once=Once(table),
            sheets=Sheets(table),
            drafts=Drafts(table),
            **bots,
        )

    @property
    def flow(self) -> Flow:
        return self.store.flow
