"""Where media are fetched from: the signed addresses that the Messages API redirects to, which ask for no password."""

import hmac

from flask import Blueprint, Response, abort, request

from local.twilio.media import signature
from local.twilio.service import Twilio


def media_cdn(twilio: Twilio) -> Blueprint:
    """The route of signed addresses."""
    cdn = Blueprint("media_cdn", __name__, url_prefix="/mms.twiliocdn.com")

    @cdn.get("/<account_sid>/<media_sid>")
    def download(account_sid: str, media_sid: str) -> Response:
        expires, given = request.args.get("Expires", ""), request.args.get("Signature", "")
        signed = hmac.compare_digest(given.encode(), signature(twilio.auth_token, request.path, expires).encode())
        if not signed or twilio.clock.now().timestamp() > int(expires):
            abort(403, "Access denied")
        file = twilio.media.get(media_sid)
        if file is None or twilio.messages.get(file.message_sid).deleted:
            abort(404)
        return Response(file.data, content_type=file.content_type)

    return cdn
