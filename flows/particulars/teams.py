"""The club's teams, one a line: `"Panthers u11s: Alex Johnson, +447700900001"`, each part as an invite may have it."""

from collections.abc import Iterable

from flows.records import Team
from flows.registration.invites import FIELDS

Teams = tuple[Team, ...]


def read_teams(text: str) -> Teams:
    """By age group and name. Raises ValueError for a line that is no team, and for a team that is there twice."""
    teams = [_team(line) for line in text.splitlines() if line.strip()]
    if len({each.side.casefold() for each in teams}) < len(teams):
        raise ValueError("must have each team once")
    return tuple(sorted(teams, key=lambda each: (each.age_group, each.name.casefold())))


def teams_in_text(teams: Iterable[Team]) -> str:
    return "\n".join(f"{each.side}: {each.manager}, {each.phone}" for each in teams)


def _team(line: str) -> Team:
    """The name may hold a colon, and the manager's a comma: each is cut off from the other end."""
    side, _, rest = line.rpartition(": ")
    name, _, group = side.strip().rpartition(" ")
    manager, _, phone = rest.rpartition(", ")
    return team(name, group, manager, phone)


def team(name: str, group: str, manager: str, phone: str) -> Team:
    """A team of what somebody typed. Raises ValueError with the first remedy."""
    given = {"team": name, "age_group": group, "manager_name": manager, "manager_phone": phone}
    return Team(*(FIELDS[field][1](value) for field, value in given.items()))
