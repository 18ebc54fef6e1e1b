"""Twilio's Messages API: https://www.twilio.com/docs/messaging/api/message-resource."""

import mimetypes
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from local.twilio.api.access import Routes, connect, guard, hang_up, unknown
from local.twilio.api.media_cdn import media_cdn
from local.twilio.api.resources import media_resource, message_resource
from local.twilio.errors import TwilioError
from local.twilio.forms import VERSION
from local.twilio.media import Media, signed_path
from local.twilio.messages import ON_ITS_WAY, Message
from local.twilio.sending import NUMBER, refused_at_once
from local.twilio.service import Twilio

LARGEST_PAGE = 1000
ON, BACK = "PA", "PB"  # a page's token: on from its last message, or back from its first


MESSAGES = "/Accounts/<account_sid>/Messages"


def messages_api(twilio: Twilio) -> Blueprint:
    """The routes, below /2010-04-01; and beside them, where no password is asked, the media that they redirect to."""
    api = guard(Blueprint("messages_api", __name__, url_prefix=f"/{VERSION}"), twilio)
    api.record_once(lambda setup: setup.app.register_blueprint(media_cdn(twilio)))
    return connect(api, MessagesApi(twilio).routes())


class MessagesApi:
    """One method for each request that Twilio documents for messages and their media."""

    def __init__(self, twilio: Twilio):
        self._twilio = twilio

    def routes(self) -> Routes:
        return [
            ("GET", "/Accounts/<account_sid>.json", self.account),
            ("POST", f"{MESSAGES}.json", self.create),
            ("GET", f"{MESSAGES}.json", self.list_messages),
            ("GET", f"{MESSAGES}/<sid>.json", self.fetch),
            ("DELETE", f"{MESSAGES}/<sid>.json", self.delete),
            ("GET", f"{MESSAGES}/<sid>/Media.json", self.list_media),
            ("GET", f"{MESSAGES}/<sid>/Media/<media_sid>.json", self.fetch_media),
            ("GET", f"{MESSAGES}/<sid>/Media/<media_sid>", self.download),
            ("DELETE", f"{MESSAGES}/<sid>/Media/<media_sid>.json", self.delete_media),
            ("", "/<path:rest>", unknown),
        ]

    def account(self) -> ResponseReturnValue:
        twilio = self._twilio
        about = {"sid": twilio.account_sid, "status": twilio.account_status, "type": "Full", "friendly_name": "Club"}
        return jsonify(about)

    def create(self) -> ResponseReturnValue:
        fault = self._twilio.faults.take(self._twilio.sending.parent(request.form))
        message = self._accept(fault)
        if "delay_seconds" in fault:
            self._twilio.closing.wait(fault["delay_seconds"])
        if "http" in fault:
            raise TwilioError(20500, status=fault["http"])
        return hang_up() if fault.get("drop_answer") else (jsonify(self._resource(message)), 201)

    def _accept(self, fault: dict[str, Any]) -> Message:
        """The message of the request's form, unless it or the fault on order has it refused at once."""
        twilio, form = self._twilio, request.form
        media_urls = form.getlist("MediaUrl")
        rendered, content = twilio.sending.compose(form, media_urls)
        refused_at_once(fault)
        return twilio.accept(
            twilio.sending.parent(form),
            rendered,
            content,
            silent=bool(fault.get("drop_callback")),
            fails=fault.get("code"),
            direction="outbound-api",
            address=None if NUMBER.fullmatch(form["To"]) else form["To"].removeprefix("whatsapp:"),
            callback_url=form.get("StatusCallback") or None,
            media=[linked(url) for url in media_urls],
        )

    def list_messages(self) -> ResponseReturnValue:
        size = min(max(request.args.get("PageSize", 50, int), 1), LARGEST_PAGE)
        page = max(request.args.get("Page", 0, int), 0)
        where, values = selection(request.args, self._twilio)
        if request.args.get("PageToken", "").startswith(BACK):
            messages, more = self._twilio.messages.next_newer(where, values, size), True
        else:
            newest = self._twilio.messages.newest(where, values, size + 1)
            messages, more = newest[:size], len(newest) > size
        return jsonify(page_of([self._resource(message) for message in messages], request, page, size, more))

    def fetch(self, sid: str) -> ResponseReturnValue:
        return jsonify(self._resource(self._found(sid)))

    def delete(self, sid: str) -> ResponseReturnValue:
        """With its media: https://help.twilio.com/articles/223133687."""
        message = self._found(sid)
        if message.status in ON_ITS_WAY:
            raise TwilioError(20009)
        self._twilio.messages.delete(sid)
        return Response(status=204)

    def list_media(self, sid: str) -> ResponseReturnValue:
        files = self._twilio.media.of(self._found(sid).sid)
        media = [media_resource(file, self._twilio.account_sid) for file in files]
        return jsonify(page_of(media, request, 0, LARGEST_PAGE, more=False, key="media_list"))

    def fetch_media(self, sid: str, media_sid: str) -> ResponseReturnValue:
        return jsonify(media_resource(self._file_of(sid, media_sid), self._twilio.account_sid))

    def download(self, sid: str, media_sid: str) -> ResponseReturnValue:
        twilio, file = self._twilio, self._file_of(sid, media_sid)
        path = signed_path(file, twilio.account_sid, twilio.auth_token, twilio.clock.now())
        return redirect(twilio.base_url + path, 307)

    def delete_media(self, sid: str, media_sid: str) -> ResponseReturnValue:
        self._twilio.media.delete(self._file_of(sid, media_sid).sid)
        return Response(status=204)

    def _resource(self, message: Message) -> dict[str, Any]:
        return message_resource(message, self._twilio.account_sid, self._twilio.number)

    def _found(self, sid: str) -> Message:
        message = self._twilio.messages.get(sid)
        if message is None or message.deleted:
            raise TwilioError(20404, request.path)
        return message

    def _file_of(self, sid: str, media_sid: str) -> Media:
        file = self._twilio.media.get(media_sid)
        if file is None or file.message_sid != self._found(sid).sid:
            raise TwilioError(20404, request.path)
        return file


def selection(query, twilio: Twilio) -> tuple[str, tuple]:
    """The SQL condition and its values for a list's query: To, From, DateSent (a day, or < and > with equality)."""
    parts, values, other_end = ["not deleted"], [], "coalesce(address, parent) = ?"
    to, sender = query.get("To"), query.get("From")
    if to:
        parts.append("direction = 'inbound'" if to == twilio.number else f"direction != 'inbound' and {other_end}")
        values += [] if to == twilio.number else [to.removeprefix("whatsapp:")]
    if sender:
        parts.append("direction != 'inbound'" if sender == twilio.number else f"direction = 'inbound' and {other_end}")
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
    return " and ".join(parts), tuple(values)


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
