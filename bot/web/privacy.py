"""GET /privacy: the club's privacy notice (UK GDPR, articles 13 and 14), to which the chat's first question links."""

from collections.abc import Callable

from flask import Blueprint, Response

from bot.web.page import page
from flows.templates import WEB, Club, facts


def privacy(club: Callable[[], Club]) -> Blueprint:
    blueprint = Blueprint("privacy", __name__)
    blueprint.add_url_rule("/privacy", "show", lambda: _notice(club()), methods=["GET"])
    return blueprint


def _notice(club: Club) -> Response:
    words = WEB["privacy"].format_map(facts(club))
    return page(f"How {club.name} uses what you tell it", [line for line in words.split("\n") if line])
