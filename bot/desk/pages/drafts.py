"""What somebody typed before they were signed out: there again once they are in, to be sent when they say so."""

from flask import Response
from werkzeug.exceptions import NotFound

from bot.desk.frame.again import Typed, given_back
from bot.desk.frame.page import Page, Visit
from bot.desk.frame.parts import Parts

TITLE, BUTTON = "Before you were signed out", "Send it now"
TEXT = "Nothing of this was sent. It is kept for an hour."


def pages(parts: Parts) -> list[Page]:
    def show(visit: Visit, name: str) -> Response:
        draft = parts.drafts.find(visit.person.email, name, visit.now)
        if draft is None:
            raise NotFound
        typed = Typed(draft.path, draft.about, [*draft.fields, ("draft", name)])
        return given_back(visit, typed, TITLE, TEXT, BUTTON, 200)

    return [Page("draft", "GET", "/desk/draft/<name>", None, show)]
