"""GET and POST /waiting/<token>: the page behind a manager's link. It names nobody, and it ends the pause."""

from flask import Blueprint, Response, render_template_string

from bot.club.desk import Desk, NotPossible
from flows.grammar.notices import AT_ONCE

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>{{ title }}</title>
<style>body{margin:0;background:#f4f5f4;color:#1d2420;font:18px/1.5 Arial,Helvetica,sans-serif}
main{max-width:32em;margin:0 auto;padding:24px;background:#fff;min-height:100vh;box-sizing:border-box}
button{font:inherit;padding:12px 20px;background:#00694e;color:#fff;border:0;border-radius:6px}
button:focus-visible{outline:3px solid #ffbf47}</style></head>
<body><main><h1>{{ title }}</h1>
{% for line in lines %}<p>{{ line }}</p>{% endfor %}
{% if form %}<form method="post"><button>Let the assistant go on</button></form>{% endif %}
</main></body></html>"""
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def waiting(desk: Desk) -> Blueprint:
    blueprint = Blueprint("waiting", __name__)
    page = Waiting(desk)
    blueprint.add_url_rule("/waiting/<token>", "show", page.show, methods=["GET"])
    blueprint.add_url_rule("/waiting/<token>", "release", page.release, methods=["POST"])
    return blueprint


class Waiting:
    def __init__(self, desk: Desk):
        self._desk = desk

    def show(self, token: str) -> Response:
        """Opening the link changes nothing: mail scanners open links too."""
        try:
            registration, pause = self._desk.pause_of(self._desk.released_by(token))
        except LookupError:
            return _over()
        lines = [
            f"{registration.invite.side}, reference {registration.reference}.",
            f"The assistant has been silent since {pause.at:%d %B, %H:%M} UTC.",
            "When you have spoken to the parent, let it go on where it was.",
        ]
        return _page(AT_ONCE[pause.reason], lines, form=True)

    def release(self, token: str) -> Response:
        try:
            self._desk.release(self._desk.released_by(token))
        except (LookupError, NotPossible):
            return _over()
        return _page("Thank you", ["The assistant goes on where it was."])


def _over() -> Response:
    return _page("Nothing waits here any more", ["The assistant goes on in this chat."], status=404)


def _page(title: str, lines: list[str], *, form: bool = False, status: int = 200) -> Response:
    page = render_template_string(PAGE, title=title, lines=lines, form=form)
    return Response(page, status=status, mimetype="text/html", headers=HEADERS)
