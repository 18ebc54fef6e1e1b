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
from bot.desk.frame.again import given_back, what_was_typed
from bot.desk.frame.once import BeingDone
from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.frame.seasons import season_now
from bot.desk.people.drafts import Draft
from bot.desk.people.roles import May
from bot.errors import Stopped, Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import log_failure
from bot.messages.outbox import Busy
from bot.store.registrations import Row
from bot.store.transaction import Conflict
from flows.reminders.delivery_codes import way

COOKIE, BAD = "desk", 400
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
LATER = "The desk cannot reach its records just now. Nothing is lost: try again in a minute."
OTHERS = "Somebody else is at this registration at this very moment. Nothing is lost: try again."
IN_DOUBT = "This was sent a moment ago, and what became of it is not known yet: look before you send it again."
SIGNED_OUT = "You are signed out. Sign in, and do it again."
AFTERWARDS = "You are signed out, and nothing was done. Once you are signed in, what you typed can be sent from here."
ANEW = "You have signed in anew since this page was opened, so nothing was done yet. Look at it once more."


class Guard:
    def __init__(self, parts: Parts):
        self._parts = parts
        self._pages: dict[str, Page] = {}

    def serve(self, app: Flask, pages: Iterable[Page]) -> None:
        """Every page of these, behind this guard."""
        self._pages = {page.name: page for page in pages}
        for page in self._pages.values():
            app.add_url_rule(page.path, page.name, partial(self._call, page), methods=[page.method])
        app.after_request(_with_headers)
        app.register_error_handler(HTTPException, self._explain)
        explanations: dict[Callable[..., Response], tuple[type[Exception], ...]] = {
            self._not_possible: (NotPossible, NotInvited),
            self._refused: (InviteRefused,),
            self._in_doubt: (BeingDone,),
            self._later: (Unavailable, Busy, Conflict, Stopped, ClientError, BotoCoreError),
        }
        for explain, kinds in explanations.items():
            for kind in kinds:
                app.register_error_handler(kind, explain)
        app.register_error_handler(Exception, self._admit)

    def visit(self) -> Visit:
        now = self._parts.clock()
        session = self._parts.sessions.find(request.cookies.get(COOKIE, ""), now)
        return Visit(session, now, season_now(now, self._parts.particulars.club().season))

    def _call(self, page: Page, **path: str) -> Response:
        if request.method == "POST" and _came_from() not in {"same-origin", "none", ""}:
            raise Forbidden("This form came from another site.")
        visit = self.visit()
        if page.open:
            return page.handle(visit, **path)
        if visit.session is None:
            return self._at_the_door(visit, page)
        if page.largest:
            request.max_content_length = page.largest
        if request.method == "POST" and not _is_proven(visit.session.secret):
            return self._not_proven(visit, page)
        if page.may and not visit.person.may(page.may):
            raise Forbidden("This is not among what you may do here. A secretary can change that, under People.")
        return self._handled(visit, page, path)

    def _handled(self, visit: Visit, page: Page, path: dict[str, str]) -> Response:
        response = page.handle(visit, **path)
        if (draft := request.form.get("draft", "")) and response.status_code < BAD:
            self._parts.drafts.drop(visit.person.email, draft)
        return response

    def _at_the_door(self, visit: Visit, page: Page) -> Response:
        """On to signing in. What was typed is kept for whom the form is proven to be of, and else given back."""
        if request.method != "POST":
            return on_to(f"/desk/sign-in?next={quote(request.full_path.rstrip('?'), safe='')}")
        typed = what_was_typed(page)
        if not typed.by_hand or typed.has_files:
            raise Unauthorized(SIGNED_OUT)
        owner = self._parts.sessions.whose(request.cookies.get(COOKIE, ""), request.form.get("secret", ""))
        if owner is None:
            return given_back(visit, typed, "You are signed out", AFTERWARDS, "Send it now", 401)
        draft = Draft(typed.path, typed.about, typed.but("secret", "draft").fields)
        return on_to(f"/desk/sign-in?next=/desk/draft/{self._parts.drafts.keep(owner, draft, visit.now)}")

    def _not_proven(self, visit: Visit, page: Page) -> Response:
        """A page of an earlier sign-in is given back, if the browser itself says that it came from a page of ours."""
        typed = what_was_typed(page)
        if _came_from() != "same-origin" or not typed.by_hand or typed.has_files:
            raise Forbidden("This page was open for too long, or is of another sign-in. Go back, and load it again.")
        return given_back(visit, typed.but("secret"), "Signed in anew", ANEW, "Send it now", 403)

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
        return self._to_be_tried_again("Not just now", _why(error), 503)

    def _in_doubt(self, _: BeingDone) -> Response:
        return self._to_be_tried_again("Look first", IN_DOUBT, 409)

    def _to_be_tried_again(self, title: str, text: str, status: int) -> Response:
        """With what was typed, as it was posted: whoever is signed in when it is sent again is proven by its secret."""
        visit, page = self._visit_if_any(), self._pages[str(request.endpoint)]
        if request.method != "POST":
            return shown("message.html", visit, status, title=title, text=text, again=request.full_path.rstrip("?"))
        return given_back(visit, what_was_typed(page), title, text, "Try again", status)

    def _admit(self, error: Exception) -> Response:
        log_failure("a page of the desk failed", error)
        return _plain(500, LATER)

    def _message(self, title: str, text: str, status: int) -> Response:
        return shown("message.html", self._visit_if_any(), status, title=title, text=text, again="")

    def _visit_if_any(self) -> Visit:
        try:
            return self.visit()
        except Exception as error:  # the page that says so must not need what is away
            log_failure("nobody could be recognised", error)
            return Visit(None, now := self._parts.clock(), season_now(now))


def _came_from() -> str:
    """Where the browser says that a form came from; "" of one that does not say."""
    return request.headers.get("Sec-Fetch-Site", "")


def _why(error: Exception) -> str:
    if isinstance(error, Stopped):
        return str(error)
    return OTHERS if isinstance(error, (Busy, Conflict)) else LATER


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
