"""The season: its name, and the first and the last day on which the club invites for it."""

from datetime import date

from bot.desk.settings.parts import Group, Input, Part, Row, Typed
from flows.answers import Understood
from flows.answers.dates.any_date import AnyDate
from flows.fees import day_in_words
from flows.particulars.table import PARTICULARS
from flows.records import Season
from flows.registration.age_groups import season_year
from flows.registration.invites import FIELDS, Faults
from flows.templates import Club

DAYS = {"first": "First day of invites", "last": "Last day of invites"}
EMPTY = {"season": "", "first": "", "last": ""}


def _typed(club: Club) -> dict[str, str]:
    said = club.season
    return EMPTY if said is None else {"season": said.name} | _in_words(said)


def _in_words(said: Season) -> dict[str, str]:
    return {"first": day_in_words(said.first), "last": day_in_words(said.last)}


def _read(typed: Typed, _: Club) -> dict[str, str]:
    """All three empty: the season goes by the calendar."""
    if not any(typed[name].strip() for name in EMPTY):
        return {"season": ""}
    name = _name(typed["season"])
    days = {each: _day(typed[each], name) for each in DAYS}
    if faults := {each: f"Enter the {DAYS[each].lower()}, like 1 May 2026" for each in DAYS if not days[each]}:
        raise Faults(faults)
    text = f"{name} from {days['first']} to {days['last']}"
    if not PARTICULARS["season"].fits(text):
        year = season_year(name)
        raise Faults({"first": f"Enter days of {name}: the first in {year}, and the last before July {year + 1}"})
    return {"season": text}


def _name(typed: str) -> str:
    try:
        return str(FIELDS["season"][1](typed))
    except ValueError:
        raise Faults({"season": "Enter the season as two years that follow each other, like 2026-27"}) from None


def _day(typed: str, season: str) -> str:
    """In ISO; "" of what is no date."""
    read = AnyDate().read(typed, date(season_year(season), 7, 1))
    return str(read.value) if isinstance(read, Understood) else ""


def _shown(club: Club) -> list[Row]:
    if club.season is None:
        return [Row("Season", "by the calendar: the next one from May on", "season")]
    days = _in_words(club.season)
    return [Row("Season", club.season.name, "season")] + [Row(DAYS[each], days[each], "season") for each in DAYS]


SEASON = Part(
    "season",
    "Season",
    ("season",),
    "On these days the desk opens with this season, and an invite that names none is for it. On no other day an invite "
    "for it goes out. Nothing changes for those who are invited: their chat and payment page stay open to the end of "
    "June, monthly payments are collected as each parent agreed, and what is kept is kept as long as before.",
    [
        Group(
            "",
            [
                Input("season", "Season", hint="Like 2026-27"),
                Input("first", DAYS["first"], hint="Like 1 May 2026"),
                Input("last", DAYS["last"], hint="Like 30 April 2027; before July"),
            ],
        )
    ],
    _typed,
    _read,
    _shown,
    intro="Leave all empty to go by the calendar: from May on the next season.",
)
