"""Inviting from a sheet: looked at first, then paced, and begun again wherever it stopped.

Whoever was invited is not invited again, so after a crash, a limit or an outage the same sheet goes on.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from msgspec.structs import replace

from bot.club.desk import Desk, NotPossible
from bot.club.invitations import Invitations, InviteRefused, NotInvited
from bot.club.invite_sheet import InviteRow, InviteSheet, RowFault, read_sheet
from bot.errors import Unavailable
from bot.messages.outbox import Busy
from bot.scheduled.budget import Budget, Forecast
from bot.settings import Settings
from bot.store.daily_limit import DailyLimit, LimitReached
from bot.store.store import Store
from bot.store.templates import OwnInvite, Templates
from bot.whatsapp.contents import invite_text
from flows.families import find
from flows.london import LONDON, london_day
from flows.records import CLOSED, COMPLETE, Invite
from flows.registration.invites import variables
from flows.registration.usual import Draft, as_told, season_fault
from flows.reminders.delivery_codes import way
from flows.templates import Club

PACE = timedelta(seconds=0.1)  # Twilio takes 80 a second for a sender, and the chats need their share
FIRST_TIER = 250  # chats that Meta lets a new sender open in 24 hours
MOST_FAILURES = 3  # in a row, after which WhatsApp is taken to be down


class Standing(StrEnum):
    """How a row stands before it is sent."""

    TO_INVITE = "to invite"
    INVITED = "already invited"
    OTHER_FEES = "under way with other fees"
    OTHERWISE = "under way with other details"
    REGISTERED = "already registered"
    OPTED_OUT = "opted out"


class Became(StrEnum):
    """What became of a row that was sent."""

    INVITED = "invited"
    WAITING = "waiting for a sibling"
    CORRECTED = "told the right fees"
    BEFORE = "invited before"
    SAVED = "saved, to go out later"
    REFUSED = "refused"
    STOPPED = "not reached"


class Outcome(NamedTuple):
    row: int
    became: Became
    why: str = ""


def told(outcomes: list[Outcome]) -> str:
    """`34 invited, 2 invited before, 1 refused`, and where it goes on."""
    counts = Counter(outcome.became for outcome in outcomes)
    done = ", ".join(f"{counts[each]} {each}" for each in Became if counts[each] and each is not Became.STOPPED)
    left = next((f"goes on at row {each.row}: {each.why}" for each in outcomes if each.became is Became.STOPPED), "")
    return "; ".join(filter(None, (done or "nobody invited", left)))


class Preview(NamedTuple):
    """Each row that could be read, with how it stands, and the faults of the others."""

    rows: list[tuple[InviteRow, Standing]]
    sheet: InviteSheet

    def count(self, standing: Standing) -> int:
        return sum(each is standing for _, each in self.rows)

    def __str__(self) -> str:
        """`34 to invite, 2 already invited, 1 opted out, 3 with faults`."""
        counts = [(self.count(each), each.value) for each in Standing] + [(self.sheet.at_fault, "with faults")]
        return ", ".join(f"{count} {what}" for count, what in counts if count or what == Standing.TO_INVITE)


class BulkInvites:
    """`club` is the club as it is in force; `wait` sleeps for some seconds."""

    def __init__(
        self,
        settings: Settings,
        club: Callable[[], Club],
        store: Store,
        invitations: Invitations,
        desk: Desk,
        limit: DailyLimit,
        templates: Templates,
        budget: Budget,
        clock: Callable[[], datetime],
        wait: Callable[[float], object] = time.sleep,
    ):
        self._settings, self._club, self._store = settings, club, store
        self._invitations, self._desk, self._limit = invitations, desk, limit
        self._templates, self._budget = templates, budget
        self._clock, self._wait = clock, wait

    def read(self, data: bytes, columns: Mapping[str, str] | None = None) -> InviteSheet:
        """A sheet with what the club says of it (invite_sheet.py). Raises Faults."""
        return read_sheet(data, columns, self._club())

    def preview(self, sheet: InviteSheet) -> Preview:
        """What would become of each row; nothing is sent or stored."""
        sheet = self._allowed(sheet)
        return Preview([(row, self._standing(row.draft)) for row in sheet.rows], sheet)

    def example(self, preview: Preview) -> str:
        """The first invite that would go out, as its parent would read it; "" where none would."""
        first = next((row.invite for row, standing in preview.rows if standing is Standing.TO_INVITE), None)
        return invite_text(self._club(), variables(first).values(), self._words().body) if first else ""

    def forecast(self, preview: Preview) -> Forecast:
        """What it takes to register whom the preview would invite."""
        return self._budget.forecast(preview.count(Standing.TO_INVITE))

    def stopped(self) -> str:
        """Why WhatsApp lets nobody be invited at present, and what helps; "" where it does."""
        verdict = self._templates.stopped().get(self._words().content)
        return verdict.told if verdict else ""

    def _words(self) -> OwnInvite:
        return self._templates.invite(self._club().payment_line)

    def send(self, preview: Preview, most: int = FIRST_TIER, *, correct: bool = False) -> Iterator[Outcome]:
        """Invite row by row, at most ten a second and `most` new parents in 24 hours, while the outcomes are taken.

        With `correct` the fees are put right of who has begun with others. The last outcome is STOPPED where rows are
        left for another time.
        """
        failures, stopped = 0, self.stopped()
        for row, standing in preview.rows:
            if stopped:
                yield Outcome(row.number, Became.STOPPED, stopped)
                return
            if failures == MOST_FAILURES:
                yield Outcome(row.number, Became.STOPPED, "WhatsApp does not answer: go on when it is back")
                return
            began = self._clock()
            try:
                if correct and standing is Standing.OTHER_FEES:
                    outcome = self._correct(row)
                else:
                    outcome = self._invite(row, standing, most)
            except LimitReached as reached:
                again = f"{reached.again.astimezone(LONDON):%d %B at %H:%M}"
                yield Outcome(row.number, Became.STOPPED, f"{most} were invited within a day: go on after {again}")
                return
            yield outcome
            failures = failures + 1 if outcome.became is Became.SAVED else 0
            self._keep_pace(began)

    def _invite(self, row: InviteRow, standing: Standing, most: int) -> Outcome:
        if standing is Standing.TO_INVITE:
            self._limit.spend(most, self._clock())
        try:
            invited = self._invitations.invite(row.draft)
        except NotInvited as reason:
            return Outcome(row.number, Became.REFUSED, str(reason))
        except InviteRefused as refused:
            return Outcome(row.number, Became.REFUSED, f"{way(refused.code).words} (Twilio {refused.code})")
        except (Unavailable, Busy):
            return Outcome(row.number, Became.SAVED, "WhatsApp did not answer: it goes out by itself when it does")
        if standing is Standing.INVITED:
            return Outcome(row.number, Became.BEFORE)
        return Outcome(row.number, Became.INVITED if invited.message_sid else Became.WAITING)

    def _correct(self, row: InviteRow) -> Outcome:
        mine = find(self._store.flow, self._store.load(row.invite.parent_phone), row.invite)
        if mine is None:
            return Outcome(row.number, Became.REFUSED, "its registration is gone")
        invite = as_told(row.draft, mine.invite)
        try:
            self._desk.correct(mine.reference, invite.membership_fee, invite.monthly_fee)
        except NotPossible as reason:
            return Outcome(row.number, Became.REFUSED, str(reason))
        except (Unavailable, Busy):
            pass  # the fees are right, and the parent is told when WhatsApp is back
        return Outcome(row.number, Became.CORRECTED)

    def _keep_pace(self, began: datetime) -> None:
        early = (began + PACE - self._clock()).total_seconds()
        if early > 0:
            self._wait(early)

    def _allowed(self, sheet: InviteSheet) -> InviteSheet:
        """The sheet with the numbers at fault that may not be invited, and the seasons for which nobody is now."""
        club, today = self._club(), london_day(self._clock())
        strange = [
            RowFault(row.number, field, fault)
            for row in sheet.rows
            for field, fault in (
                ("parent_tel", self._settings.invite_fault(row.invite.parent_phone)),
                ("current_registration_season", season_fault(row.invite, club, today)),
            )
            if fault
        ]
        faults, at_fault = [*sheet.faults, *strange], {each.row for each in strange}
        rows = [row for row in sheet.rows if row.number not in at_fault]
        return InviteSheet(rows, sorted(faults, key=lambda fault: fault.row))

    def _standing(self, draft: Draft) -> Standing:
        """As Invitations.invite would find it, which has the last word."""
        invite = draft.invite
        conversation = self._store.load(invite.parent_phone)
        if conversation.opted_out_at or conversation.erased_at:
            return Standing.OPTED_OUT
        mine = find(self._store.flow, conversation, invite)
        if mine is None:
            same = self._store.registrations_of(invite.player, invite.side, invite.season)
            elsewhere = any(each["status"] in COMPLETE for each in same)
            return Standing.REGISTERED if elsewhere else Standing.TO_INVITE
        invite = as_told(draft, mine.invite)
        if self._store.flow.has_begun(mine) and mine.status not in CLOSED and _only_fees_differ(mine.invite, invite):
            return Standing.OTHER_FEES
        if mine.status in COMPLETE:
            return Standing.REGISTERED
        if mine.invite == invite:
            return Standing.INVITED
        return Standing.TO_INVITE if mine.status == "invited" else Standing.OTHERWISE


def _only_fees_differ(one: Invite, other: Invite) -> bool:
    fees = {"membership_fee": other.membership_fee, "monthly_fee": other.monthly_fee}
    return one != other and replace(one, **fees) == other
