"""A new season: last season's players with their parents, a year older, as a sheet of invites.

A player stays with their team, whose age group is the next one, and whose manager is the one that the club says.
What it costs is what last season's invites of that age group said, until somebody says otherwise.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from bot.club.export import csv_line
from flows.answers import show_phone
from flows.money import pounds
from flows.records import COMPLETE, Invite, Registration, Team
from flows.registration.age_groups import OLDEST
from flows.registration.holds import player_key
from flows.registration.invites import FIELDS

Fees = tuple[int, int]  # for membership and by the month, in pence


class Returning(NamedTuple):
    """Somebody who may come back: the invite for the new season, and whether they have one already."""

    reference: str
    invite: Invite
    is_invited: bool


def returning(
    last: Iterable[Registration], following: Iterable[Registration], season: str, teams: Collection[Team] = ()
) -> list[Returning]:
    """Who was complete in the last season and is not too old, in the order of team and player."""
    invited = {_who(each.invite) for each in following}
    found = [
        Returning(each.reference, invite := _a_year_on(each.invite, season, teams), _who(invite) in invited)
        for each in last
        if each.status in COMPLETE and each.invite.age_group < OLDEST
    ]
    return sorted(found, key=lambda each: (each.invite.age_group, each.invite.side, each.invite.player.casefold()))


def usual_fees(last: Collection[Registration], groups: Iterable[int]) -> dict[int, Fees]:
    """What each age group cost most of its players last season; of one that there was not, what the one below did."""
    asked = {group: Counter(_fees(each.invite) for each in last if each.invite.age_group == group) for group in groups}
    younger = {
        group: Counter(_fees(each.invite) for each in last if each.invite.age_group == group - 1) for group in asked
    }
    return {group: (asked[group] or younger[group]).most_common(1)[0][0] for group in asked}


def as_sheet(invites: Iterable[Invite], fees: Mapping[int, Fees]) -> bytes:
    """The invites with these fees, as invite_sheet.py reads them."""
    rows = [_row(each, *fees[each.age_group]) for each in invites]
    return "".join(map(csv_line, [[field for field, _ in FIELDS.values()], *rows])).encode()


def _a_year_on(invite: Invite, season: str, teams: Iterable[Team]) -> Invite:
    older = replace(invite, season=season, age_group=invite.age_group + 1)
    said = next((each for each in teams if each.side.casefold() == older.side.casefold()), None)
    return replace(older, manager_name=said.manager, manager_phone=said.phone) if said else older


def _row(invite: Invite, membership: int, monthly: int) -> list[str]:
    written = {
        "age_group": f"u{invite.age_group}s",
        "manager_phone": show_phone(invite.manager_phone),
        "parent_phone": show_phone(invite.parent_phone),
        "membership_fee": pounds(membership),
        "monthly_fee": pounds(monthly),
    }
    return [written.get(name) or getattr(invite, name) for name in FIELDS]


def _who(invite: Invite) -> tuple[str, str]:
    return invite.parent_phone, player_key(invite.player)


def _fees(invite: Invite) -> Fees:
    return invite.membership_fee, invite.monthly_fee
