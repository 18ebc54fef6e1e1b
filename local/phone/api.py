"""The phone's JSON API and its page, for a browser and for scripts."""

from pathlib import Path
from urllib.parse import urlsplit

import requests
from flask import Blueprint, Flask, Response, abort, jsonify, request, send_from_directory

from local.falling_due import let_fall_due

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


def phone_api(world) -> Blueprint:
    """The routes for `world`, a local.world.World."""
    api = Blueprint("phone", __name__)
    twilio = world.twilio

    @api.errorhandler(ValueError)
    def fault(error: ValueError):
        return jsonify({"message": str(error)}), 400

    @api.errorhandler(requests.RequestException)
    def no_answer(error: requests.RequestException):
        return jsonify({"message": "The bot did not answer"}), 502

    @api.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        if request.endpoint == "phone.email":
            response.headers["Content-Security-Policy"] = EMAIL_POLICY
        return response

    @api.get("/health")
    def health():
        return jsonify({"status": "ok"})

    @api.get("/phones")
    def phones():
        return jsonify({"phones": twilio.phones()})

    @api.post("/phones/<number>/messages")
    def send(number: str):
        given = document("text", "button", "list", "media", "location", "reply_to", "sid", "deliver")
        check_kinds(given)
        delivery = twilio.phone(number).send(given.pop("text", None), **given)
        return jsonify({"sid": delivery.sid, "webhook_status": delivery.webhook_status}), 201

    @api.get("/phones/<number>/messages")
    def messages(number: str):
        phone, after = twilio.phone(number), whole("after")
        if seconds := seconds_to_wait():
            twilio.messages.wait_for_bot(phone.number, after, seconds)
        chat = phone.messages(after)
        phone.look()
        return jsonify({"messages": chat, "last": chat[-1]["n"] if chat else after})

    @api.post("/phones/<number>/faults")
    def faults(number: str):
        twilio.faults.order(twilio.phone(number).number, document())
        return jsonify({"message": "It will go wrong"}), 201

    @api.get("/phones/<number>/state")
    def state(number: str):
        return jsonify(world.state(twilio.phone(number).number))

    @api.post("/invites")
    def invite():
        answer = world.trigger(request.get_data())
        return Response(answer.content, answer.status_code, content_type=answer.headers.get("Content-Type"))

    @api.get("/inbox")
    def inbox():
        return jsonify({"messages": world.aws.sent.messages(request.args.get("to") or None)})

    @api.get("/inbox/<sid>/html")
    def email(sid: str):
        """An e-mail as it would look: in a frame of its own, where its styles work and nothing else does."""
        found = [message for message in world.aws.sent.messages() if message["sid"] == sid and message["html"]]
        return Response(found[0]["html"], content_type="text/html; charset=utf-8") if found else abort(404)

    @api.get("/requests")
    def went_by():
        passed, last = twilio.requests.after(whole("after"), seconds_to_wait())
        return jsonify({"requests": passed, "last": last})

    @api.get("/clock")
    def clock():
        return jsonify({"now": twilio.clock.now().isoformat()})

    @api.post("/clock")
    def advance():
        seconds = document("advance_seconds").get("advance_seconds")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise ValueError("advance_seconds must be a number")
        now = let_fall_due(twilio.clock, seconds, world.next_due, world.idle, twilio.time_passed)
        return jsonify({"now": now.isoformat()})

    @api.get("/example")
    def example():
        return jsonify(world.example) if world.example else abort(404)

    @api.get("/media/<sid>")
    def media(sid: str):
        file = twilio.media.get(sid)
        if file is None or file.data is None:
            abort(404)
        safe = file.content_type.startswith(("image/", "audio/", "video/")) and "svg" not in file.content_type
        return Response(file.data, content_type=file.content_type if safe else "application/octet-stream")

    @api.get("/")
    def index():
        return send_from_directory(PAGE, "index.html")

    @api.get("/page/<path:name>")
    def page(name: str):
        return send_from_directory(PAGE, name)

    return api


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
