"""What is kept of paying: what came, what is collected when, and what the provider was asked for."""

from datetime import date, datetime

import msgspec


class Payment(msgspec.Struct, frozen=True):
    """What the payment provider told us: `kind` is one of payments.py's, `amount` in pence where there is one, `of` the
    id of the payment that it takes back.
    """

    id: str
    kind: str
    at: datetime
    amount: int | None = None
    of: str = ""


class Discount(msgspec.Struct, frozen=True, kw_only=True):
    """What a sibling pays less: so many `percent`, or `pence`, of the "fee" or of the "monthly" one."""

    on: str
    percent: int = 0
    pence: int = 0


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The collections of the monthly fee: `count` times `amount` pence, from the day `first` on, then on `day` of each
    month (-1: the last).
    """

    first: date
    count: int
    amount: int
    day: int

    @property
    def total(self) -> int:
        return self.count * self.amount


class Checkout(msgspec.Struct, frozen=True, kw_only=True):
    """What the parent is asked to pay at the provider, in pence, and whether to set up the direct debit; `key` is the
    idempotency key under which the provider is asked for its billing request, kept before it is, `at` that time.
    """

    key: str
    at: datetime
    fee: int
    missed: int
    mandate: bool

    @property
    def amount(self) -> int:
        return self.fee + self.missed


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """Something at the payment provider as it last stood there: `kind` and `status` are the provider's words.

    Of a payment `amount` is all of it in pence and `missed` what of that is for collections that had failed; `of` is
    the mandate or the subscription that it is collected by, or the payment that a refund is of. `on` is the day of the
    collection, `payout` what it came to the club with; of a subscription `day` is its day of the month.
    """

    id: str
    kind: str
    status: str
    at: datetime
    amount: int = 0
    missed: int = 0
    of: str = ""
    on: date | None = None
    payout: str = ""
    monthly: bool = False
    day: int = 0


class Order(msgspec.Struct, kw_only=True):
    """What the payment provider is to do about a registration: about the mandate or subscription that it is `of`, or a
    checkout. `name` is its idempotency key there.
    """

    name: str
    do: str
    reference: str
    of: str = ""
    plan: Plan | None = None
    checkout: Checkout | None = None


class RefusedOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What it was about, like `"subscribe"`, and the provider's reason."""

    do: str
    why: str


class Billing(msgspec.Struct, kw_only=True):
    """What is between a registration and the payment provider. `key` is what nobody can guess in the parent's link,
    `checkout` what was last asked for there, `plan` what is to be collected, `months_left` whether anything can be
    on any payment day, `ordered` what the provider was told to do, by the names of the orders
    (flows/payments/orders.py), and `refused` what of that it will not do, in its words.
    """

    key: str
    checkout: Checkout | None = None
    plan: Plan | None = None
    months_left: bool = True
    resources: dict[str, Resource] = {}
    ordered: list[str] = []
    refused: dict[str, RefusedOrder] = {}
