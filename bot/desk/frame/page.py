"""A page of the desk, and the visit of somebody to it."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from flask import Response, make_response, redirect, render_template, request
from markupsafe import Markup

from bot.desk.people.roles import May, Person
from bot.desk.people.sessions import Session

SEE_OTHER = 303


class Visit(NamedTuple):
    """Somebody at a page; `session` is None at the door. `season` is the one that the desk shows by itself."""

    session: Session | None
    now: datetime
    season: str

    @property
    def person(self) -> Person:
        """Who is signed in. Raises PermissionError at the door, where nobody is."""
        if self.session is None:
            raise PermissionError("nobody is signed in")
        return self.session.person


class Page(NamedTuple):
    """One page or act: its name, method and path, what somebody needs to be allowed, and who answers.

    With `may` None it is for everybody who is signed in; one that is `open` is for strangers too. `largest` is how many
    bytes may be posted to it where that is more than to others. `does` says what a form is for, in words that may have
    the names of its path in them.
    """

    name: str
    method: str
    path: str
    may: May | None
    handle: Callable[..., Response]
    open: bool = False
    largest: int = 0
    does: str = ""

    def about(self, path: dict[str, str]) -> str:
        """What this form was to do: `"withdraw, registration ZQ9A-BNEE"`."""
        words = self.does.format_map(path) or self.name
        of = f", registration {path['reference']}" if "reference" in path else ""
        return words.replace("_", " ").replace("-", " ") + of


def shown(template: str, visit: Visit, status: int = 200, **values: Any) -> Response:
    """A template with what every page has: who is signed in, and what proves a form."""
    session = visit.session
    person, secret = (session.person, session.secret) if session else (None, "")
    page = render_template(template, person=person, proof=lambda: _proof(secret), May=May, **values)
    return make_response(page, status)


def _proof(secret: str) -> Markup:
    """What a form brings along: that it is of this session, and a name for what it does, which is done once."""
    hidden = '<input type="hidden" name="{}" value="{}">'
    return Markup(hidden * 2).format("secret", secret, "once", secrets.token_urlsafe(12))  # noqa: S704 formats escape


def on_to(path: str) -> Response:
    """Where the browser goes on to with a GET: a path of ours, without the stage."""
    return make_response(redirect(request.script_root + path, SEE_OTHER))
