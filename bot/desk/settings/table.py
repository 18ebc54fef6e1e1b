"""Every part of the settings, in the order of the page."""

from bot.desk.settings.fees import FEES
from bot.desk.settings.nights import QUIET_HOURS
from bot.desk.settings.parts import Part, plain
from bot.desk.settings.payment_line import PAYMENT_LINE
from bot.desk.settings.season import SEASON
from bot.desk.settings.teams import TEAMS

HEARD = "Parents are given this name and phone, and alerts of a child's safety go there, within a minute."
CONTACT = plain(
    "contact",
    "Whom parents write to",
    {"contact": "E-mail address"},
    "Parents are given this address, answers to our e-mails go there, and the digest, within a minute.",
)


def officer(name: str, title: str) -> Part:
    """Somebody who is there for children's safety."""
    labels = {f"{name}_officer": "Name", f"{name}_phone": "Phone", f"{name}_email": "E-mail address"}
    return plain(name, title, labels, HEARD)


PARTS = {
    part.name: part
    for part in (
        FEES,
        SEASON,
        TEAMS,
        QUIET_HOURS,
        PAYMENT_LINE,
        CONTACT,
        officer("welfare", "Welfare officer"),
        officer("deputy", "Second officer"),
    )
}
