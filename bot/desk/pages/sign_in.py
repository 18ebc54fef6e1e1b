"""The door: a link by e-mail, that signs in once. Opening it changes nothing, for mail scanners open links too."""

import secrets
from functools import partial

from flask import Response, request

from bot.desk.frame.guard import COOKIE, keep, ours
from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.people.links import GOOD_FOR, TooMany
from bot.desk.people.people import address
from bot.errors import Refused, Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import logs
from flows.records import Notice

OK = 200
ASKED = "desk_asked"  # the cookie that tells the browser that asked for a link
SENT = "If this address is known here, a link is on its way to it. It is good for 15 minutes, once."


def pages(parts: Parts) -> list[Page]:
    door = Door(parts)
    page = partial(Page, may=None)
    return [
        page("ask", "GET", "/desk/sign-in", handle=door.asks, open=True),
        page("send_link", "POST", "/desk/sign-in", handle=door.send_link, open=True),
        page("link", "GET", "/desk/in/<token>", handle=door.shows_button, open=True),
        page("sign_in", "POST", "/desk/in/<token>", handle=door.sign_in, open=True),
        page("sign_out", "POST", "/desk/sign-out", handle=door.sign_out),
        page("sign_out_everywhere", "POST", "/desk/sign-out-everywhere", handle=door.sign_out_everywhere),
    ]


class Door:
    def __init__(self, parts: Parts):
        self._parts = parts
        self._secure = parts.settings.public_url.startswith("https://")

    def asks(self, visit: Visit, said: str = "", status: int = 200) -> Response:
        typed = request.form.get("email", "") if status != OK else ""
        return shown("sign_in.html", visit, status, next=ours(request.values.get("next", "")), said=said, typed=typed)

    def send_link(self, visit: Visit) -> Response:
        """The answer is the same whether the address is known or not."""
        browser = secrets.token_urlsafe(24)
        try:
            self._send(request.form.get("email", "")[:320], browser, visit)
        except TooMany:
            return self.asks(visit, "A link was sent a moment ago: look for it, or try again in a minute.", 429)
        except (Unavailable, Refused) as error:
            logs.error("a link to the desk does not leave", code=str(error))
            return self.asks(visit, "The link could not be sent just now. Try again in a minute.", 503)
        response, path = self.asks(visit, SENT), f"{request.script_root}/desk"
        response.set_cookie(
            ASKED, browser, max_age=GOOD_FOR, path=path, secure=self._secure, httponly=True, samesite="Lax"
        )
        return response

    def shows_button(self, visit: Visit, token: str) -> Response:
        return shown("link.html", visit, asks_address=ASKED not in request.cookies)

    def sign_in(self, visit: Visit, token: str) -> Response:
        link = self._parts.links.spend(token, request.cookies.get(ASKED, ""), visit.now)
        typed = address(request.form.get("email", ""))
        if link is None or not (link.same_browser or typed == link.email) or not self._parts.people.find(link.email):
            return self.asks(visit, "This link was used, is too old, or went to somebody else. Ask for a new one.", 403)
        tell(outcome="signed in")
        cookie = self._parts.sessions.begin(link.email, visit.now)
        return keep(on_to(ours(link.leads_to)), cookie, secure=self._secure)

    def sign_out(self, visit: Visit) -> Response:
        self._parts.sessions.end(request.cookies[COOKIE])
        return keep(on_to("/desk/sign-in"), "", secure=self._secure)

    def sign_out_everywhere(self, visit: Visit) -> Response:
        self._parts.sessions.end_everywhere(visit.person.email, visit.now)
        return keep(on_to("/desk/sign-in"), "", secure=self._secure)

    def _send(self, email: str, browser: str, visit: Visit) -> None:
        person = self._parts.people.find(email)
        if person is None:
            return
        token = self._parts.links.make(person.email, ours(request.form.get("next", "")), browser, visit.now)
        link = f"{self._parts.settings.public_url.rstrip('/')}/desk/in/{token}"
        values = {"club": self._parts.settings.club_name, "name": person.name, "link": link}
        trace = f"desk-{secrets.token_hex(8)}"
        notice = Notice(trace=trace, templates=["email/desk-link"], email=person.email, phone="", values=values)
        self._parts.sender.post(notice, self._parts.particulars.club().contact)
