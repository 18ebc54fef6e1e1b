"""What every request to Twilio's API goes through: the password, the errors' shape, the record for the phone."""

import hmac
import time
from collections.abc import Callable

from flask import Blueprint, Response, g, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from local.twilio.errors import TwilioError
from local.twilio.service import Twilio

Routes = list[tuple[str, str, Callable[..., ResponseReturnValue]]]  # method, or "" for any; path; what answers
ANY_METHOD = ("GET", "POST", "PUT", "DELETE")


def connect(blueprint: Blueprint, routes: Routes) -> Blueprint:
    for method, rule, view in routes:
        blueprint.add_url_rule(rule, view.__name__, view, methods=[method] if method else ANY_METHOD)
    return blueprint


def unknown(rest: str) -> ResponseReturnValue:
    raise TwilioError(20404, request.path)


def guard(blueprint: Blueprint, twilio: Twilio) -> Blueprint:
    """Put basic auth, error objects and the record of requests around a blueprint."""

    @blueprint.before_request
    def check_password() -> None:
        g.started = time.perf_counter()
        given = request.authorization
        account, token = (given.username or "", given.password or "") if given and given.type == "basic" else ("", "")
        known = hmac.compare_digest(account.encode(), twilio.account_sid.encode())
        if not (known and any(hmac.compare_digest(token.encode(), each.encode()) for each in twilio.tokens)):
            raise TwilioError(20003)
        if request.view_args and request.view_args.pop("account_sid", twilio.account_sid) != twilio.account_sid:
            raise TwilioError(20404, request.path)

    @blueprint.errorhandler(TwilioError)
    def refuse(error: TwilioError):
        headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if error.status == 401 else {}
        return jsonify(error.document), error.status, headers

    @blueprint.errorhandler(HTTPException)
    def refuse_http(error: HTTPException):
        code = {404: 20404, 405: 20004}.get(error.code, 20422)
        return refuse(TwilioError(code, request.path if code == 20404 else error.name, status=error.code))

    @blueprint.after_request
    def record(response: Response) -> Response:
        status = None if g.get("dropped") else response.status_code
        number = request.form.get("To", "").removeprefix("whatsapp:")
        if "started" in g:
            taken = (time.perf_counter() - g.started) * 1000
            twilio.requests.add("twilio", request.method, request.path, status, taken, number)
        return response

    return blueprint


def hang_up() -> Response:
    """Close the connection without an answer: waitress drops the line when the answer's body is an OSError."""
    g.dropped = True

    def body():
        raise ConnectionAbortedError("A fault on order: no answer")
        yield b""

    return Response(body())
