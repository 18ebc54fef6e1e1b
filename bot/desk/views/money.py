"""What a registration costs, how it stands, and what is collected: in the amounts that the parent was told."""

from collections.abc import Iterator

from flows.fees import plan_in_words, priced
from flows.money import pounds
from flows.records import Registration
from flows.registration.payments import debit_waits, fee_state, mandate_state


def lines(registration: Registration) -> Iterator[str]:
    """Sentences, as the treasurer reads them."""
    fee, monthly = priced(registration)
    states = fee_state(registration), mandate_state(registration)
    yield f"Fee £{pounds(fee)}: {states[0]}. Direct debit £{pounds(monthly)} a month: {states[1]}."
    if registration.discount:
        invite = registration.invite
        yield (
            f"A sibling's discount is taken off: the invite says £{pounds(invite.membership_fee)} and "
            f"£{pounds(invite.monthly_fee)} a month."
        )
    plan = registration.billing.plan if registration.billing else None
    if states[1] != "paid" or plan is None:
        return
    if debit_waits(registration):
        yield "The direct debit is set up, and nothing is collected before the fee has come."
    else:
        yield f"The direct debit: {plan_in_words(plan)}."
