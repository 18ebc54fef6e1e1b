"""Money is integer pence inside and pounds at the edges."""

import re
from decimal import Decimal

MOST = 100_000_00
AMOUNT = re.compile(r"£?\s*(\d{1,6}(?:,\d{3})*(?:\.\d{1,2})?)")


def pence(amount: object) -> int:
    """`"40"`, `"40.50"`, `"£40"`, `40` or `40.5` → 4000 or 4050.

    Raises ValueError with the remedy for anything else: a third decimal, a negative, a word.
    """
    text = str(amount).strip() if isinstance(amount, str | int | float) and not isinstance(amount, bool) else ""
    match = AMOUNT.fullmatch(text)
    if not match:
        raise ValueError("must be an amount in pounds, like 40 or 40.50")
    total = int(Decimal(match[1].replace(",", "")) * 100)
    if total > MOST:
        raise ValueError("must be under £100,000")
    return total


def pounds(total: int) -> str:
    """4000 → `"40"`, 4050 → `"40.50"`: the figure that stands behind a £."""
    whole, rest = divmod(total, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def grouped(total: int) -> str:
    """153000 → `"1,530"`, for sums that people read: what is typed or read by a program is `pounds`."""
    whole, point, rest = pounds(total).partition(".")
    return f"{int(whole):,}{point}{rest}"
