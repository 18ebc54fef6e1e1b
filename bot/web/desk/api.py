"""The club's API: list, read, act, export, erase. `operations` is the table of its calls."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from flask import Response, g

from bot.access.answers import Said
from bot.access.auth import NotHere
from bot.club import export, transcript
from bot.club.desk import Desk
from bot.club.serialize import Whole, summary
from bot.logs.log_line import tell
from bot.logs.logs import logs
from bot.store.registrations import BadCursor, Registrations, Row
from bot.store.store import Store
from bot.web.desk.one import ACT, DONE, ONE, UNKNOWN, One, acted, in_family, may_see_medical
from bot.web.operations import Content, Operation
from bot.web.schemas import (
    LONGEST_ID,
    Done,
    Excerpt,
    Fees,
    Listing,
    Nothing,
    Page,
    PaymentNote,
    Resend,
    Transcript,
    Which,
    Withdrawal,
)
from flows.answers import normalise_phone
from flows.records import Payment
from flows.registration.invites import Faults

COLUMNS = Content("text/csv", {"type": "string"})


class DeskApi:
    def __init__(self, registrations: Registrations, desk: Desk, store: Store, one: One, clock: Callable[[], datetime]):
        self._registrations, self._desk, self._store, self._one = registrations, desk, store, one
        self._clock = clock

    def operations(self) -> list[Operation]:
        columns = f"Columns: {', '.join(export.header(self._registrations.flow))}"
        return [
            Operation("list", "GET", "/registrations", "read", "List registrations",
                      self.list_registrations, "A page, in the order of team and player", (Page,), Listing),
            Operation("export", "GET", "/registrations.csv", "export", "Export registrations as a CSV",
                      self.export_registrations, columns, COLUMNS, Which),
            Operation("read", "GET", ONE, "read", "Read a registration",
                      self.read_registration, "As it stands now", (Whole,), refusals=UNKNOWN),
            Operation("transcript", "GET", f"{ONE}/transcript", "read", "Read the chat with the parent",
                      self.read_transcript, "The parent's chat, oldest first, some exchanges a page",
                      (Transcript,), Excerpt, refusals=UNKNOWN),
            Operation("resend", "POST", f"{ONE}/resend", "act", "Send the invite again",
                      self.resend, DONE, (Done,), Resend, refusals=ACT),
            Operation("withdraw", "POST", f"{ONE}/withdraw", "act", "Withdraw a registration",
                      self.withdraw, DONE, (Done,), Withdrawal, refusals=ACT),
            Operation("release", "POST", f"{ONE}/release", "act", "End a chat's pause",
                      self.release, DONE, (Done,), Nothing, refusals=ACT),
            Operation("pay", "POST", f"{ONE}/payments", "act", "Note a payment",
                      self.pay, DONE, (Done,), PaymentNote, refusals=ACT),
            Operation("correct", "POST", f"{ONE}/correct", "act", "Put fees right",
                      self.correct, DONE, (Done,), Fees, refusals=ACT),
            *self._notes("proof_of_age", "that proof of the player's age was seen"),
            *self._notes("fee_waived", "that the fee is waived"),
            *self._notes("direct_debit_waived", "that the monthly fee is waived"),
            *self._notes("no_pictures", "that no pictures of the player are to be taken"),
            *self._notes("play_up", "that the club lets the player play one year up"),
            *self._notes("complaint", "a complaint, which is confirmed to the parent and open till taken back"),
            Operation("erase", "DELETE", "/parents/<number>", "erase", "Delete all that is held about a parent",
                      self.erase, "It is being deleted", (Said,), status=202,
                      refusals={404: "Nothing is held about this number", 409: "Not possible as it stands"}),
        ]  # fmt: skip

    def _notes(self, what: str, means: str) -> list[Operation]:
        """To note something, and to take it back: each may be done again."""
        path, refusals = f"{ONE}/{what.replace('_', '-')}", UNKNOWN | {413: ACT[413]}
        return [
            Operation(f"note_{what}", "PUT", path, "act", f"Note {means}",
                      partial(self.note, what), DONE, (Done,), Nothing, refusals=refusals),
            Operation(f"take_back_{what}", "DELETE", path, "act", f"Take back {means}",
                      partial(self.take_back, what), DONE, (Done,), refusals=refusals),
        ]  # fmt: skip

    def list_registrations(self, asked: Listing) -> Page:
        try:
            rows, following = self._registrations.page(
                asked.season, asked.team, asked.status, after=asked.after, limit=asked.limit
            )
        except BadCursor:
            raise _bad_cursor() from None
        return Page(registrations=[summary(row) for row in rows], next=following)

    def export_registrations(self, asked: Which) -> Response:
        rows = export.begun(self._registrations.each(asked.season, asked.team, asked.status))
        logs.info("registrations were exported", key_id=g.key_id, season=asked.season, medical=may_see_medical())
        sheet = export.lines(rows, self._registrations.flow, medical=may_see_medical())
        response = Response(sheet, mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="registrations-{asked.season}.csv"'
        response.headers["Cache-Control"] = "no-store"
        return response

    def read_registration(self, reference: str) -> Whole:
        return self._one.whole(self._one.found(reference))

    def read_transcript(self, reference: str, asked: Excerpt) -> Transcript:
        row = self._one.found(reference)
        try:
            messages, following = transcript.page(
                self._store.exchanges(row.parent), asked.after, asked.limit, self._readable(row)
            )
        except BadCursor:
            raise _bad_cursor() from None
        logs.info("a transcript was read", key_id=g.key_id, registration=row.registration.reference)
        return Transcript(messages=messages, next=following)

    def resend(self, reference: str, told: Resend) -> Done:
        desk = self._desk.named(told.resend_id or "")
        return self._one.done(reference, desk.resend, "The invite is on its way again")

    def withdraw(self, reference: str, told: Withdrawal) -> Done:
        return self._one.done(reference, self._desk.withdraw, "The registration is withdrawn", told.reason or "")

    def release(self, reference: str, _: Nothing) -> Done:
        return self._one.done(reference, self._desk.release, "The assistant goes on with the parent")

    def pay(self, reference: str, told: PaymentNote) -> Done:
        if faults := told.faults():
            raise Faults(faults)
        payment = Payment(told.payment_id, told.kind, told.at or self._clock(), told.amount, told.of or "")
        return self._one.done(reference, self._desk.pay, "The payment is noted", payment)

    def correct(self, reference: str, told: Fees) -> Done:
        fees = told.membership_fee, told.monthly_fee
        return self._one.done(reference, self._desk.correct, "The fees are put right, and the parent is told", *fees)

    def note(self, what: str, reference: str, _: Nothing) -> Done:
        tell(noted=what)
        return self._one.done(reference, self._desk.note, "It is noted", what, g.key_name)

    def take_back(self, what: str, reference: str) -> Done:
        tell(taken_back=what)
        return self._one.done(reference, self._desk.take_back, "The note is taken back", what)

    def erase(self, number: str) -> Said:
        phone = normalise_phone(number) if len(number) <= LONGEST_ID else None
        if not phone:
            raise Faults({"number": "must be a phone number, like 07700 900123 or +447700900123"})
        references = [each.reference for each in self._store.load(phone).registrations]
        if not acted(self._desk.erase, phone):
            raise NotHere("Nothing is held about this number")
        self._one.note(*references)
        logs.info("a parent was erased", key_id=g.key_id)
        return Said(message="Everything that is held about this parent is being deleted")

    def _readable(self, row: Row) -> transcript.Shown:
        """Which exchanges of the chat about a registration this key may read."""
        family = self._store.load(row.parent)
        registration = in_family(family, row.registration.reference) or row.registration
        return transcript.what_was_sent(registration, family, medical=may_see_medical())


def _bad_cursor() -> Faults:
    return Faults({"after": "leads nowhere: begin again with the first page"})
