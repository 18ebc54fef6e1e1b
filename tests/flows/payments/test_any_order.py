"""Whatever happens at the provider and whenever we look: nothing is collected twice, and in the end we say the same.

A provider of a few lines does what it is told, late and more than once; the bot looks at one thing at a time, when
chance will have it.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from flows.payments import orders
from flows.payments.plan import day_of
from flows.payments.provider import MANDATE, PAYMENT, REFUND, REPLACED, STANDS, SUBSCRIPTION, keep
from flows.payments.terms import prepare, to_pay_now
from flows.records import CLOSED, Checkout, Order, Registration, Resource
from flows.registration import payments
from tests.support.chats.chat import Chat

MONTHS = 9, 5
BEGIN = datetime(2026, 8, 3, 12, tzinfo=UTC)
COLLECTED = {"confirmed", "paid_out"}


@dataclass
class Provider:
    """What stands there: `things` by id, and what was made under which key; some `cancelled` checkouts."""

    things: dict[str, Resource] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    cancelled: set[str] = field(default_factory=set)

    def make(self, kind: str, status: str, **more: object) -> Resource:
        named = f"{kind[:2].upper()}{len(self.things)}"
        self.things[named] = Resource(id=named, kind=kind, status=status, at=BEGIN, **more)
        return self.things[named]

    def change(self, of: str, status: str) -> None:
        thing = self.things[of]
        self.things[of] = replace(thing, status=status)
        if thing.kind == MANDATE and status not in STANDS:
            for each in self.live():
                if each.of == of:
                    self.change(each.id, "cancelled")

    def move(self, of: str) -> Resource:
        """The payer's account is at another bank, and with it the mandate and all that hangs on it."""
        moved = self.make(MANDATE, "active")
        self.things[of] = replace(self.things[of], status=REPLACED)
        for each in self.live():
            if each.of == of:
                self.things[each.id] = replace(each, of=moved.id)
        return moved

    def cannot(self, order: Order) -> bool:
        """Whether it is refused: its mandate does not stand any more."""
        begins = order.do == orders.SUBSCRIBE and order.name not in self.keys
        return begins and self.things[order.of].status not in STANDS

    def all(self, kind: str) -> list[Resource]:
        return [each for each in self.things.values() if each.kind == kind]

    def one_off(self, *statuses: str) -> list[Resource]:
        return [each for each in self.all(PAYMENT) if not each.monthly and each.status in statuses]

    def live(self) -> list[Resource]:
        return [each for each in self.all(SUBSCRIPTION) if each.status == "active"]

    def fulfil(self, checkout: Checkout, outcome: str) -> None:
        """Once for each key, and not at all where it was cancelled."""
        if checkout.key in self.keys or checkout.key in self.cancelled:
            return
        self.keys[checkout.key] = checkout.key
        if checkout.mandate:
            self.make(MANDATE, "pending_submission")
        if checkout.amount:
            self.make(PAYMENT, outcome, amount=checkout.amount, missed=checkout.missed)

    def carry_out(self, order: Order) -> None:
        if order.do == orders.CANCEL_CHECKOUT:
            self.cancelled.add(order.of)
        elif order.do != orders.SUBSCRIBE:
            if self.things[order.of].status in STANDS:
                self.change(order.of, "cancelled")
        elif order.name not in self.keys and order.plan:
            plan = order.plan
            self.keys[order.name] = self.make(SUBSCRIPTION, "active", of=order.of, day=plan.day, on=plan.first).id


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now, self.provider = BEGIN, Provider()
        self.registration: Registration = Chat().conversation.present
        self.registration.status, self.registration.answers = "payment_pending", {"payment_day": 15}
        self.registration.confirmed = dict(self.registration.answers)
        self.outbox: list[Order] = []
        self.checkouts: list[Checkout] = []
        self.changes()

    def changes(self, *resources: Resource) -> None:
        """One unit of work."""
        prepare(self.registration, MONTHS, self.now.date(), "key")
        for each in resources:
            keep(self.registration, each)
        if self.registration.status == "payment_pending" and payments.is_paid(self.registration):
            self.registration.status = "registered"
        prepare(self.registration, MONTHS, self.now.date(), "key")
        ordered = orders.give(self.registration)
        assert self.registration.status == "registered" or orders.SUBSCRIBE not in {each.do for each in ordered}
        self.outbox += ordered

    @property
    def billing(self):
        return self.registration.billing

    @initialize(pays=st.booleans())
    def most_pay_at_once(self, pays: bool):
        if pays:
            self.the_parent_presses_the_button()
            self.provider.fulfil(self.checkouts[0], "confirmed")
            self.provider.change(self.provider.all(MANDATE)[0].id, "active")
            self.changes(*self.provider.things.values())

    @rule()
    def the_parent_presses_the_button(self):
        due = to_pay_now(self.registration, f"key-{len(self.checkouts)}", self.now)
        if due is not None:
            self.billing.checkout = due
            self.checkouts.append(due)
            self.changes()

    @precondition(lambda self: self.checkouts)
    @rule(data=st.data(), outcome=st.sampled_from(["confirmed", "submitted", "failed"]))
    def the_parent_pays_in_some_window(self, data: st.DataObject, outcome: str):
        self.provider.fulfil(data.draw(st.sampled_from(self.checkouts)), outcome)

    @precondition(lambda self: self.provider.all(MANDATE))
    @rule(data=st.data(), status=st.sampled_from(["active", "active", "active", "cancelled", "failed"]))
    def the_bank_decides(self, data: st.DataObject, status: str):
        mandate = data.draw(st.sampled_from(self.provider.all(MANDATE)))
        if mandate.status in STANDS:
            self.provider.change(mandate.id, status)

    @precondition(lambda self: any(each.status == "active" for each in self.provider.all(MANDATE)))
    @rule(told=st.booleans())
    def the_parent_changes_banks(self, told: bool):
        before = next(each for each in self.provider.all(MANDATE) if each.status == "active")
        moved = self.provider.move(before.id)
        if told:
            self.changes(self.provider.things[before.id], moved)

    @precondition(lambda self: self.provider.one_off("confirmed", "charged_back"))
    @rule(data=st.data(), status=st.sampled_from(["charged_back", "confirmed", "failed", "paid_out"]))
    def the_bank_thinks_again(self, data: st.DataObject, status: str):
        payment = data.draw(st.sampled_from(self.provider.one_off("confirmed", "charged_back")))
        self.provider.change(payment.id, status)

    @precondition(lambda self: self.provider.one_off("confirmed", "submitted", "paid_out"))
    @rule(data=st.data(), share=st.integers(1, 4), bounces=st.booleans())
    def the_treasurer_gives_back_also_before_it_is_confirmed(self, data: st.DataObject, share: int, bounces: bool):
        payment = data.draw(st.sampled_from(self.provider.one_off("confirmed", "submitted", "paid_out")))
        status = "bounced" if bounces else "paid"
        self.provider.make(REFUND, status, amount=payment.amount // share, of=payment.id)

    @precondition(lambda self: self.provider.live())
    @rule(status=st.sampled_from(["confirmed", "submitted", "failed", "charged_back"]))
    def a_month_is_collected(self, status: str):
        (subscription,) = self.provider.live()
        before = [each.on for each in self.provider.all(PAYMENT) if each.of == subscription.id and each.on]
        month = max(before).replace(day=1) + timedelta(days=32) if before else subscription.on
        following = day_of(month.year, month.month, subscription.day)
        if following < date(2027, 6, 1):
            self.now = max(self.now, datetime(following.year, following.month, following.day, 12, tzinfo=UTC))
            self.provider.make(PAYMENT, status, amount=2600, of=subscription.id, on=following, monthly=True)

    @precondition(lambda self: any(each.status == "submitted" for each in self.provider.all(PAYMENT)))
    @rule(data=st.data(), status=st.sampled_from(["confirmed", "failed"]))
    def a_payment_is_decided(self, data: st.DataObject, status: str):
        waiting = [each for each in self.provider.all(PAYMENT) if each.status == "submitted"]
        self.provider.change(data.draw(st.sampled_from(waiting)).id, status)

    @precondition(lambda self: self.provider.things)
    @rule(data=st.data())
    def we_look_at_something(self, data: st.DataObject):
        thing = data.draw(st.sampled_from(list(self.provider.things.values())))
        self.changes(thing, *(each for each in self.provider.all(PAYMENT) if each.of == thing.id))

    @precondition(lambda self: self.outbox)
    @rule(data=st.data())
    def the_provider_does_what_it_was_told_once_or_again(self, data: st.DataObject):
        self._hand_over(data.draw(st.sampled_from(self.outbox)))

    @precondition(lambda self: any(each.name not in self.provider.keys for each in self.outbox))
    @rule(data=st.data())
    def the_provider_refuses_an_order(self, data: st.DataObject):
        not_done = [each for each in self.outbox if each.name not in self.provider.keys]
        self._is_refused(data.draw(st.sampled_from(not_done)))

    def _hand_over(self, order: Order) -> None:
        if self.provider.cannot(order):
            self._is_refused(order)
        else:
            self.provider.carry_out(order)

    def _is_refused(self, order: Order) -> None:
        self.outbox = [each for each in self.outbox if each.name != order.name]
        orders.was_refused(self.registration, order, "validation_failed")
        self.changes()

    @rule()
    def somebody_has_it_asked_again(self):
        orders.order_anew(self.registration)
        self.changes()

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int):
        self.now += timedelta(days=days)

    @rule(day=st.sampled_from([1, 15, 28, -1]))
    def the_parent_wants_another_day(self, day: int):
        self.registration.answers["payment_day"] = self.registration.confirmed["payment_day"] = day
        self.changes()

    @rule(so=st.sampled_from([True] + [False] * 19))
    def the_club_withdraws_the_player_now_and_then(self, so: bool):
        if so:
            self.registration.status = "withdrawn"
        self.changes()

    @invariant()
    def there_is_one_subscription_at_most(self):
        assert len(self.provider.live()) <= 1

    @invariant()
    def no_month_is_collected_twice(self):
        months = [(each.on.year, each.on.month) for each in self.provider.all(PAYMENT) if each.monthly and each.on]
        assert len(months) == len(set(months))

    def teardown(self) -> None:
        """Nothing more happens; everything is looked at, and every order is carried out."""
        for _ in range(6):
            orders.order_anew(self.registration)
            self.changes(*self.provider.things.values())
            for order in list(self.outbox):
                self._hand_over(order)
        self.changes(*self.provider.things.values())
        standing = [each for each in self.provider.all(PAYMENT) if each.status in COLLECTED]
        came = sum(each.amount - each.missed for each in standing if not each.monthly)
        undone = {each.id for each in self.provider.one_off("failed", "charged_back")}
        gave = (each for each in self.provider.all(REFUND) if each.status == "paid")
        back = sum(each.amount for each in gave if each.of not in undone)
        assert payments.fee_received(self.registration) == came - back
        mended = sum(each.missed for each in standing)
        monthly = [each for each in self.provider.all(PAYMENT) if each.monthly]
        gone = sum(each.amount for each in monthly if each.status in {"failed", "charged_back"})
        assert payments.arrears(self.registration) == gone - mended
        stands = any(each.status in STANDS for each in self.provider.all(MANDATE))
        assert (payments.mandate_state(self.registration) == "paid") == stands
        if self.registration.status in CLOSED:
            assert not stands
            assert self.provider.live() == []
        elif self._is_to_be_collected():
            assert len(self.provider.live()) == 1

    def _is_to_be_collected(self) -> bool:
        """Whether the bank has set up a direct debit, there are months left for it, and the player is registered."""
        active = any(each.status == "active" for each in self.provider.all(MANDATE))
        return active and self.billing.plan is not None and self.registration.status == "registered"


AnyOrder.TestCase.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
TestAnyOrder = AnyOrder.TestCase
