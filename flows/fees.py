"""What an invite asks to be paid, in pence and in words: both fees, one of them, or nothing. What a person of the club
has waived is not asked for.
"""

from datetime import date
from typing import NamedTuple

from flows.money import pounds
from flows.records import Discount, Plan, Registration

WAIVERS = FEE_WAIVED, DIRECT_DEBIT_WAIVED = "fee_waived", "direct_debit_waived"


class Asked(NamedTuple):
    """In pence: once for the season, and by the month."""

    fee: int
    monthly: int


def asked(registration: Registration) -> Asked:
    fee, monthly = priced(registration)
    noted = registration.noted
    return Asked(0 if FEE_WAIVED in noted else fee, 0 if DIRECT_DEBIT_WAIVED in noted else monthly)


def asked_now(registration: Registration) -> Asked:
    """What is asked, less the monthly fee where a provider collects it and no month is left."""
    fee, monthly = asked(registration)
    over = registration.billing is not None and registration.billing.plan is None
    return Asked(fee, 0 if over else monthly)


def priced(registration: Registration) -> Asked:
    """What the invite asks, less a sibling's discount, before anything is waived."""
    invite, discount = registration.invite, registration.discount
    fee, monthly = invite.membership_fee, invite.monthly_fee
    if discount is None:
        return Asked(fee, monthly)
    return Asked(_less(fee, discount), monthly) if discount.on == "fee" else Asked(fee, _less(monthly, discount))


def _less(amount: int, discount: Discount) -> int:
    """In whole pence, rounded down: 10 % off £19.99 leaves £17.99."""
    return max(0, amount * (100 - discount.percent) // 100 - discount.pence)


def plan_in_words(plan: Plan) -> str:
    """`"9 times £26 from 15 September 2026, £234 in all"`, or `"£26 once, on 15 May 2027"`."""
    if plan.count == 1:
        return f"£{pounds(plan.amount)} once, on {day_in_words(plan.first)}"
    each = f"{plan.count} times £{pounds(plan.amount)} from {day_in_words(plan.first)}"
    return f"{each}, £{pounds(plan.total)} in all"


def day_in_words(day: date) -> str:
    """`"15 September 2026"`."""
    return f"{day.day} {day:%B %Y}"


def _planned(registration: Registration) -> str:
    """The plan of the direct debit in brackets, where there is one."""
    plan = registration.billing.plan if registration.billing else None
    return f" ({plan_in_words(plan)})" if plan and asked(registration).monthly else ""


def to_pay(registration: Registration, left: Asked | None = None) -> str:
    """`"£40 now for the season, and a direct debit of £26 a month"`, or only the one: all that is asked, or what is
    `left` of it.
    """
    amounts = _or_all(registration, left)
    said = _in_words(amounts, "£{} now for the season", "a direct debit of £{} a month", ", and ")
    return said + (_planned(registration) if amounts.monthly else "")


def fees(registration: Registration, left: Asked | None = None) -> str:
    """`"£40 for the season and £26 a month"`, only the one, or `"nothing"`."""
    return _in_words(_or_all(registration, left), "£{} for the season", "£{} a month", " and ")


def in_place(registration: Registration, left: Asked | None = None) -> str:
    """`"both are in place"`, or `"it is in place"`."""
    return "both are in place" if all(_or_all(registration, left)) else "it is in place"


def settled(registration: Registration) -> str:
    """`"Both payments are in"`, once all is settled."""
    fee, monthly = asked_now(registration)
    if not fee and not monthly:
        return "There is nothing to pay"
    said = "Both payments are in" if fee and monthly else "The payment is in"
    return said + _planned(registration)


def _or_all(registration: Registration, left: Asked | None) -> Asked:
    return asked_now(registration) if left is None else left


def _in_words(amounts: Asked, once: str, by_the_month: str, between: str) -> str:
    parts = zip((once, by_the_month), amounts, strict=True)
    return between.join(words.format(pounds(amount)) for words, amount in parts if amount) or "nothing"
