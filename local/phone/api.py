"""The phone's JSON API and its page, for a browser and for scripts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import requests
from flask import Blueprint, Flask, Response, abort, jsonify, request, send_from_directory
from flask.typing import ResponseReturnValue

from local.aws.embedded import EmbeddedAWS
from local.aws.fates import Fates
from local.phone.falling_due import let_fall_due
from local.twilio import Twilio

PAGE = Path(__file__).resolve().parent.parent / "page"
LONGEST_WAIT = 60  # seconds
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
EMAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; frame-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Season(Protocol):
    """The example season (local/season/filling.py)."""

    @property
    def progress(self) -> dict[str, Any]: ...

    def begin(self) -> None: ...


class World(Protocol):
    """What stands behind the phone (local/world.py)."""

    twilio: Twilio
    aws: EmbeddedAWS
    fates: Fates
    example: dict[str, Any] | None

    @property
    def season(self) -> Season | None: ...

    def state(self, number: str) -> dict[str, Any]: ...

    def trigger(self, body: bytes) -> requests.Response: ...

    def next_due(self) -> float | None: ...

    def idle(self, now: float) -> bool: ...


def phone_api(world: World) -> Blueprint:
    """The routes for a local.world.World."""
    api = Blueprint("phone", __name__)
    for method, rule, view in PhoneApi(world).routes():
        api.add_url_rule(rule, view.__name__, view, methods=[method])
    api.register_error_handler(ValueError, fault)
    api.register_error_handler(requests.RequestException, no_answer)
    api.after_request(protect)
    return api


def fault(error: ValueError) -> ResponseReturnValue:
    return jsonify({"message": str(error)}), 400


def no_answer(_error: requests.RequestException) -> ResponseReturnValue:
    return jsonify({"message": "The bot did not answer"}), 502


def protect(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.endpoint == "phone.email":
        response.headers["Content-Security-Policy"] = EMAIL_POLICY
    return response


class PhoneApi:
    """One method for each request of the page and of scripts (docs/try-it.md)."""

    def __init__(self, world: World):
        self._world, self._twilio = world, world.twilio

    def routes(self) -> list[tuple[str, str, Callable[..., ResponseReturnValue]]]:
        """Method, path and what answers."""
        return [
            ("GET", "/health", self.health),
            ("GET", "/phones", self.phones),
            ("POST", "/phones/<number>/messages", self.send),
            ("GET", "/phones/<number>/messages", self.messages),
            ("POST", "/phones/<number>/faults", self.faults),
            ("PUT", "/phones/<number>/identity", self.identity),
            ("GET", "/phones/<number>/state", self.state),
            ("PUT", "/contents/<name>/approval", self.approval),
            ("POST", "/invites", self.invite),
            ("GET", "/inbox", self.inbox),
            ("GET", "/inbox/<sid>/html", self.email),
            ("POST", "/inbox/<sid>/events", self.becomes),
            ("GET", "/requests", self.went_by),
            ("GET", "/clock", self.clock),
            ("POST", "/clock", self.advance),
            ("GET", "/example", self.example),
            ("GET", "/season", self.season),
            ("POST", "/season", self.fill_season),
            ("GET", "/media/<sid>", self.media),
            ("GET", "/", self.index),
            ("GET", "/page/<path:name>", self.page),
        ]

    def health(self) -> ResponseReturnValue:
        return jsonify({"status": "ok"})

    def phones(self) -> ResponseReturnValue:
        return jsonify({"phones": self._twilio.phones()})

    def send(self, number: str) -> ResponseReturnValue:
        given = document("text", "button", "list", "media", "location", "reply_to", "sid", "deliver")
        check_kinds(given)
        delivery = self._twilio.phone(number).send(given.pop("text", None), **given)
        return jsonify({"sid": delivery.sid, "webhook_status": delivery.webhook_status}), 201

    def messages(self, number: str) -> ResponseReturnValue:
        phone, after = self._twilio.phone(number), whole("after")
        if seconds := seconds_to_wait():
            self._twilio.messages.wait_for_bot(phone.number, after, seconds)
        chat = phone.messages(after)
        phone.look()
        return jsonify({"messages": chat, "last": chat[-1]["n"] if chat else after})

    def faults(self, number: str) -> ResponseReturnValue:
        self._twilio.faults.order(self._twilio.phone(number).number, document())
        return jsonify({"message": "It will go wrong"}), 201

    def identity(self, number: str) -> ResponseReturnValue:
        given = document("username", "withheld", "id", "parent_id")
        return jsonify(self._twilio.phone(number).is_named(**given)._asdict())

    def state(self, number: str) -> ResponseReturnValue:
        return jsonify(self._world.state(self._twilio.phone(number).number))

    def approval(self, name: str) -> ResponseReturnValue:
        given = document("status", "category", "rejection_reason")
        return jsonify({"approvals": self._twilio.contents.judge(name, given)})

    def invite(self) -> ResponseReturnValue:
        answer = self._world.trigger(request.get_data())
        return Response(answer.content, answer.status_code, content_type=answer.headers.get("Content-Type"))

    def inbox(self) -> ResponseReturnValue:
        return jsonify({"messages": self._world.aws.sent.messages(request.args.get("to") or None)})

    def email(self, sid: str) -> ResponseReturnValue:
        """An e-mail as it would look: in a frame of its own, where its styles work and nothing else does."""
        found = [message for message in self._world.aws.sent.messages() if message["sid"] == sid and message["html"]]
        return Response(found[0]["html"], content_type="text/html; charset=utf-8") if found else abort(404)

    def becomes(self, sid: str) -> ResponseReturnValue:
        """What becomes of an e-mail or text, as its provider tells the sender; or the answer to a text."""
        given = document("event", "reply")
        try:
            if "reply" in given:
                self._world.fates.reply(sid, str(given["reply"]))
            else:
                self._world.fates.tell(sid, str(given.get("event")))
        except LookupError:
            abort(404, "There is no such e-mail or text")
        return jsonify({"message": "Its provider has told the sender"}), 202

    def went_by(self) -> ResponseReturnValue:
        passed, last = self._twilio.requests.after(whole("after"), seconds_to_wait())
        return jsonify({"requests": passed, "last": last})

    def clock(self) -> ResponseReturnValue:
        return jsonify({"now": self._twilio.clock.now().isoformat()})

    def advance(self) -> ResponseReturnValue:
        seconds = document("advance_seconds").get("advance_seconds")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise ValueError("advance_seconds must be a number")
        now = let_fall_due(
            self._twilio.clock, seconds, self._world.next_due, self._world.idle, self._twilio.time_passed
        )
        return jsonify({"now": now.isoformat()})

    def example(self) -> ResponseReturnValue:
        return jsonify(self._world.example) if self._world.example else abort(404)

    def season(self) -> ResponseReturnValue:
        return jsonify(self._world.season.progress) if self._world.season else abort(404)

    def fill_season(self) -> ResponseReturnValue:
        if self._world.season is None:
            abort(404)
        self._world.season.begin()
        return jsonify(self._world.season.progress), 202

    def media(self, sid: str) -> ResponseReturnValue:
        file = self._twilio.media.get(sid)
        if file is None or file.data is None:
            abort(404)
        safe = file.content_type.startswith(("image/", "audio/", "video/")) and "svg" not in file.content_type
        return Response(file.data, content_type=file.content_type if safe else "application/octet-stream")

    def index(self) -> ResponseReturnValue:
        return send_from_directory(PAGE, "index.html")

    def page(self, name: str) -> ResponseReturnValue:
        return send_from_directory(PAGE, name)


def only_from_this_machine(app: Flask) -> None:
    """Refuse what another site makes a browser send here: a name that is not loopback's, or a foreign origin."""

    @app.before_request
    def check() -> None:
        origin = request.headers.get("Origin")
        if host_name(f"//{request.host}") not in LOOPBACK:
            abort(403, "Only this computer's own address is served")
        if origin and host_name(origin) not in LOOPBACK:
            abort(403, "Only pages of this computer are served")


