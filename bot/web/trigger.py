"""POST /trigger: a club admin invites a parent. DOMAIN's table of answers, one branch each."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, g, jsonify, request
from werkzeug.exceptions import BadRequest

from bot.club.invitations import Invitations, InviteRefused, NotInvited
from bot.errors import Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import log_failure
from bot.messages.outbox import Busy
from bot.settings import Settings
from bot.web.keys import Forbidden, Keys
from bot.web.throttle import OverBudget, Throttle
from flows.london import london_day
from flows.registration.age_groups import season_ended
from flows.registration.invites import Faults, read_invite

UNKNOWN_NUMBER = {"21211", "21614", "63003", "63024"}


def trigger(
    settings: Settings, keys: Keys, invitations: Invitations, throttle: Throttle, clock: Callable[[], datetime]
) -> Blueprint:
    blueprint = Blueprint("trigger", __name__)

    @blueprint.post("/trigger")
    def invite_a_parent() -> tuple[Response, int] | Response:
        try:
            holder = keys.check(request.headers.get("x-api-key", ""), "invite")
            throttle.spend(holder.id, clock().timestamp())
            invite = read_invite(_json())
            if season_ended(invite.season, london_day(clock())):
                raise Faults({"current_registration_season": "has ended: name the season that is to come"})
            if not settings.may_message(invite.parent_phone):
                raise Faults({"parent_tel": f"is not on ALLOWED_NUMBERS of the stage {settings.stage}"})
            invited = invitations.invite(invite)
        except Forbidden as reason:
            return _answer(403, message=str(reason))
        except OverBudget as over:
            answer, status = _answer(429, message="Too many requests: wait and repeat this one")
            answer.headers["Retry-After"] = str(over.retry_after)
            return answer, status
        except Faults as faults:
            return _bad_fields(faults.errors)
        except NotInvited as reason:
            return _answer(409, message=str(reason))
        except InviteRefused as refused:
            return _refused(refused.code)
        except (Unavailable, Busy) as error:
            log_failure("an invite could not be sent", error)
            return _failed(503, "The invite is saved and goes out when WhatsApp is back; repeating this is safe")
        outcome = "message_sent" if invited.message_sid else "waiting"
        tell(outcome=outcome, registration=invited.registration.reference)
        return _answer(
            200,
            message="Registration data received successfully",
            player=invite.player,
            parent=invite.parent,
            team=invite.side,
            status=outcome,
            message_sid=invited.message_sid,
            delivery=invited.delivery,
            reference=invited.registration.reference,
        )

    return blueprint


def _json() -> object:
    try:
        return request.get_json(force=True)
    except (BadRequest, RecursionError):
        raise Faults({"body": "must be JSON"}) from None


def _refused(code: str) -> tuple[Response, int]:
    tell(outcome="refused", code=code)
    if code in UNKNOWN_NUMBER:
        return _bad_fields({"parent_tel": f"is not a WhatsApp number (Twilio {code})"})
    return _failed(502, f"Twilio refused the invite with code {code}; once that is put right, the same request works")


def _bad_fields(errors: dict[str, str]) -> tuple[Response, int]:
    message = "The invite cannot be sent: put the fields right and send it again"
    return _answer(400, message=message, errors=errors)


def _failed(code: int, error: str) -> tuple[Response, int]:
    return _answer(code, message="Error processing registration request", error=error)


def _answer(code: int, **body: object) -> tuple[Response, int]:
    return jsonify(**body, request_id=g.request_id), code
