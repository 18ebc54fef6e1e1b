"""POST /trigger: a club admin invites a parent."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, g, request
from werkzeug.exceptions import BadRequest

from bot.access.answers import Failed, Faulty, Said, answer
from bot.access.auth import Gate, Refusal, explains, not_let_in, not_possible, too_many
from bot.access.keys import Forbidden
from bot.access.throttle import OverBudget
from bot.club.invitations import Invitations, InviteRefused, NotInvited
from bot.errors import Stopped, Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import log_failure
from bot.messages.outbox import Busy
from bot.settings import Settings
from bot.store.daily_limit import DailyLimit, LimitReached
from bot.web.operations import Content, Operation, serve
from bot.web.schemas import Invited, Outcome, invite
from flows.london import london_day
from flows.registration.invites import Faults
from flows.registration.usual import Draft, read_draft, season_fault
from flows.templates import Club

UNKNOWN_NUMBER = {"21211", "21614", "63003", "63024"}


class Trigger:
    """`club` is the club as it is in force: it says what an invite may leave out."""

    def __init__(
        self,
        settings: Settings,
        club: Callable[[], Club],
        invitations: Invitations,
        limit: DailyLimit,
        clock: Callable[[], datetime],
    ):
        self._settings, self._club, self._invitations, self._limit = settings, club, invitations, limit
        self._clock = clock

    def operation(self) -> Operation:
        return Operation(
            name="invite",
            method="POST",
            path="/trigger",
            scope="invite",
            summary="Invite a parent",
            handle=self.invite,
            content=Content("application/json", invite()),
            means="The invite is sent, or waits for another child's registration",
            answers=(Invited,),
            refusals={
                409: "The parent has opted out, or the player is registered",
                413: "More than 256 KB",
                502: "Twilio refused the invite",
            },
        )

    def invite(self) -> Invited:
        draft = self._checked(read_draft(_json(), club := self._club()), club)
        invite = draft.invite
        self._limit.spend(self._settings.invites_a_day, self._clock(), of=f"invites#{g.key_id}")
        invited = self._invitations.invite(draft)
        outcome: Outcome = "message_sent" if invited.message_sid else "waiting"
        tell(outcome=outcome, registration=invited.registration.reference)
        return Invited(
            message="Registration data received successfully",
            player=invite.player,
            parent=invite.parent,
            team=invite.side,
            status=outcome,
            message_sid=invited.message_sid,
            delivery=invited.delivery,
            reference=invited.registration.reference,
        )

    def _checked(self, draft: Draft, club: Club) -> Draft:
        """Raises Faults for an invite that may not be sent now, or not in this stage."""
        invite = draft.invite
        if ended := season_fault(invite, club, london_day(self._clock())):
            raise Faults({"current_registration_season": ended})
        if fault := self._settings.invite_fault(invite.parent_phone):
            raise Faults({"parent_tel": fault})
        return draft


def trigger(gate: Gate, call: Operation) -> Blueprint:
    blueprint = Blueprint("trigger", __name__)
    explains(blueprint, REFUSALS)
    serve(blueprint, gate, [call])
    return blueprint


def _json() -> object:
    try:
        return request.get_json(force=True)
    except (BadRequest, RecursionError):
        raise Faults({"body": "must be JSON"}) from None


def _enough_for_today(reached: LimitReached) -> Refusal:
    tell(outcome="over the day's limit")
    again = f"{reached.again:%Y-%m-%dT%H:%MZ}"
    said = Said(message=f"This API key has made {reached.most} invites within a day: go on after {again}")
    response, status = answer(said, 429)
    response.headers["Retry-After"] = "3600"
    return response, status


def _faulty(faults: Faults) -> Refusal:
    message = "The invite cannot be sent: put the fields right and send it again"
    return answer(Faulty(message=message, errors=faults.errors), 400)


def _refused(refused: InviteRefused) -> Refusal:
    code = refused.code
    tell(outcome="refused", code=code)
    if code in UNKNOWN_NUMBER:
        return _faulty(Faults({"parent_tel": f"is not a WhatsApp number (Twilio {code})"}))
    return _failed(502, f"Twilio refused the invite with code {code}; once that is put right, the same request works")


def _not_now(error: Exception) -> Refusal:
    log_failure("an invite could not be sent", error)
    return _failed(503, "The invite is saved and goes out when WhatsApp is back; repeating this is safe")


def _stopped(why: Stopped) -> Refusal:
    tell(outcome="held back")
    kept = "The invite is saved, and goes out by itself once WhatsApp lets it; repeating this is safe"
    return _failed(503, f"{kept}. {why}")


def _failed(status: int, error: str) -> Refusal:
    return answer(Failed(message="Error processing registration request", error=error), status)


REFUSALS: dict[type[Exception], Callable[..., Refusal]] = {
    Forbidden: not_let_in,
    OverBudget: too_many,
    LimitReached: _enough_for_today,
    Faults: _faulty,
    NotInvited: not_possible,
    InviteRefused: _refused,
    Stopped: _stopped,
    Unavailable: _not_now,
    Busy: _not_now,
}
