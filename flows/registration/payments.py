"""The payment: the fee once, and a mandate for the direct debit; both of them make a registered player."""

from flows.answers.basics.kinds import in_words
from flows.records import Payment, Registration

FEE, MANDATE = "fee", "mandate"
KINDS = (FEE, MANDATE)
IN_WORDS = {FEE: "the fee", MANDATE: "the direct debit"}


class AnotherPayment(ValueError):
    """The same id was told before, with other contents."""


def owed(registration: Registration) -> list[str]:
    """The kinds that are still to come; a club that takes no fee, or nothing by the month, waits for none."""
    invite, paid = registration.invite, {payment.kind for payment in registration.payments}
    wanted = {FEE: invite.membership_fee, MANDATE: invite.monthly_fee}
    return [kind for kind in KINDS if wanted[kind] and kind not in paid]


def is_paid(registration: Registration) -> bool:
    """Whether the player is registered but for an edit: everything is paid, and something was."""
    return bool(registration.payments) and not owed(registration)


def paid_in_part(registration: Registration) -> dict[str, str] | None:
    """What is paid and what is owed, in words; None where nothing was paid, or nothing is owed."""
    still = owed(registration)
    if not registration.payments or not still:
        return None
    paid = in_words([f"{IN_WORDS[each.kind]} is paid" for each in registration.payments], "and")
    return {"paid": paid, "owed": in_words([IN_WORDS[kind] for kind in still], "and")}


def note(registration: Registration, payment: Payment) -> bool:
    """Keep a payment. False where it is known already; AnotherPayment where its id stands for something else."""
    known = next((each for each in registration.payments if each.id == payment.id), None)
    if known is None:
        registration.payments.append(payment)
        return True
    if (known.kind, known.amount) != (payment.kind, payment.amount):
        raise AnotherPayment(payment.id)
    return False
