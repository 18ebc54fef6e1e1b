"""The fees by age group, as one line of text: `"u11s=40+26, u12s=45.50+0"`, for the season and by the month."""

from collections.abc import Mapping

from flows.fees import Asked
from flows.money import pence, pounds
from flows.registration.age_groups import age_group

Fees = dict[int, Asked]


def read_fees(text: str) -> Fees:
    """By age group, the youngest first; of "" there are none. The text has the form FEES."""
    entries = (entry.strip().partition("=") for entry in text.split(",") if entry.strip())
    return dict(sorted((age_group(group), _asked(amounts)) for group, _, amounts in entries))


def fees_in_text(fees: Mapping[int, Asked]) -> str:
    return ", ".join(f"u{group}s={pounds(each.fee)}+{pounds(each.monthly)}" for group, each in sorted(fees.items()))


def _asked(amounts: str) -> Asked:
    fee, _, monthly = amounts.partition("+")
    return Asked(pence(fee), pence(monthly))
