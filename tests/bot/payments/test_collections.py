"""The monthly fee: collected as it was said, and what happens when it is not."""

import random

import pytest

from flows.registration.payments import arrears
from tests.support.house import House, Parent
from tests.support.sender.office import Office
from tests.support.till import Till

pytestmark = pytest.mark.slow
SAID = "9 times £26 from 1 September 2026, £234 in all"


def collected(till: Till) -> int:
    """In pence: what came by direct debit."""
    ours = [each for each in till.all_of("payments") if each["links"].get("subscription")]
    return sum(each["amount"] for each in ours if each["status"] in {"confirmed", "paid_out"})


def blocked_by(house: House, parent: Parent) -> list[str]:
    row = house.bot.registrations.read(parent.registration.reference)
    assert row
    return row.blocked_by


def test_what_is_collected_is_what_was_said_before_and_after(till: Till, complete: Parent):
    assert SAID in complete.hears
    assert SAID in till.opens(till.link_of(complete)).text
    till.pays(complete)
    assert SAID in complete.hears
    assert till.all_of("subscriptions") == [], "not before the bank has set up the direct debit"
    till.days_pass(3)
    (subscription,) = till.all_of("subscriptions")
    upcoming = subscription["upcoming_payments"]
    assert (upcoming[0]["charge_date"], upcoming[-1]["charge_date"]) == ("2026-09-01", "2027-05-01")
    assert sum(each["amount"] for each in upcoming) == 23400
    till.days_pass(300)
    assert collected(till) == 23400
    assert len(till.all_of("subscriptions")) == 1


def test_a_parent_who_pays_weeks_later_is_told_the_months_that_are_left(till: Till, complete: Parent):
    assert SAID in complete.hears
    till.house.days_pass(45)
    link = till.link_of(complete)
    assert "8 times £26 from 1 October 2026, £208 in all" in till.opens(link).text
    till.pays(complete)
    till.days_pass(4)
    (subscription,) = till.all_of("subscriptions")
    assert (subscription["start_date"], subscription["count"]) == ("2026-10-01", 8)


def test_a_collection_that_fails_is_told_and_mended_from_the_chat(
    till: Till, paying: Parent, house: House, office: Office
):
    till.gocardless.faults.failing = 1
    till.days_pass(42)
    office.works()
    assert arrears(paying.registration) == 2600
    assert paying.registration.status == "registered"
    assert blocked_by(house, paying) == ["monthly payment failed", "photo pending"]
    told = "The direct debit of £26 for Sam on 1 September 2026 didn't go through"
    assert any(told in each["text"] for each in house.world.aws.sent.messages(paying.number)), "the window is closed"
    assert any(told in each["text"] for each in house.world.aws.sent.messages("jane@example.com"))
    assert "£26 of the monthly fee that could not be collected" in paying.says("link")
    till.pays(paying)
    assert arrears(paying.registration) == 0
    assert blocked_by(house, paying) == ["photo pending"]
    assert len(till.all_of("mandates")) == len(till.all_of("subscriptions")) == 1
    assert "nothing left to pay" in paying.says("have I paid?")


def test_a_cancelled_direct_debit_is_told_and_set_up_anew_for_what_is_left(till: Till, paying: Parent, house: House):
    till.days_pass(45)
    paying.says("hello")
    (mandate,) = till.all_of("mandates")
    till.gocardless.cancel_mandate(mandate)
    till.news_arrives()
    assert "The direct debit for Sam was cancelled at the bank" in paying.hears
    assert blocked_by(house, paying) == ["direct debit cancelled", "photo pending"]
    till.pays(paying)
    till.days_pass(4)
    first, second = till.all_of("subscriptions")
    assert first["status"] == "cancelled"
    assert (second["start_date"], second["count"]) == ("2026-10-01", 8)
    till.days_pass(300)
    assert collected(till) == 23400, "no month twice, and none left out"


def test_a_mandate_that_another_bank_took_over_goes_on_without_a_word(till: Till, paying: Parent, house: House):
    heard = len(paying.received)
    (mandate,) = till.all_of("mandates")
    moved = till.gocardless.add_mandate(mandate["metadata"], house.clock.now())
    till.gocardless.become("mandates", mandate, "replaced", house.clock.now(), new_mandate=moved["id"])
    till.news_arrives()
    assert len(paying.received) == heard
    assert blocked_by(house, paying) == ["photo pending"]


def test_after_a_charge_back_a_person_decides(till: Till, paying: Parent, house: House):
    heard = len(paying.received)
    (fee,) = till.all_of("payments")
    till.gocardless.charge_back(fee)
    till.news_arrives()
    assert len(paying.received) == heard
    assert blocked_by(house, paying) == ["charged back", "photo pending"]
    page = till.opens(till.link_of(paying)).text
    assert "Somebody of the club sees to this" in page
    assert house.browser.post(till.link_of(paying)).status_code == 200
    assert len(till.all_of("billing_requests")) == 1


def test_lost_webhooks_cost_nothing(till: Till, complete: Parent, house: House):
    house.bot.payments.reconcile()
    till.gocardless.faults.loses = 1000
    till.pays(complete)
    assert complete.registration.status == "payment_pending"
    for _ in range(7):
        house.time_passes(86400)
        till.gocardless.settle()
        house.bot.payments.reconcile()
        house.work()
    assert complete.registration.status == "registered"
    assert len(till.all_of("subscriptions")) == 1


def test_news_that_come_three_times_and_in_disorder_count_once(till: Till, complete: Parent):
    till.gocardless.faults.repeats, till.gocardless.faults.shuffles = 3, random.Random(7)
    till.pays(complete)
    assert complete.registration.status == "registered"
    assert sum("is registered for" in text for text in complete.texts) == 1
    assert len(complete.registration.payments) == 2
    till.days_pass(60)
    assert len(till.all_of("subscriptions")) == 1


def test_the_fee_given_back_by_the_treasurer_is_the_clubs_to_tell(till: Till, paying: Parent, house: House):
    heard = len(paying.received)
    (fee,) = till.all_of("payments")
    till.gocardless.refund(fee, 4000)
    till.news_arrives()
    assert len(paying.received) == heard
    assert blocked_by(house, paying) == ["refunded", "photo pending"]
