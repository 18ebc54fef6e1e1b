"""The sibling discount: one child of a family pays in full for a season, every other one pays less.

A family is who shares one chat, whatever their surnames. The one who pays in full is the first whose answers were sent
without the discount; until there is one, the first in the order of the invites. What was sent keeps its price: it is
what the parent was told, though a sibling is withdrawn later. A percentage leaves whole pence, rounded down in the
parent's favour (see fees.py).
"""

from collections.abc import Iterable

from flows.records import CLOSED, COMPLETE, Discount, Registration


def give_discounts(registrations: Iterable[Registration], discount: Discount | None) -> None:
    """Price the children of a family who have not sent their answers yet, each season for itself."""
    seasons: dict[str, list[Registration]] = {}
    for each in registrations:
        if each.status not in CLOSED:
            seasons.setdefault(each.invite.season, []).append(each)
    for season in seasons.values():
        _price(season, discount)


def _price(season: list[Registration], discount: Discount | None) -> None:
    in_full = any(each.status in COMPLETE and each.discount is None for each in season)
    for each in season:
        if each.status not in COMPLETE:
            each.discount = discount if in_full else None
            in_full = True
