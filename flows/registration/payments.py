"""The payment: the fee once, and a mandate for the direct debit; what is not asked for is not waited for.

What the provider tells is kept as it comes, and how things stand follows from all of it, in whatever order it came:

| Kind | What it says |
|---|---|
| `fee` | so many pence came towards the fee; without an amount, all of it |
| `mandate` | the direct debit is set up |
| `refund` | so many pence went back |
| `failed` | the payment or mandate `of` did not come about after all |
| `cancelled` | the mandate `of` is over |
| `monthly` | so many pence of the monthly fee were collected |
| `missed` | so many pence came for collections that had failed |
| `charged back` | the bank took the payment `of` back, and a person of the club decides |
"""

from collections.abc import Iterator
from typing import Literal

from flows import fees
from flows.answers.basics.kinds import in_words
from flows.fees import DIRECT_DEBIT_WAIVED, FEE_WAIVED, Asked, asked, asked_now, priced
from flows.money import pounds
from flows.records import CLOSED, Payment, Registration

KINDS = FEE, MANDATE, REFUND, FAILED, CANCELLED = "fee", "mandate", "refund", "failed", "cancelled"
COLLECTIONS = MONTHLY, MISSED = "monthly", "missed"
NOTED = (*KINDS, MISSED)  # what a person may tell
CHARGED_BACK = "charged back"
UNDOES = (FAILED, CANCELLED, CHARGED_BACK)
State = Literal[
    "paid", "owed", "not needed", "waived", "part paid", "overpaid", "refunded", "failed", "cancelled", "charged back"
]
SETTLED = frozenset({"paid", "overpaid", "not needed", "waived"})

PART_PAID, OVERPAID, REFUNDED, PAID_AND_CLOSED = "part paid", "overpaid", "refunded", "paid but not joining"
ORDER_REFUSED = "refused by the payment provider"
PAYMENT_FAILED, DEBIT_CANCELLED, MONTH_FAILED = "payment failed", "direct debit cancelled", "monthly payment failed"
BLOCKS = (
    ORDER_REFUSED, PAID_AND_CLOSED, CHARGED_BACK, PAYMENT_FAILED, DEBIT_CANCELLED, MONTH_FAILED, REFUNDED, PART_PAID,
    OVERPAID,
)  # fmt: skip


class AnotherPayment(ValueError):
    """The same id was told before, with other contents."""


def note(registration: Registration, payment: Payment) -> bool:
    """Keep what was told. False where it is known already; AnotherPayment where its id stands for something else."""
    known = next((each for each in registration.payments if each.id == payment.id), None)
    if known is None:
        registration.payments.append(payment)
        return True
    if (known.kind, known.amount, known.of) != (payment.kind, payment.amount, payment.of):
        raise AnotherPayment(payment.id)
    return False


def fee_state(registration: Registration) -> State:
    due, received = priced(registration).fee, fee_received(registration)
    if received > due:
        return "overpaid"
    if FEE_WAIVED in registration.noted:
        return "waived"
    if received == due:
        return "paid" if due else "not needed"
    if received > 0:
        return "part paid"
    return _unpaid(registration, FEE)


def mandate_state(registration: Registration) -> State:
    if DIRECT_DEBIT_WAIVED in registration.noted:
        return "waived"
    if not asked(registration).monthly:
        return "not needed"
    return "paid" if any(_standing(registration, MANDATE)) else _unpaid(registration, MANDATE)


def fee_received(registration: Registration) -> int:
    """In pence: what came towards the fee, less what went back; below nothing while a refund is known before its
    payment.
    """
    due, failed = priced(registration).fee, _undone(registration)
    came = (due if each.amount is None else each.amount for each in _standing(registration, FEE))
    back = (each.amount or 0 for each in registration.payments if each.kind == REFUND and each.of not in failed)
    return sum(came) - sum(back)


def arrears(registration: Registration) -> int:
    """In pence: collections of the monthly fee that failed or were charged back, less what came for them; below
    nothing where more came.
    """
    undone = _undone(registration)
    gone = (each.amount or 0 for each in registration.payments if each.kind == MONTHLY and each.id in undone)
    return sum(gone) - sum(each.amount or 0 for each in _standing(registration, MISSED))


def charged_back(registration: Registration) -> bool:
    """Whether a bank took money back that nobody has settled since."""
    taken = {each.of for each in registration.payments if each.kind == CHARGED_BACK}
    collected = any(each.id in taken for each in registration.payments if each.kind in COLLECTIONS)
    return fee_state(registration) == CHARGED_BACK or (collected and arrears(registration) > 0)


def decided_by_a_person(registration: Registration) -> bool:
    """Whether the parent is not asked for money until somebody has decided: a bank took some back, or the club gave
    back of the fee, which is less than what is asked since.
    """
    given_back = any(each.kind == REFUND for each in registration.payments)
    return charged_back(registration) or (given_back and fee_state(registration) in {"refunded", PART_PAID})


def owed(registration: Registration) -> list[str]:
    """FEE, MANDATE, MISSED: what is still to come; no mandate any more once no month is left for it."""
    states = {FEE: fee_state(registration), MANDATE: mandate_state(registration)}
    to_come = [kind for kind, state in states.items() if state not in SETTLED]
    if MANDATE in to_come and not asked_now(registration).monthly:
        to_come.remove(MANDATE)  # no month is left to be collected
    return to_come + ([MISSED] if arrears(registration) > 0 else [])


