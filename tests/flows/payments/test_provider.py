"""What each thing at the provider means for the ledger, by its status; one that is not known means nothing yet."""

from datetime import UTC, datetime

import pytest

from flows.payments.provider import MANDATE, PAYMENT, REFUND, SUBSCRIPTION, entries, keep
from flows.records import Billing, Registration, Resource
from flows.registration.payments import blocks, fee_received, fee_state, mandate_state
from tests.support.chats.chat import Chat

AT = datetime(2026, 8, 3, 12, tzinfo=UTC)
MEANS = {
    (MANDATE, "pending_customer_approval"): ["mandate"],
    (MANDATE, "pending_submission"): ["mandate"],
    (MANDATE, "submitted"): ["mandate"],
    (MANDATE, "active"): ["mandate"],
    (MANDATE, "failed"): ["mandate", "failed"],
    (MANDATE, "cancelled"): ["mandate", "cancelled"],
    (MANDATE, "expired"): ["mandate", "cancelled"],
    (MANDATE, "blocked"): ["mandate", "cancelled"],
    (MANDATE, "suspended_by_payer"): ["mandate", "cancelled"],
    (MANDATE, "replaced"): [],
    (MANDATE, "consumed"): [],
    (PAYMENT, "pending_submission"): [],
    (PAYMENT, "submitted"): [],
    (PAYMENT, "confirmed"): ["fee"],
    (PAYMENT, "paid_out"): ["fee"],
    (PAYMENT, "failed"): ["fee", "failed"],
    (PAYMENT, "customer_approval_denied"): ["fee", "failed"],
    (PAYMENT, "charged_back"): ["fee", "charged back"],
    (PAYMENT, "cancelled"): [],
    (SUBSCRIPTION, "active"): [],
    (SUBSCRIPTION, "finished"): [],
    (SUBSCRIPTION, "cancelled"): [],
    (REFUND, "created"): ["refund"],
    (REFUND, "submitted"): ["refund"],
    (REFUND, "paid"): ["refund"],
    (REFUND, "bounced"): [],
    (REFUND, "funds_returned"): [],
    **{(kind, "a status of next year's"): [] for kind in (MANDATE, PAYMENT, SUBSCRIPTION)},
}


def thing(kind: str, status: str, named: str = "X1", **more: object) -> Resource:
    return Resource(id=named, kind=kind, status=status, at=AT, amount=4000, **more)


@pytest.mark.parametrize(("kind", "status"), MEANS)
def test_each_status_means_this(kind: str, status: str):
    assert [each.kind for each in entries(thing(kind, status))] == MEANS[kind, status]


def test_a_payment_for_the_fee_and_for_what_was_missed_is_two_entries_that_stand_or_fall_together():
    both = list(entries(thing(PAYMENT, "confirmed", missed=2600)))
    assert [(each.kind, each.amount) for each in both] == [("fee", 1400), ("missed", 2600)]
    undone = list(entries(thing(PAYMENT, "failed", missed=2600)))
    assert [each.kind for each in undone] == ["fee", "failed", "missed", "failed"]
    assert {each.of for each in undone if each.of} == {each.id for each in both}


@pytest.fixture
def registration() -> Registration:
    found: Registration = Chat().conversation.present
    found.billing, found.status = Billing(key="key"), "payment_pending"
    return found


def test_what_stood_there_before_is_replaced_and_told_again_it_changes_nothing(registration: Registration):
    for status in ("submitted", "confirmed", "paid_out", "charged_back"):
        keep(registration, thing(PAYMENT, status))
    assert fee_state(registration) == "charged back"
    assert keep(registration, thing(PAYMENT, "charged_back")) is False
    assert keep(registration, thing(PAYMENT, "paid_out")) is True, "the bank has given it back"
    assert fee_state(registration) == "paid"


def test_two_payments_of_the_fee_are_one_too_many(registration: Registration):
    for named in ("PM1", "PM2"):
        keep(registration, thing(PAYMENT, "confirmed", named))
    assert fee_received(registration) == 8000
    assert "overpaid" in blocks(registration)


def test_another_mandate_takes_the_place_of_one_that_was_replaced(registration: Registration):
    keep(registration, thing(MANDATE, "replaced", "MD1"))
    keep(registration, thing(MANDATE, "active", "MD2"))
    assert mandate_state(registration) == "paid"
    assert "direct debit cancelled" not in blocks(registration)