def host_name(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def document(*known: str) -> dict:
    """The request's JSON object. ValueError when it is none, or has a name that is not known."""
    given = request.get_json(force=True, silent=True)
    if not isinstance(given, dict):
        raise ValueError("The body must be a JSON object")
    if known and (odd := sorted(set(given) - set(known))):
        raise ValueError(f"{odd[0]} is not known; known are {', '.join(known)}")
    return given


def check_kinds(given: dict) -> None:
    kinds = {"text": str, "media": list, "reply_to": str, "sid": str}
    words = {str: "string", list: "list", dict: "JSON object"}
    for name, value in given.items():
        kind = kinds.get(name, dict)
        if value is not None and not isinstance(value, kind):
            raise ValueError(f"{name} must be a {words[kind]}")


def whole(name: str) -> int:
    text = request.args.get(name, "0")
    if not text.isdecimal() or not text.isascii() or len(text) > 15:
        raise ValueError(f"{name} must be a whole number from 0")
    return int(text)


def seconds_to_wait() -> float:
    try:
        seconds = float(request.args.get("wait", 0))
    except ValueError:
        raise ValueError("wait must be a number of seconds") from None
    if not 0 <= seconds < float("inf"):
        raise ValueError("wait must be a number of seconds from 0")
    return min(seconds, LONGEST_WAIT)
