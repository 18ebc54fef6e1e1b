"""The desk's own app: the pages under /desk, behind their guard."""

import hashlib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined

from bot.desk.frame.guard import Guard
from bot.desk.frame.parts import Parts
from bot.desk.pages import (
    acts,
    drafts,
    glance,
    invites,
    members,
    new_season,
    payments,
    registration,
    registrations,
    settings,
    sign_in,
    team_players,
    teams,
    today,
)
from bot.web.middleware import framed
from flows.answers import show_phone
from flows.grammar.notices import AT_ONCE
from flows.london import LONDON
from flows.money import grouped, pounds
from flows.reminders.delivery_codes import way

PAGES = (
    sign_in,
    today,
    registrations,
    registration,
    acts,
    teams,
    glance,
    payments,
    invites,
    new_season,
    settings,
    team_players,
    members,
    drafts,
)
HERE = Path(__file__).parent


def desk_app(parts: Parts) -> Flask:
    """The Flask app of the desk."""
    app = framed(Flask(__name__, static_url_path="/desk/static"))
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 86_400
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= FILTERS
    app.jinja_env.globals |= {"club": parts.settings.club_name, "style": style()}
    Guard(parts).serve(app, [page for room in PAGES for page in room.pages(parts)])
    return app


def day(at: datetime) -> str:
    """`"3 May 2014"`."""
    here = at.astimezone(LONDON)
    return f"{here.day} {here:%B %Y}"


def moment(at: datetime) -> str:
    """`"10:30am, 3 May 2014"`."""
    here = at.astimezone(LONDON)
    return f"{here:%I:%M%p}".lstrip("0").lower() + f", {here.day} {here:%B %Y}"


def moment_of(iso: str) -> str:
    """The same of a time in ISO; "" of none."""
    return moment(datetime.fromisoformat(iso)) if iso else ""


def month(name: str) -> str:
    """`"August 2026"` of "2026-08"."""
    return f"{datetime.strptime(name, '%Y-%m'):%B %Y}"  # noqa: DTZ007 a month has no zone


def lasting(time: timedelta) -> str:
    """`"9 minutes"`, `"5 hours"`, `"3 days"`: in the largest unit of which there are two at least."""
    minutes = max(1, round(time.total_seconds() / 60))
    for name, size in (("day", 1440), ("hour", 60)):
        if minutes >= 2 * size:
            return f"{round(minutes / size)} {name}s"
    return f"{minutes} minute{'s' * (minutes != 1)}"


@cache
def style() -> str:
    """What tells this release's style sheet from others."""
    return hashlib.sha256((HERE / "static" / "desk.css").read_bytes()).hexdigest()[:12]


def option(value: str) -> tuple[str, str]:
    """A choice of a list, by the name that it has inside."""
    return value, value.replace("_", " ")


FILTERS = {
    "phone": show_phone,
    "pounds": pounds,
    "grouped": grouped,
    "day": day,
    "moment": moment,
    "month": month,
    "iso": moment_of,
    "lasting": lasting,
    "pair": option,
    "matter": lambda matter: (matter.name, matter.about),
    "undelivered": lambda code: way(code).words,
    "why": lambda reason: AT_ONCE.get(reason, reason),
}
