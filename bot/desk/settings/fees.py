"""The fees by age group: two fields for each, empty where the club says none."""

from collections.abc import Iterable

from bot.desk.settings.parts import Group, Input, Part, Row, Typed
from bot.store.roll import Line
from flows.fees import Asked
from flows.money import pence, pounds
from flows.particulars.fees import Fees, fees_in_text
from flows.records import CLOSED
from flows.registration.age_groups import OLDEST, YOUNGEST
from flows.registration.invites import Faults
from flows.templates import Club

KINDS = {"fee": "the fee for the season", "monthly": "the monthly fee"}
GROUPS = range(YOUNGEST, OLDEST + 1)


def _typed(club: Club) -> dict[str, str]:
    found = {(kind, group): "" for group in GROUPS for kind in KINDS}
    for group, asked in club.fees.items():
        found |= {("fee", group): pounds(asked.fee), ("monthly", group): pounds(asked.monthly)}
    return {f"{kind}-{group}": amount for (kind, group), amount in found.items()}


def _read(typed: Typed, _: Club) -> dict[str, str]:
    faults: dict[str, str] = {}
    fees: Fees = {}
    for group in GROUPS:
        if any(typed[f"{kind}-{group}"].strip() for kind in KINDS):
            fees[group] = Asked(*(_amount(typed, kind, group, faults) for kind in KINDS))
    if faults:
        raise Faults(faults)
    return {"fees": fees_in_text(fees)}


def _amount(typed: Typed, kind: str, group: int, faults: dict[str, str]) -> int:
    try:
        return pence(typed[f"{kind}-{group}"])
    except ValueError:
        faults[f"{kind}-{group}"] = f"Enter {KINDS[kind]} of u{group}s in pounds, like 40 or 40.50; 0 for nothing"
        return 0


def _shown(club: Club) -> list[Row]:
    rows = [Row(f"u{group}s", in_words(asked), "fees") for group, asked in club.fees.items()]
    return rows or [Row("Every age group", "as each invite says", "fees")]


def in_words(asked: Asked) -> str:
    return f"£{pounds(asked.fee)} for the season, £{pounds(asked.monthly)} a month"


def _meets(before: Club, after: Club, season: Iterable[Line]) -> str:
    """How many are invited already in the age groups whose fees change."""
    changed = {f"u{group}s" for group in GROUPS if before.fees.get(group) != after.fees.get(group)}
    there = sum(each.side.rpartition(" ")[2] in changed and each.status not in CLOSED for each in season)
    if not there:
        return "Nobody of these age groups is invited for this season yet."
    who = "One player of these age groups is" if there == 1 else f"{there} players of these age groups are"
    return f"{who} invited for this season already: what their parents were told stays. Their own page puts it right."


FEES = Part(
    "fees",
    "Fees by age group",
    ("fees",),
    "Invites that name no fees ask these from now on, within a minute; a new season begins with them.",
    [
        Group(
            f"u{group}s",
            [
                Input(f"fee-{group}", f"u{group}s, for the season in pounds", "amount"),
                Input(f"monthly-{group}", f"u{group}s, by the month in pounds", "amount"),
            ],
        )
        for group in GROUPS
    ],
    _typed,
    _read,
    _shown,
    intro="Leave both empty where each invite is to say it. 0 is nothing to pay.",
    meets=_meets,
)
