"""Twilio's Messages API: https://www.twilio.com/docs/messaging/api/message-resource."""

import mimetypes
from datetime import UTC, datetime
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, redirect, request

from local.twilio.api.access import guard, hang_up
from local.twilio.api.errors import TwilioError
from local.twilio.api.resources import media_resource, message_resource
from local.twilio.forms import VERSION
from local.twilio.media import media_cdn, signed_path
from local.twilio.messages import Message
from local.twilio.sending import refused_at_once
from local.twilio.service import Twilio

LARGEST_PAGE = 1000
ON, BACK = "PA", "PB"  # a page's token: on from its last message, or back from its first


def messages_api(twilio: Twilio) -> Blueprint:
    """The routes, below /2010-04-01; and beside them, where no password is asked, the media that they redirect to."""
    api = guard(Blueprint("messages_api", __name__, url_prefix=f"/{VERSION}"), twilio)
    api.record_once(lambda setup: setup.app.register_blueprint(media_cdn(twilio)))
    base = "/Accounts/<account_sid>/Messages"

    def resource(message: Message) -> dict:
        return message_resource(message, twilio.account_sid, twilio.number)

    def found(sid: str) -> Message:
        message = twilio.messages.get(sid)
        if message is None:
            raise TwilioError(20404, request.path)
        return message

    @api.get("/Accounts/<account_sid>.json")
    def account():
        about = {"sid": twilio.account_sid, "status": twilio.account_status, "type": "Full", "friendly_name": "Club"}
        return jsonify(about)

    @api.post(f"{base}.json")
    def create():
        media_urls = request.form.getlist("MediaUrl")
        parent = twilio.sending.parent(request.form)
        rendered, content = twilio.sending.compose(request.form, media_urls)
        fault = twilio.faults.take(parent)
        refused_at_once(fault)
        message = twilio.accept(
            parent,
            rendered,
            content,
            silent=bool(fault.get("drop_callback")),
            fails=fault.get("code"),
            direction="outbound-api",
            callback_url=request.form.get("StatusCallback") or None,
            media=[linked(url) for url in media_urls],
        )
        if "delay_seconds" in fault:
            twilio.closing.wait(fault["delay_seconds"])
        if "http" in fault:
            raise TwilioError(20500, status=fault["http"])
        return hang_up() if fault.get("drop_answer") else (jsonify(resource(message)), 201)

    @api.get(f"{base}.json")
    def list_messages():
        size = min(max(request.args.get("PageSize", 50, int), 1), LARGEST_PAGE)
        page = max(request.args.get("Page", 0, int), 0)
        where, values = selection(request.args, twilio)
        if request.args.get("PageToken", "").startswith(BACK):
            messages = twilio.messages.next_newer(where, values, size)
            return jsonify(page_of([resource(message) for message in messages], request, page, size, more=True))
        messages = twilio.messages.newest(where, values, size + 1)
        more = len(messages) > size
        return jsonify(page_of([resource(message) for message in messages[:size]], request, page, size, more))

    @api.get(f"{base}/<sid>.json")
    def fetch(sid: str):
        return jsonify(resource(found(sid)))

    @api.delete(f"{base}/<sid>.json")
    def delete(sid: str):
        twilio.messages.delete(found(sid).sid)
        return Response(status=204)

    @api.get(f"{base}/<sid>/Media.json")
    def list_media(sid: str):
        media = [media_resource(file, twilio.account_sid) for file in twilio.media.of(found(sid).sid)]
        return jsonify(page_of(media, request, 0, LARGEST_PAGE, more=False, key="media_list"))

    @api.get(f"{base}/<sid>/Media/<media_sid>.json")
    def fetch_media(sid: str, media_sid: str):
        return jsonify(media_resource(file_of(sid, media_sid), twilio.account_sid))

    @api.get(f"{base}/<sid>/Media/<media_sid>")
    def download(sid: str, media_sid: str):
        path = signed_path(file_of(sid, media_sid), twilio.account_sid, twilio.auth_token, twilio.clock.now())
        return redirect(twilio.base_url + path, 307)

    @api.delete(f"{base}/<sid>/Media/<media_sid>.json")
    def delete_media(sid: str, media_sid: str):
        twilio.media.delete(file_of(sid, media_sid).sid)
        return Response(status=204)

    @api.route("/<path:rest>", methods=["GET", "POST", "PUT", "DELETE"])
    def unknown(rest: str):
        raise TwilioError(20404, request.path)

    def file_of(sid: str, media_sid: str):
        file = twilio.media.get(media_sid)
        if file is None or file.message_sid != sid:
            raise TwilioError(20404, request.path)
        return file

    return api


def selection(query, twilio: Twilio) -> tuple[str, tuple]:
    """The SQL condition and its values for a list's query: To, From, DateSent (a day, or < and > with equality)."""
    parts, values = [], []
    to, sender = query.get("To"), query.get("From")
    if to:
        parts.append("direction = 'inbound'" if to == twilio.number else "direction != 'inbound' and parent = ?")
        values += [] if to == twilio.number else [to.removeprefix("whatsapp:")]
    if sender:
        parts.append("direction != 'inbound'" if sender == twilio.number else "direction = 'inbound' and parent = ?")
        values += [] if sender == twilio.number else [sender.removeprefix("whatsapp:")]
    at = "coalesce(sent_at, created_at)"
    for name, condition in (("DateSent", f"substr({at}, 1, 10) = ?"), ("DateSent>", f"{at} >= ?"),
                            ("DateSent<", f"{at} <= ?")):  # fmt: skip
        if query.get(name):
            moment = moment_of(query[name])
            parts.append(condition)
            values.append(moment.date().isoformat() if name == "DateSent" else moment.isoformat())
    if token := query.get("PageToken"):
        here = "(select n from messages where sid = ?)"
        parts.append(f"n > {here}" if token.startswith(BACK) else f"n < {here}")
        values.append(token[2:])
    return " and ".join(parts) or "true", tuple(values)


def moment_of(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise TwilioError(20422, "DateSent is not a date") from None


def page_of(resources: list[dict], request, page: int, size: int, more: bool, key: str = "messages") -> dict:
    """A list's page; `more` tells that another follows."""

    def uri(number: int, token: str = "") -> str:
        query = [(name, value) for name, value in request.args.items(multi=True)
                 if name not in ("Page", "PageSize", "PageToken")]  # fmt: skip
        query += [("PageSize", size), ("Page", number)] + ([("PageToken", token)] if token else [])
        return f"{request.path}?{urlencode(query)}"

    return {
        key: resources,
        "page": page,
        "page_size": size,
        "start": page * size,
        "end": page * size + max(len(resources) - 1, 0),
        "uri": uri(page, request.args.get("PageToken", "")),
        "first_page_uri": uri(0),
        "next_page_uri": uri(page + 1, ON + resources[-1]["sid"]) if more and resources else None,
        "previous_page_uri": uri(page - 1, BACK + resources[0]["sid"]) if page and resources else None,
    }


def linked(url: str) -> dict:
    """A medium that the bot gives by its address. It is not fetched: nothing leaves this computer."""
    return {"sid": "", "content_type": mimetypes.guess_type(url)[0] or "", "filename": url, "url": url}
