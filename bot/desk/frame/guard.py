"""Who may come in: the session of a cookie, a form's proof, what somebody is allowed, and the headers of each page."""

import hmac
import re
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import quote

from botocore.exceptions import BotoCoreError, ClientError
from flask import Flask, Response, request
from werkzeug.exceptions import Forbidden, HTTPException, NotFound, RequestEntityTooLarge, Unauthorized

from bot.club.desk import NotPossible
from bot.club.invitations import InviteRefused, NotInvited
from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.people.roles import May
from bot.errors import Stopped, Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import log_failure
from bot.messages.outbox import Busy
from bot.store.registrations import Row
from bot.store.transaction import Conflict
from flows.reminders.delivery_codes import way

COOKIE = "desk"
OURS = re.compile(r"/desk(/[\w-]+)*/?(\?[\w=&%.+-]*)?", re.ASCII)
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
}
LATER = "The desk cannot reach its records just now. Nothing is lost: go back and press the button again in a minute."


class Guard:
    def __init__(self, parts: Parts):
        self._parts = parts

    def serve(self, app: Flask, pages: Iterable[Page]) -> None:
        """Every page of these, behind this guard."""
        for page in pages:
            app.add_url_rule(page.path, page.name, partial(self._call, page), methods=[page.method])
        app.after_request(_with_headers)
        app.register_error_handler(HTTPException, self._explain)
        explanations: dict[Callable[..., Response], tuple[type[Exception], ...]] = {
            self._not_possible: (NotPossible, NotInvited),
            self._refused: (InviteRefused,),
            self._later: (Unavailable, Busy, Conflict, Stopped, ClientError, BotoCoreError),
        }
        for explain, kinds in explanations.items():
            for kind in kinds:
                app.register_error_handler(kind, explain)
        app.register_error_handler(Exception, self._admit)

    def visit(self) -> Visit:
        now = self._parts.clock()
        return Visit(self._parts.sessions.find(request.cookies.get(COOKIE, ""), now), now)

    def _call(self, page: Page, **path: str) -> Response:
        visit = self.visit()
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "same-origin") not in {
            "same-origin",
            "none",
        }:
            raise Forbidden("This form came from another site.")
        if page.open:
            return page.handle(visit, **path)
        if visit.session is None:
            return self._at_the_door(visit)
        if page.largest:
            request.max_content_length = page.largest
        if request.method == "POST" and not _is_proven(visit.session.secret):
            raise Forbidden(
                "This page was open for too long, or is of another sign-in. Go back, load it again, and repeat."
            )
        if page.may and not visit.person.may(page.may):
            raise Forbidden("This is not among what you may do here. A secretary can change that, under People.")
        return page.handle(visit, **path)

    def _at_the_door(self, visit: Visit) -> Response:
        if request.method == "POST":
            raise Unauthorized("You are signed out: sign in, and do it again.")
        return on_to(f"/desk/sign-in?next={quote(request.full_path.rstrip('?'), safe='')}")

    def _explain(self, error: HTTPException) -> Response:
        titles = {401: "Sign in again", 403: "Not allowed", 404: "Nothing is here", 413: "Too much at once"}
        text = error.description or ""
        if isinstance(error, RequestEntityTooLarge):
            text = "The file is too large: a photo may have 4 MB, a sheet 256 KB. Go back and choose a smaller one."
        if isinstance(error, NotFound):
            text = "There is no such page or registration, or it is not of your teams."
        return self._message(titles.get(error.code or 500, "That did not work"), text, error.code or 500)

    def _not_possible(self, reason: Exception) -> Response:
        return self._message("That is not possible", str(reason), 409)

    def _refused(self, refused: InviteRefused) -> Response:
        return self._message("WhatsApp refused it", f"{way(refused.code).words} (Twilio {refused.code}).", 502)

    def _later(self, error: Exception) -> Response:
        log_failure("a page of the desk has to wait", error)
        return self._message("Not just now", str(error) if isinstance(error, Stopped) else LATER, 503)

    def _admit(self, error: Exception) -> Response:
        log_failure("a page of the desk failed", error)
        return _plain(500, LATER)

    def _message(self, title: str, text: str, status: int) -> Response:
        return shown("message.html", self._visit_if_any(), status, title=title, text=text)

    def _visit_if_any(self) -> Visit:
        try:
            return self.visit()
        except Exception as error:  # the page that says so must not need what is away
            log_failure("nobody could be recognised", error)
            return Visit(None, self._parts.clock())


def _is_proven(secret: str) -> bool:
    return hmac.compare_digest(request.form.get("secret", "").encode(), secret.encode())


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        if name != "Cache-Control" or request.endpoint != "static":
            response.headers[name] = value
    return response


def _plain(status: int, text: str) -> Response:
    return Response(text, status=status, mimetype="text/plain")


def ours(path: str) -> str:
    """A path of the desk to go on to, else its first page: never another site's."""
    return path if OURS.fullmatch(path) else "/desk/"


def keep(response: Response, cookie: str, *, secure: bool) -> Response:
    """Hand the browser a session's cookie, or with "" take it away."""
    path = f"{request.script_root}/desk"
    if cookie:
        response.set_cookie(COOKIE, cookie, path=path, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, path=path, secure=secure, httponly=True, samesite="Lax")
    return response


def found(parts: Parts, visit: Visit, reference: str) -> Row:
    """The registration with this reference, for those who may see it. Raises NotFound for all others alike."""
    row = parts.registrations.read(reference)
    if row is None or not visit.person.may(May.SEE, row.registration.invite.side):
        raise NotFound
    tell(registration=row.registration.reference)
    return row
