"""The club's API: list, read, act, export, erase, and invite from a sheet. `openapi.py` describes it for programs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from flask import Blueprint, Response, jsonify

from bot.club import export, transcript
from bot.club.bulk_invites import BulkInvites
from bot.club.desk import Desk
from bot.club.serialize import summary, whole
from bot.logs.log_line import tell
from bot.logs.logs import logger
from bot.settings import Settings
from bot.store.registrations import MOST, PAGE, STATUSES, BadCursor, Registrations, Row
from bot.store.store import Store
from bot.web.auth import Gate, NoSuchRegistration, answer, explains_refusals
from bot.web.bulk_api import invites_from_a_sheet
from bot.web.fields import Fields, body, moment, one_of, pence, query, season, text, whole_number
from bot.web.keys import Keys
from bot.web.openapi import description
from bot.web.throttle import Throttle
from flows.answers import normalise_phone
from flows.registration.blockers import blocked_by
from flows.registration.invites import Faults
from flows.registration.payments import KINDS

LONGEST_REASON, LONGEST_ID, LONGEST_TEAM = 200, 128, 70  # characters


class Which(NamedTuple):
    """Which registrations are asked for; an empty one is any."""

    season: str
    team: str
    status: str


def desk_api(
    settings: Settings,
    keys: Keys,
    throttle: Throttle,
    registrations: Registrations,
    desk: Desk,
    bulk: BulkInvites,
    store: Store,
    clock: Callable[[], datetime],
) -> Blueprint:
    blueprint = Blueprint("desk_api", __name__)
    gate = Gate(keys, throttle, clock)
    explains_refusals(blueprint)
    invites_from_a_sheet(blueprint, gate, bulk)

    @blueprint.get("/registrations")
    def list_registrations() -> tuple[Response, int]:
        gate.enter("read")
        fields = query()
        which = _which(fields)
        after, limit = _paging(fields, PAGE, MOST)
        fields.done()
        try:
            rows, following = registrations.page(*which, after=after, limit=limit)
        except BadCursor:
            raise _bad_cursor() from None
        return answer(registrations=[summary(row) for row in rows], next=following)

    @blueprint.get("/registrations/<reference>")
    def read_registration(reference: str) -> tuple[Response, int]:
        gate.enter("read")
        return answer(**_whole(_found(reference)))

    @blueprint.get("/registrations/<reference>/transcript")
    def read_transcript(reference: str) -> tuple[Response, int]:
        holder = gate.enter("read")
        fields = query()
        after, limit = _paging(fields, transcript.PAGE, transcript.MOST)
        fields.done()
        row = _found(reference)
        try:
            messages, following = transcript.page(store.exchanges(row.parent), after, limit)
        except BadCursor:
            raise _bad_cursor() from None
        logger.info("a transcript was read", key_id=holder.id, registration=row.registration.reference)
        return answer(messages=messages, next=following)

    @blueprint.get("/registrations.csv")
    def export_registrations() -> Response:
        holder = gate.enter("export")
        fields = query()
        which = _which(fields)
        fields.done()
        rows = export.begun(registrations.each(*which))
        logger.info("registrations were exported", key_id=holder.id, season=which.season)
        response = Response(export.lines(rows, registrations.flow), mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="registrations-{which.season}.csv"'
        response.headers["Cache-Control"] = "no-store"
        return response

    @blueprint.post("/registrations/<reference>/resend")
    def resend(reference: str) -> tuple[Response, int]:
        gate.enter("act")
        body().done()
        return _done(reference, desk.resend, "The invite is on its way again")

    @blueprint.post("/registrations/<reference>/withdraw")
    def withdraw(reference: str) -> tuple[Response, int]:
        gate.enter("act")
        fields = body()
        reason = fields.read("reason", text(LONGEST_REASON), "")
        fields.done()
        return _done(reference, desk.withdraw, "The registration is withdrawn", reason)

    @blueprint.post("/registrations/<reference>/release")
    def release(reference: str) -> tuple[Response, int]:
        gate.enter("act")
        body().done()
        return _done(reference, desk.release, "The assistant goes on with the parent")

    @blueprint.post("/registrations/<reference>/payments")
    def note_payment(reference: str) -> tuple[Response, int]:
        gate.enter("act")
        fields = body()
        payment = (
            fields.read("payment_id", text(LONGEST_ID)),
            fields.read("kind", one_of(KINDS)),
            fields.read("amount", pence, None),
            fields.read("at", moment, None),
        )
        fields.done()
        return _done(reference, desk.pay, "The payment is noted", *payment)

    @blueprint.post("/registrations/<reference>/correct")
    def correct(reference: str) -> tuple[Response, int]:
        gate.enter("act")
        fields = body()
        fees = fields.read("membership_fee", pence), fields.read("monthly_fee", pence)
        fields.done()
        return _done(reference, desk.correct, "The fees are put right, and the parent is told", *fees)

    @blueprint.delete("/parents/<number>")
    def erase(number: str) -> tuple[Response, int]:
        holder = gate.enter("erase")
        phone = normalise_phone(number) if len(number) <= LONGEST_ID else None
        if not phone:
            raise Faults({"number": "must be a phone number, like 07700 900123 or +447700900123"})
        if not _acted(desk.erase, phone):
            return answer(404, message="Nothing is held about this number")
        logger.info("a parent was erased", key_id=holder.id)
        return answer(202, message="Everything that is held about this parent is being deleted")

    @blueprint.get("/openapi.json")
    def describe() -> Response:
        return jsonify(description(settings.public_url.rstrip("/"), export.header(registrations.flow)))

    def _found(reference: str) -> Row:
        row = registrations.read(reference)
        if row is None:
            raise NoSuchRegistration(reference)
        tell(registration=row.registration.reference)
        return row

    def _whole(row: Row) -> dict[str, Any]:
        """The registration as it is now: its row is as of its last status."""
        conversation = store.load(row.parent)
        reference = row.registration.reference
        now = next((each for each in conversation.registrations if each.reference == reference), None)
        if now:
            row = row._replace(registration=now, blocked_by=blocked_by(now, conversation))
        return whole(row, desk.delivery(reference))

    def _done(reference: str, act: Callable[..., object], message: str, *arguments: Any) -> tuple[Response, int]:
        """Act on a registration, and show how it stands then."""
        reference = _found(reference).registration.reference
        if not _acted(act, reference, *arguments):
            raise NoSuchRegistration(reference)
        return answer(message=message, registration=_whole(_found(reference)))

    return blueprint


def _acted(act: Callable[..., object], *arguments: Any) -> bool:
    """False where the desk knows nothing of what it is to act on."""
    try:
        act(*arguments)
    except (KeyError, IndexError):  # they are LookupErrors too, and ours
        raise
    except LookupError:
        return False
    return True


def _which(fields: Fields) -> Which:
    return Which(
        season=fields.read("season", season),
        team=fields.read("team", text(LONGEST_TEAM), ""),
        status=fields.read("status", one_of(STATUSES), ""),
    )


def _paging(fields: Fields, limit: int, most: int) -> tuple[str, int]:
    return fields.read("after", text(LONGEST_ID), ""), fields.read("limit", whole_number(most), limit)


def _bad_cursor() -> Faults:
    return Faults({"after": "leads nowhere: begin again with the first page"})
