"""Things that happen in the worst of moments, or in an order that nobody thinks of: nothing is taken twice or lost."""

from contextlib import suppress

import pytest

from flows.registration.payments import arrears, owed
from tests.support.club import Club
from tests.support.house import House, Parent
from tests.support.till import Till
from tests.support.wire import Killed

pytestmark = pytest.mark.slow


def blocked_by(house: House, parent: Parent) -> list[str]:
    return Club(house).reads(parent.registration.reference).json["blocked_by"]


def live(till: Till) -> list[str]:
    """The mandates by which something is collected."""
    return [each["links"]["mandate"] for each in till.all_of("subscriptions") if each["status"] == "active"]


def test_two_tabs_with_two_amounts_both_paid_are_flagged_and_collected_once(till: Till, complete: Parent, house: House):
    """The first page was to be taken back when the fee was put right, and GoCardless would not."""
    club, reference = Club(house), complete.registration.reference
    first = till.presses(till.link_of(complete))
    till.gocardless.faults.kinds_refused = {"billing_requests"}
    club.tells(reference, "correct", membership_fee=3500, monthly_fee=2600)
    till.gocardless.faults.clear()
    second = till.presses(till.link_of(complete))
    till.does(first)
    till.does(second)
    till.news_arrives()
    till.days_pass(5)
    assert [each["amount"] for each in till.all_of("payments")] == [4000, 3500]
    assert "overpaid" in blocked_by(house, complete)
    assert len(live(till)) == 1
    club.tells(reference, "withdraw")
    till.news_arrives()
    assert {each["status"] for each in till.all_of("mandates")} == {"cancelled"}
    assert till.all_of("refunds") == []


class TestAMandateThatMovesToAnotherBank:
    def test_before_the_subscription_that_was_ordered_is_begun(self, till: Till, complete: Parent, house: House):
        till.pays(complete)
        till.days_pass(2)
        house.time_passes(86400)
        house.wire.kill_after("dynamodb TransactWriteItems", 1)
        with suppress(Killed):
            till.news_arrives()
        assert till.all_of("subscriptions") == []
        moved = till.gocardless.replace_mandate(till.all_of("mandates")[0])
        house.start()
        till.days_pass(1)
        house.bot.outbox.sweep()
        till.days_pass(1)
        assert live(till) == [moved["id"]]
        assert complete.registration.billing.refused == {}

    def test_while_it_is_not_known_whether_the_subscription_was_begun(self, till: Till, complete: Parent, house: House):
        till.pays(complete)
        till.days_pass(2)
        till.gocardless.faults.calls.extend([None, None, "after", "after", "after", "after"])
        till.days_pass(1)
        till.gocardless.faults.clear()
        moved = till.gocardless.replace_mandate(till.all_of("mandates")[0])
        till.days_pass(1)
        house.bot.outbox.sweep()
        till.days_pass(40)
        assert live(till) == [moved["id"]]
        assert len([each for each in till.all_of("payments") if each["links"].get("subscription")]) == 1

    def test_a_withdrawal_afterwards_ends_the_new_one(self, till: Till, paying: Parent, house: House):
        till.gocardless.replace_mandate(till.all_of("mandates")[0])
        till.news_arrives()
        Club(house).tells(paying.registration.reference, "withdraw")
        till.news_arrives()
        assert [each["status"] for each in till.all_of("mandates")] == ["replaced", "cancelled"]
        assert live(till) == []


def test_a_fee_given_back_before_it_was_confirmed_registers_nobody(till: Till, complete: Parent, house: House):
    till.does(till.presses(till.link_of(complete)))
    [fee] = till.all_of("payments")
    fee["status"] = "submitted"
    till.gocardless.refund(fee, 4000)
    till.news_arrives()
    till.gocardless.become("payments", fee, "confirmed", house.clock.now())
    till.news_arrives()
    till.days_pass(5)
    assert complete.registration.status == "payment_pending"
    assert "refunded" in blocked_by(house, complete)
    assert till.all_of("subscriptions") == []


