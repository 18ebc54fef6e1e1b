"""/unsubscribe/{token}: who gets a topic's e-mails ends that, by their mail program's one click or by a page's button.

A GET changes nothing: mail scanners follow every link.
"""

from html import escape

from botocore.exceptions import BotoCoreError, ClientError
from flask import Blueprint, Response

from sender.auth.token_keys import KeysUnavailable
from sender.auth.unsubscribe_links import PATH, BadLink, Subscription, UnsubscribeLinks
from sender.logs.log_line import tell
from sender.logs.logs import log_failure, masked
from sender.store.messages import EMAIL
from sender.store.suppression import Suppression

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
body {{ font: 1.2rem/1.5 sans-serif; max-width: 32rem; margin: 2rem auto; padding: 0 1rem }}
button {{ font: inherit; padding: .6rem 1.2rem }}
</style>
<h1>{title}</h1>
{body}
</html>
"""
BUTTON = '<form method="post"><button>Send me no more of these</button></form>'
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
}


class Unsubscribing:
    """The handlers, one a route."""

    def __init__(self, links: UnsubscribeLinks, suppression: Suppression):
        self._links, self._suppression = links, suppression

    def blueprint(self) -> Blueprint:
        """The table of the routes."""
        routes = Blueprint("unsubscribe", __name__)
        routes.get(f"/{PATH}/<token>")(self.ask)
        routes.post(f"/{PATH}/<token>")(self.end)
        routes.register_error_handler(BadLink, lambda _: _not_whole())
        for outage in (KeysUnavailable, BotoCoreError, ClientError):
            routes.register_error_handler(outage, _not_now)
        return routes

    def ask(self, token: str) -> Response:
        who = self._links.read(token)
        return _page("Stop these e-mails?", f"<p>{_these(who)} go to {_whom(who)}.</p>\n{BUTTON}")

    def end(self, token: str) -> Response:
        who = self._links.read(token)
        self._suppression.suppress(EMAIL, who.address, "unsubscribed", "one click", who.topic)
        tell(outcome="unsubscribed", topic=who.topic)
        return _page(
            "You get no more of these",
            f"<p>{_these(who)} do not go to {_whom(who)} any more. Other e-mails, such as confirmations, still come. "
            "To have these again, answer any e-mail of the club's.</p>",
        )


def _these(who: Subscription) -> str:
    return f"E-mails about <b>{escape(who.topic.replace('-', ' '))}</b>"


def _whom(who: Subscription) -> str:
    return escape(masked(who.address))


def _not_whole() -> Response:
    return _page(
        "This link does not work",
        "<p>It is not whole, or of an old e-mail. Use the link of the newest one, or answer it and say "
        "<b>unsubscribe</b>.</p>",
        404,
    )


def _not_now(error: Exception) -> Response:
    log_failure("somebody could not unsubscribe", error)
    return _page("Not just now", "<p>Nothing was changed. Try the same link again in a minute.</p>", 503)


def _page(title: str, body: str, status: int = 200) -> Response:
    return Response(PAGE.format(title=title, body=body), status, HEADERS, mimetype="text/html")
