"""What an invite leaves out, as the club says it for all: the season, its team's age group and manager, and its fees.

Whoever was invited keeps what they were told then, however often an invite comes that leaves it out.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from flows.answers import show_phone
from flows.fees import day_in_words
from flows.money import pounds
from flows.records import Invite, Team
from flows.registration.age_groups import age_group, last_day
from flows.registration.invites import FIELDS, OLDER_NAMES, read_invite
from flows.templates import Club

SEASON = "season"
FEES = ("membership_fee", "monthly_fee")
MANAGER = ("manager_name", "manager_phone")
GROUP = "age_group"
MAY_BE_LEFT_OUT = frozenset(FIELDS[name][0] for name in (SEASON, GROUP, *MANAGER, *FEES))


class Draft(NamedTuple):
    """An invite, and the names of what the club filled in."""

    invite: Invite
    usual: frozenset[str] = frozenset()


def read_draft(body: object, club: Club | None) -> Draft:
    """The trigger's JSON with what it leaves out. Raises Faults with every fault at once."""
    if club is None or not isinstance(body, Mapping):
        return Draft(read_invite(body))
    usual = dict(_usual(body, club))
    return Draft(read_invite({**body, **{FIELDS[name][0]: value for name, value in usual.items()}}), frozenset(usual))


def fillable(club: Club | None) -> frozenset[str]:
    """The fields that may be left out, since the club says them."""
    if club is None:
        return frozenset()
    said = {(SEASON,): club.season, FEES: club.fees, (GROUP, *MANAGER): club.teams}
    names = [name for those, there in said.items() if there for name in those]
    return frozenset(FIELDS[name][0] for name in names)


def season_fault(invite: Invite, club: Club, today: date) -> str:
    """Why nobody is invited for this season today, after its name; "" where they are."""
    said = club.season
    if today > last_day(invite):
        return "has ended: name the season that is to come"
    if said is None or invite.season != said.name or said.first <= today <= said.last:
        return ""
    return f"is invited for from {day_in_words(said.first)} to {day_in_words(said.last)}, as the settings say"


def as_told(draft: Draft, told: Invite) -> Invite:
    """The draft for somebody who was invited: for the same team with the manager, and for the same age group with the
    fees that they were told, where it leaves them out.
    """
    invite = draft.invite
    if invite.team == told.team:
        invite = _kept(invite, told, draft.usual & {GROUP})
    if invite.side == told.side:
        invite = _kept(invite, told, draft.usual.intersection(MANAGER))
    return _kept(invite, told, draft.usual.intersection(FEES)) if invite.age_group == told.age_group else invite


def _kept(invite: Invite, told: Invite, names: frozenset[str]) -> Invite:
    return replace(invite, **{name: getattr(told, name) for name in names})


def _usual(body: Mapping[str, Any], club: Club) -> Iterator[tuple[str, str]]:
    """What is left out and the club says, by the invite's names. A manager who is named alone is another one."""
    if club.season and _lacks(body, SEASON):
        yield SEASON, club.season.name
    team = _team(body, club)
    group = _group(body) or (team.age_group if team else 0)
    if team and _lacks(body, GROUP):
        yield GROUP, f"u{group}s"
    if team and team.age_group == group and all(_lacks(body, name) for name in MANAGER):
        yield from zip(MANAGER, (team.manager, show_phone(team.phone)), strict=True)
    for name, amount in zip(FEES, club.fees.get(group, ()), strict=False):
        if _lacks(body, name):
            yield name, pounds(amount)


def _lacks(body: Mapping[str, Any], name: str) -> bool:
    field = FIELDS[name][0]
    return all(body.get(each) in (None, "") for each in (field, OLDER_NAMES.get(field, field)))


def _team(body: Mapping[str, Any], club: Club) -> Team | None:
    """The club's team that a body names; None where there is none, or several age groups have one of this name."""
    said, group = " ".join(str(body.get(FIELDS["team"][0], "")).split()).casefold(), _group(body)
    found = [each for each in club.teams if each.name.casefold() == said and (not group or each.age_group == group)]
    return found[0] if len(found) == 1 else None


def _group(body: Mapping[str, Any]) -> int:
    """The age group that a body names; 0 where it names none."""
    try:
        return age_group(str(body.get(FIELDS[GROUP][0], "")))
    except ValueError:
        return 0
