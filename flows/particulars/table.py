"""The particulars in one table: where each stands in club.toml, how it has to look, and how its text is read."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from flows.particulars.fees import fees_in_text, read_fees
from flows.particulars.forms import ADDRESS, FEES, LINE, NAME, NIGHT, NUMBER, SEASON
from flows.particulars.nights import night_in_text, read_night
from flows.particulars.payment_lines import read_line
from flows.particulars.seasons import read_season, season_in_text
from flows.particulars.teams import read_teams, teams_in_text
from flows.templates import Club


class Field(NamedTuple):
    """Where a setting stands in the file, how it has to look, and how to get it; how its text is read, and
    written back. One that is `optional` may be empty; one of several parts has a `separator`. Without a `place` it is
    said at the desk alone.
    """

    place: str
    form: str
    remedy: str
    read: Callable[[str], Any] = str
    text: Callable[[Any], str] = str
    optional: bool = False
    separator: str = ""

    def fits(self, value: object) -> bool:
        return isinstance(value, str) and re.fullmatch(self.form, value) is not None and self._can_be_read(value)

    def _can_be_read(self, value: str) -> bool:
        try:
            self.read(value)
        except ValueError:
            return False
        return True


PARTICULARS = {
    "contact": Field("club.contact", ADDRESS, "the e-mail address that parents may write to"),
    "welfare_officer": Field("club.welfare_officer", NAME, "the welfare officer's name"),
    "welfare_phone": Field("club.welfare_phone", NUMBER, "the welfare officer's phone, like +44… without spaces"),
    "welfare_email": Field("club.welfare_email", ADDRESS, "the welfare officer's e-mail address"),
    "deputy_officer": Field(
        "club.deputy_officer",
        NAME,
        "the name of a second officer, who is told of a child's safety where the first does not answer",
    ),
    "deputy_phone": Field("club.deputy_phone", NUMBER, "the second officer's phone, like +44… without spaces"),
    "deputy_email": Field("club.deputy_email", ADDRESS, "the second officer's e-mail address"),
    "fees": Field(
        "club.fees",
        FEES,
        'what each age group costs in pounds, for the season and by the month, like "u11s=40+26, u12s=45.50+28"',
        read_fees,
        fees_in_text,
        optional=True,
        separator=", ",
    ),
    "season": Field(
        "club.season",
        SEASON,
        'the season, with the first and the last day of its invites, like "2026-27 from 2026-05-01 to 2027-04-30"',
        read_season,
        season_in_text,
        optional=True,
    ),
    "night": Field(
        "club.quiet_hours",
        NIGHT,
        'when parents are not written to, like "20:00-08:30": from 18:30 to 21:00 on, until 08:00 to 10:30, '
        "with ten and a half hours of the day left",
        read_night,
        night_in_text,
        optional=True,
    ),
    "payment_line": Field(
        "club.payment_line",
        LINE,
        "the paragraph of the invite that says what is to be paid, of 40 to 400 characters, with {fee} and {monthly} "
        "once each where the figures belong, and no web address",
        read_line,
        optional=True,
    ),
    "teams": Field(
        "",
        r"(?s).{,20000}",
        'one team a line, with its manager, like "Panthers u11s: Alex Johnson, +447700900001"',
        read_teams,
        teams_in_text,
        optional=True,
        separator="\n",
    ),
}


IN_THE_FILE = {name: field for name, field in PARTICULARS.items() if field.place}


def texts_of(club: Club) -> dict[str, str]:
    """Each particular of a club as its text."""
    return {name: field.text(getattr(club, name)) for name, field in PARTICULARS.items()}


def fault_of(name: str, text: str) -> str:
    """The remedy for a text that cannot be used; "" for one that can."""
    field = PARTICULARS[name]
    return "" if field.fits(text) or (field.optional and not text) else field.remedy


def with_texts(club: Club, texts: Mapping[str, str]) -> Club:
    """The club by these texts. What another release wrote, and this one knows no use of, leaves the club as it is."""
    known = {name: text for name, text in texts.items() if name in PARTICULARS and not fault_of(name, text)}
    return replace(club, **{name: PARTICULARS[name].read(text) for name, text in known.items()})