def is_paid(registration: Registration) -> bool:
    """Whether the player is registered but for an edit: nothing is to come, or nothing was asked for."""
    return not owed(registration)


def is_registered(registration: Registration) -> bool:
    """Whether the player is, once the answers are sent; who was registered stays so whatever becomes of the money."""
    return registration.status == "registered" or is_paid(registration)


def debit_waits(registration: Registration) -> bool:
    """Whether the provider is to collect no monthly fee yet: the player is not registered, for the fee is to come."""
    unpaid = FEE in owed(registration) and registration.status != "registered"
    return registration.billing is not None and unpaid and asked(registration).monthly > 0


def settled_kinds(registration: Registration) -> set[str]:
    """FEE, MANDATE: of what something is there; what failed or was given back is not."""
    there = {FEE: fee_received(registration) > 0, MANDATE: any(_standing(registration, MANDATE))}
    return {kind for kind, so in there.items() if so}


def paid_in_part(registration: Registration) -> dict[str, str] | None:
    """What is `paid` and `owed`, in words, and what is true by now of other names that templates use; None where
    nothing was told, or nothing is owed.
    """
    to_come = list(_owed_words(registration))
    if not registration.payments or not to_come or registration.status in CLOSED:
        return None
    paid, owed_words = list(_paid_words(registration)) or ["nothing is paid"], in_words(to_come, "and")
    said = {"paid": in_words(paid, "and"), "owed": owed_words, "settled": f"What's left to pay is {owed_words}"}
    if MISSED in owed(registration):
        return said | {"to_pay": owed_words, "fees": owed_words}
    left = _left(registration)
    words = {"to_pay": fees.to_pay, "fees": fees.fees, "in_place": fees.in_place}
    return said | {name: of(registration, left) for name, of in words.items()}


def blocks(registration: Registration) -> list[str]:
    """What a person has to see to, in plain words."""
    if not registration.payments and registration.billing is None:
        return []
    fee, mandate = fee_state(registration), mandate_state(registration)
    refused = registration.billing is not None and bool(registration.billing.refused)
    if registration.status in CLOSED:
        named = {ORDER_REFUSED: refused, PAID_AND_CLOSED: _holds_money(registration)}
        return [block for block in BLOCKS if named.get(block)]
    named = {
        ORDER_REFUSED: refused,
        PAYMENT_FAILED: "failed" in (fee, mandate),
        DEBIT_CANCELLED: mandate == "cancelled" and not _is_collected(registration),
        REFUNDED: fee == "refunded",
        PART_PAID: fee == "part paid",
        OVERPAID: fee == "overpaid" or arrears(registration) < 0,
        MONTH_FAILED: arrears(registration) > 0,
        CHARGED_BACK: charged_back(registration),
    }
    return [block for block in BLOCKS if named.get(block)]


def _is_collected(registration: Registration) -> bool:
    """Whether the last month was asked for: who ends the direct debit then has done with it."""
    things = registration.billing.resources.values() if registration.billing else ()
    return any(each.kind == "subscriptions" and each.status == "finished" for each in things)


def _holds_money(registration: Registration) -> bool:
    collected = any(any(_standing(registration, kind)) for kind in (MANDATE, *COLLECTIONS))
    return fee_received(registration) > 0 or collected


def _left(registration: Registration) -> Asked:
    to_come, (fee, monthly) = owed(registration), asked(registration)
    rest = fee - fee_received(registration) if FEE in to_come else 0
    return Asked(rest, monthly if MANDATE in to_come else 0)


def _paid_words(registration: Registration) -> Iterator[str]:
    fee = fee_state(registration)
    if fee in {"paid", "overpaid"}:
        yield "the fee is paid"
    elif fee == "part paid":
        yield f"£{pounds(fee_received(registration))} of the fee is paid"
    if mandate_state(registration) == "paid":
        waits = " and begins once the fee is paid" if debit_waits(registration) else ""
        yield f"the direct debit is set up{waits}"


def _owed_words(registration: Registration) -> Iterator[str]:
    to_come = owed(registration)
    if FEE in to_come:
        rest = _left(registration).fee
        yield f"£{pounds(rest)} of the fee" if fee_state(registration) == "part paid" else "the fee"
    if MANDATE in to_come:
        yield "the direct debit"
    if MISSED in to_come:
        yield f"£{pounds(arrears(registration))} of the monthly fee that could not be collected"


def _unpaid(registration: Registration, kind: str) -> State:
    """Why there is nothing of a kind that is asked for: the last thing that was told of it."""
    of_this_kind = {each.id for each in registration.payments if each.kind == kind}
    told = [each.kind for each in registration.payments if each.kind in UNDOES and each.of in of_this_kind]
    if kind == FEE and any(each.kind == REFUND for each in registration.payments):
        return "refunded"
    if CHARGED_BACK in told:
        return "charged back"
    if CANCELLED in told:
        return "cancelled"
    return "failed" if FAILED in told else "owed"


def _undone(registration: Registration) -> set[str]:
    return {each.of for each in registration.payments if each.kind in UNDOES}


def _standing(registration: Registration, kind: str) -> Iterator[Payment]:
    undone = _undone(registration)
    return (each for each in registration.payments if each.kind == kind and each.id not in undone)
