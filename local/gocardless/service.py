"""One organisation's account: what parents do on the payment page, and what Bacs makes of it as the clock goes on."""

import threading
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from local.clock import Clock
from local.gocardless.books import Books, Resource, after
from local.gocardless.faults import Faults
from local.gocardless.webhooks import Post, Webhooks

ACTIVE_AFTER, CONFIRMED_AFTER, PAID_OUT_AFTER = 3, 2, 2  # days, roughly Bacs's
LOOK_EVERY = 0.25  # seconds of real time
PAID, FAILED = "paid", "failed"


class GoCardless:
    """`data` is the folder of its books; None keeps them in memory. `post(url, body, headers)` carries its webhooks:
    real HTTP when None. With a `post` of the caller's nothing happens behind their back: it waits for `settle()`.
    """

    def __init__(
        self,
        clock: Clock,
        token: str,
        secret: str,
        webhook_url: str,
        data: Path | None = None,
        post: Post | None = None,
    ):
        self.clock, self.token = clock, token
        self.base_url = ""
        self.books = Books(data / "gocardless.json" if data else None)
        self.faults = Faults()
        self.webhooks = Webhooks(self.books, self.faults, secret, webhook_url, post)
        self._by_itself, self._stopping = post is None, threading.Event()
        self._steps: dict[str, Callable[[Resource, datetime], None]] = {
            "activate": self._activate,
            "collect": self._collect,
            "confirm": self._confirm,
            "pay out": self._pay_out,
        }

    def start(self) -> None:
        """Let time do its work, unless the caller brought a `post` of its own."""
        if self._by_itself:
            threading.Thread(target=self._run, name="gocardless", daemon=True).start()

    def stop(self) -> None:
        self._stopping.set()
        self.books.save()

    def reset(self) -> None:
        with self.books.lock:
            self.books.clear()
            self.faults.clear()

    def settle(self) -> None:
        """Do all that is due by the clock, and tell of it."""
        with self.books.lock:
            while step := self.books.next_step(self.clock.now()):
                at, name, of = step
                self._steps[name](self.found(of), at)
            self.books.save()
        self.webhooks.deliver(self.clock.now())

    def next_due(self) -> float | None:
        """When something happens here next, in epoch seconds; None where nothing does by itself."""
        with self.books.lock:
            return self.books.next_at if self._by_itself else None

    def idle(self) -> bool:
        """Whether everything that happened was told."""
        return not (self._by_itself and self.webhooks.url and self.books.unsent)

    def found(self, of: str) -> Resource:
        """Anything by its id. KeyError."""
        return next(kind[of] for name in _KINDS if of in (kind := self.books.of(name)))

    def happen(self, kind: str, resource: Resource, action: str, at: datetime, **links: str) -> None:
        """Keep an event, and tell of it with the next webhook."""
        named = {"resource_metadata": resource.get("metadata") or {}}
        event = self.books.add("events", at, resource_type=kind, action=action, metadata={}, details={}, **named,
                               links={kind.removesuffix("s"): resource["id"]} | links)  # fmt: skip
        self.books.unsent.append(event["id"])

    def become(self, kind: str, resource: Resource, status: str, at: datetime, action: str = "", **links: str) -> None:
        resource["status"] = status
        self.happen(kind, resource, action or status, at, **links)

    def fulfil(self, request: Resource, outcome: str = PAID) -> None:
        """The parent has agreed on the payment page: the direct debit is set up, and the payment taken or refused."""
        with self.books.lock:
            now = self.clock.now()
            if request["status"] != "pending":
                return
            customer = self.books.add("customers", now, metadata={}, **request.get("customer", {}))
            request["links"]["customer"] = customer["id"]
            links = self._made(request, now, outcome)
            request["links"] |= links
            self.become("billing_requests", request, "fulfilled", now, customer=customer["id"], **links)
            self.books.save()

    def _made(self, request: Resource, now: datetime, outcome: str) -> dict[str, str]:
        links = {}
        if asked := request["mandate_request"]:
            mandate = self.add_mandate(asked.get("metadata") or {}, now)
            links["mandate_request_mandate"] = mandate["id"]
        if asked := request["payment_request"]:
            payment = self.books.add("payments", now, amount=asked["amount"], currency="GBP", status="submitted",
                                     metadata={}, links={}, charge_date=now.date().isoformat(),
                                     amount_refunded=0, description=asked.get("description"))  # fmt: skip
            links["payment_request_payment"] = payment["id"]
            self.happen("payments", payment, "created", now)
            self._outcome(payment, now, outcome)
        return links

    def _outcome(self, payment: Resource, at: datetime, outcome: str) -> None:
        if outcome == FAILED:
            self.become("payments", payment, "failed", at)
        else:
            self._confirm(payment, at)

    def add_mandate(self, metadata: dict[str, str], now: datetime) -> Resource:
        mandate = self.books.add("mandates", now, scheme="bacs", status="pending_submission", metadata=dict(metadata),
                                 links={}, next_possible_charge_date=after(now, days=5).date().isoformat())  # fmt: skip
        self.happen("mandates", mandate, "created", now)
        self.books.plan(after(now, days=ACTIVE_AFTER), "activate", mandate["id"])
        return mandate

    def cancel_mandate(self, mandate: Resource, action: str = "cancelled", **links: str) -> None:
        """With all that hangs on it: its subscriptions, and what has not gone to the bank yet."""
        now, of = self.clock.now(), mandate["id"]
        self.become("mandates", mandate, action, now, **links)
        for subscription in self.books.of("subscriptions").values():
            if subscription["links"]["mandate"] == of and subscription["status"] == "active":
                self.become("subscriptions", subscription, "cancelled", now)
        for payment in self.books.of("payments").values():
            if payment["links"].get("mandate") == of and payment["status"] == "pending_submission":
                self.become("payments", payment, "cancelled", now)

    def replace_mandate(self, mandate: Resource) -> Resource:
        """The payer's account has moved to another bank: what hangs on the mandate goes on with a new one."""
        with self.books.lock:
            now, moved = self.clock.now(), self.add_mandate({}, self.clock.now())
            moved["status"] = "active"
            for subscription in self.books.of("subscriptions").values():
                if subscription["links"]["mandate"] == mandate["id"]:
                    subscription["links"]["mandate"] = moved["id"]
            self.become("mandates", mandate, "replaced", now, new_mandate=moved["id"])
            return moved

    def subscribe(self, asked: Resource) -> Resource:
        """Its collections are planned at once; raises ValueError where the mandate does not stand."""
        now, mandate = self.clock.now(), self.books.of("mandates")[asked["links"]["mandate"]]
        if mandate["status"] not in {"pending_submission", "submitted", "active"}:
            raise ValueError("mandate_is_inactive")
        days = _days(date.fromisoformat(asked["start_date"]), int(asked["day_of_month"]), int(asked["count"]))
        upcoming = [{"charge_date": day.isoformat(), "amount": int(asked["amount"])} for day in days]
        made = self.books.add("subscriptions", now, status="active", upcoming_payments=upcoming, **asked)
        self.happen("subscriptions", made, "created", now)
        for day in days:
            self.books.plan(datetime.fromisoformat(f"{day}T05:00:00+00:00"), "collect", made["id"])
        return made

    def _activate(self, mandate: Resource, at: datetime) -> None:
        if mandate["status"] == "pending_submission":
            self.become("mandates", mandate, "active", at)

    def _collect(self, subscription: Resource, at: datetime) -> None:
        """On the day of a collection the bank is asked for it; whether it comes is known two days later."""
        if subscription["status"] != "active":
            return
        links = {"subscription": subscription["id"], "mandate": subscription["links"]["mandate"]}
        payment = self.books.add("payments", at, amount=int(subscription["amount"]), currency="GBP", metadata={},
                                 status="submitted", links=links, charge_date=at.date().isoformat(),
                                 amount_refunded=0)  # fmt: skip
        subscription["upcoming_payments"].pop(0)
        self.happen("subscriptions", subscription, "payment_created", at, payment=payment["id"])
        self.happen("payments", payment, "created", at)
        self.books.plan(after(at, days=CONFIRMED_AFTER), "confirm", payment["id"])
        if not subscription["upcoming_payments"]:
            self.become("subscriptions", subscription, "finished", at)

    def _confirm(self, payment: Resource, at: datetime) -> None:
        if payment["status"] != "submitted":
            return
        if self.faults.collection_fails(payment["links"].get("mandate", "")):
            self.become("payments", payment, "failed", at)
            return
        self.become("payments", payment, "confirmed", at)
        self.books.plan(after(at, days=PAID_OUT_AFTER), "pay out", payment["id"])

    def _pay_out(self, payment: Resource, at: datetime) -> None:
        if payment["status"] != "confirmed":
            return
        payout = self.books.add("payouts", at, amount=payment["amount"], currency="GBP", status="paid", links={},
                                arrival_date=at.date().isoformat(), deducted_fees=0, metadata={})  # fmt: skip
        payment["links"]["payout"] = payout["id"]
        self.become("payments", payment, "paid_out", at, payout=payout["id"])

    def charge_back(self, payment: Resource) -> None:
        """The payer's bank takes it back (the Direct Debit Guarantee)."""
        with self.books.lock:
            self.become("payments", payment, "charged_back", self.clock.now())

    def refund(self, payment: Resource, amount: int) -> Resource:
        """As the treasurer does it on GoCardless's dashboard."""
        with self.books.lock:
            now = self.clock.now()
            made = self.books.add("refunds", now, amount=amount, currency="GBP", status="submitted", metadata={},
                                  links={"payment": payment["id"]})  # fmt: skip
            payment["amount_refunded"] += amount
            self.happen("refunds", made, "created", now)
            return made

    def _run(self) -> None:
        while not self._stopping.wait(LOOK_EVERY):
            self.settle()


SATURDAY = 5
_KINDS = ("billing_requests", "billing_request_flows", "mandates", "payments", "subscriptions", "refunds", "payouts")


def _days(start: date, day: int, count: int) -> list[date]:
    """The days of a subscription: `day` of each month, -1 for its last, from `start` on."""
    days: list[date] = []
    month = start.replace(day=1)
    while len(days) < count:
        length = monthrange(month.year, month.month)[1]
        each = month.replace(day=length if day == -1 else day)
        days += [_rolled(each, back=day == -1)] if each >= start else []
        month = (month + timedelta(days=32)).replace(day=1)
    return days


def _rolled(day: date, *, back: bool) -> date:
    """The working day for it (https://developer.gocardless.com/api-reference/#core-endpoints-subscriptions, "Rolling
    dates"). No bank holidays are known here.
    """
    while day.weekday() >= SATURDAY:
        day += timedelta(days=-1 if back else 1)
    return day