def test_a_subscription_that_the_treasurer_ends_at_gocardless_is_not_begun_again(
    till: Till, paying: Parent, house: House
):
    [subscription] = till.all_of("subscriptions")
    till.gocardless.become("subscriptions", subscription, "cancelled", house.clock.now())
    till.news_arrives()
    paying.says("have I paid?")
    till.days_pass(3)
    assert live(till) == []
    paying.says("change payment day", "20", "yes")
    till.days_pass(4)
    assert len(live(till)) == 1


def test_who_comes_back_to_the_day_that_they_left_is_collected_on_it(till: Till, paying: Parent):
    [before] = till.all_of("subscriptions")
    for day in (20, before["day_of_month"], 20, before["day_of_month"]):
        paying.says("change payment day", str(day), "yes")
        till.days_pass(3)
        assert [each["day_of_month"] for each in till.all_of("subscriptions") if each["status"] == "active"] == [day]


def test_a_february_that_is_taken_in_march_leaves_march_to_be_collected(till: Till, paying: Parent):
    paying.says("change payment day", "28", "yes")
    till.days_pass(211)
    paying.says("have I paid?", paying.registration.reference)  # so long after, whose phone it is is asked first
    assert till.all_of("payments")[-1]["charge_date"] == "2027-03-01", "28 February is a Sunday"
    paying.says("change payment day", "20", "yes")
    till.days_pass(3)
    assert [each["start_date"] for each in till.all_of("subscriptions") if each["status"] == "active"] == ["2027-03-20"]


def test_late_news_of_who_was_erased_bring_nothing_back(till: Till, paying: Parent, house: House):
    [fee] = till.all_of("payments")
    paying.says("delete my data", "yes")
    till.days_pass(1)
    heard = len(paying.received)
    till.gocardless.refund(fee, 1000)
    till.gocardless.charge_back(fee)
    till.news_arrives()
    assert house.bot.payments.reconcile() >= 0
    assert house.waiting(house.settings.inbox_queue) == house.waiting(house.settings.dead_letter_queue) == 0
    assert paying.conversation.registrations == []
    assert len(paying.received) == heard


class TestAtTheEndOfTheSeason:
    @pytest.fixture
    def collected(self, till: Till, paying: Parent) -> Parent:
        """By the month to the last, on 1 May, which the bank refuses."""
        till.days_pass(265)
        till.gocardless.faults.failing = 1
        till.days_pass(10)
        assert [each["status"] for each in till.all_of("subscriptions")] == ["finished"]
        return paying

    def test_what_was_missed_is_mended_after_its_end_too_and_no_more_than_that(
        self, till: Till, collected: Parent, house: House
    ):
        house.clock.advance(70 * 86400)
        assert "£26 now, for what could not be collected" in till.opens(till.link_of(collected)).text
        till.pays(collected)
        assert till.all_of("payments")[-1]["amount"] == 2600
        assert arrears(collected.registration) == 0
        assert "Everything is paid" in till.opens(till.link_of(collected)).text

    def test_who_ends_the_direct_debit_that_has_done_its_work_is_asked_for_no_other(
        self, till: Till, collected: Parent, house: House
    ):
        till.pays(collected)
        heard = len(collected.received)
        till.gocardless.cancel_mandate(till.all_of("mandates")[0])
        till.news_arrives()
        assert len(collected.received) == heard
        assert owed(collected.registration) == []
        assert "direct debit cancelled" not in blocked_by(house, collected)
        assert "Everything is paid" in till.opens(till.link_of(collected)).text

    def test_who_pays_when_no_month_is_left_pays_the_fee_alone(self, till: Till, complete: Parent, house: House):
        house.clock.advance(290 * 86400)
        page = till.opens(till.link_of(complete)).text
        assert "£40 now" in page
        assert "irect debit" not in page
        assert "£26" not in complete.says("link")
        till.pays(complete)
        assert complete.registration.status == "registered"
        assert till.all_of("mandates") == till.all_of("subscriptions") == []
