"""What a parent is told when money did not come, in one sentence."""

from flows.fees import day_in_words
from flows.money import pounds
from flows.records import Payment, Registration
from flows.registration import payments

WAITS = " No monthly fee is collected before it has come."
SAID = {
    (payments.FEE, payments.FAILED): "The payment of £{amount} for {player} didn't go through.",
    (payments.MISSED, payments.FAILED): "The payment of £{amount} for {player} didn't go through.",
    (payments.MONTHLY, payments.FAILED): "The direct debit of £{amount} for {player}{on} didn't go through.",
    (payments.MANDATE, payments.FAILED): "The bank hasn't set up the direct debit for {player}.",
    (payments.MANDATE, payments.CANCELLED): "The direct debit for {player} was cancelled at the bank.",
}


def trouble(registration: Registration, undone: Payment, player: str) -> str:
    """What did not come about after all; "" where the parent has nothing to mend."""
    what = next((each for each in registration.payments if each.id == undone.of), None)
    if what is None or (what.kind, undone.kind) not in SAID:
        return ""
    resource = registration.billing.resources.get(what.id) if registration.billing else None
    on = f" on {day_in_words(resource.on)}" if resource and resource.on else ""
    waits = WAITS if what.kind == payments.FEE and payments.debit_waits(registration) else ""
    return SAID[what.kind, undone.kind].format(amount=pounds(what.amount or 0), player=player, on=on) + waits
