"""The teams and their managers: each is a form of its own, and one more for a team that is new."""

from collections.abc import Iterable
from urllib.parse import urlencode

from bot.desk.settings.parts import Group, Input, Part, Row, Typed
from bot.store.roll import Line
from flows.answers import show_phone
from flows.particulars.teams import team as read_team
from flows.particulars.teams import teams_in_text
from flows.records import CLOSED, Team
from flows.registration.invites import FIELDS, Faults
from flows.templates import Club

LABELS = {"team": "Team", "age_group": "Age group, like u11s", "manager_name": "Manager's name",
          "manager_phone": "Manager's phone"}  # fmt: skip
GONE = "gone"


def part_of(side: str) -> Part:
    """The form of one team, like `"Panthers u11s"`; "" for a new one."""
    inputs = [Input(name, label, "tel" if name == "manager_phone" else "text") for name, label in LABELS.items()]
    gone = [Input(GONE, "There is no such team any more", "tick")] if side else []
    return Part(
        "team",
        side or "A new team",
        ("teams",),
        "An invite to this team that names no manager, or no age group, gets these within a minute.",
        [Group("", inputs + gone)],
        typed=lambda club: _typed(_found(side, club)),
        read=lambda typed, club: _read(side, typed, club),
        shown=shown,
        query={"of": side},
        meets=lambda before, after, season: _meets(side, season),
        then=_then,
    )


def with_another_manager(team: Team, season: Iterable[Line]) -> list[Line]:
    """The players of a team whose manager is another one: by name or number, since parents are told both."""
    return [each for each in season if each.side == team.side and each.status not in CLOSED and _is_another(each, team)]


def shown(club: Club) -> list[Row]:
    rows = [Row(each.side, f"{each.manager}, {show_phone(each.phone)}", "teams", each.side) for each in club.teams]
    return rows or [Row("Every team", "as each invite says", "teams")]


def _typed(team: Team | None) -> dict[str, str]:
    if team is None:
        return dict.fromkeys([*LABELS, GONE], "")
    values = (team.name, f"u{team.age_group}s", team.manager, show_phone(team.phone))
    return dict(zip(LABELS, values, strict=True)) | {GONE: ""}


def _read(side: str, typed: Typed, club: Club) -> dict[str, str]:
    others = [each for each in club.teams if each.side != side]
    if typed.get(GONE) == "yes":
        return {"teams": teams_in_text(others)}
    team = _checked(typed)
    if team.side.casefold() in {each.side.casefold() for each in others}:
        raise Faults({"team": f"There is a team {team.side}: change that one"})
    together = sorted([*others, team], key=lambda each: (each.age_group, each.name.casefold()))
    return {"teams": teams_in_text(together)}


def _checked(typed: Typed) -> Team:
    """Raises Faults with every fault at once."""
    faults = {}
    for name, label in LABELS.items():
        try:
            FIELDS[name][1](typed[name])
        except ValueError as fault:
            faults[name] = f"{label.partition(',')[0]} {fault}"
    if faults:
        raise Faults(faults)
    return read_team(*(typed[name] for name in LABELS))


def _found(side: str, club: Club) -> Team | None:
    return next((each for each in club.teams if each.side == side), None)


def _is_another(line: Line, team: Team) -> bool:
    """By the number alone where the line has no name yet."""
    return (line.manager_name or team.manager, line.manager) != (team.manager, team.phone)


def _meets(side: str, season: Iterable[Line]) -> str:
    there = sum(each.side == side and each.status not in CLOSED for each in season)
    if not there:
        return ""
    who = "One player is" if there == 1 else f"{there} players are"
    return f"{who} invited to {side} already, with a manager of their own: you are asked next whether to move them too."


def _then(typed: Typed) -> str:
    """On to the players whom the team has already; nobody is left of a team that is gone."""
    if typed.get(GONE) == "yes":
        return "/desk/settings"
    return f"/desk/settings/team/players?{urlencode({'of': _checked(typed).side})}"


TEAMS = part_of("")._replace(title="Teams and their managers")
