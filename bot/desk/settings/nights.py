"""The quiet hours: from when to when nobody is written to who has not just written."""

from bot.desk.settings.parts import Group, Input, Part, Row, Typed
from flows.particulars.table import PARTICULARS
from flows.registration.invites import Faults
from flows.templates import Club

FORM = "{:%H:%M}"


def _typed(club: Club) -> dict[str, str]:
    return {"begins": FORM.format(club.night.begins), "ends": FORM.format(club.night.ends)}


def _read(typed: Typed, _: Club) -> dict[str, str]:
    text = "-".join(_tidy(typed[name]) for name in ("begins", "ends"))
    if not PARTICULARS["night"].fits(text):
        raise Faults({"begins": f"Enter {PARTICULARS['night'].remedy}"})
    return {"night": text}


def _tidy(text: str) -> str:
    """`"8.30"` and `"8:30"` as `"08:30"`."""
    return text.strip().replace(".", ":").zfill(5)


QUIET_HOURS = Part(
    "quiet-hours",
    "Quiet hours",
    ("night",),
    "Reminders, and whatever else nobody waits for, go out at other hours within a minute; what was put off to a "
    "morning goes then. Answers to a parent who writes, and alerts of a child's safety, go at any hour.",
    [
        Group(
            "",
            [
                Input("begins", "From", hint="Between 18:30 and 21:00, like 20:00"),
                Input("ends", "Until", hint="Between 08:00 and 10:30, like 08:30"),
            ],
        )
    ],
    _typed,
    _read,
    shown=lambda club: [Row("Every night", "{} to {}".format(*_typed(club).values()), "night")],
    intro="London time. Ten and a half hours of the day have to be left.",
)
