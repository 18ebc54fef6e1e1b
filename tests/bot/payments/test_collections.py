"""The monthly fee: collected as it was said, and what happens when it is not."""

import random
import re
from collections.abc import Callable
from contextlib import suppress

import pytest

from flows.registration.payments import arrears
from tests.support.house import House, Parent
from tests.support.sender.office import Office
from tests.support.till import Till
from tests.support.wire import Killed

pytestmark = pytest.mark.slow
FAILED_ON_1_SEPTEMBER = "The direct debit of £26 for Sam on 1 September 2026 didn't go through."
SAID = "9 times £26 from 1 September 2026, £234 in all"


def collected(till: Till) -> int:
    """In pence: what came by direct debit."""
    ours = [each for each in till.all_of("payments") if each["links"].get("subscription")]
    return sum(each["amount"] for each in ours if each["status"] in {"confirmed", "paid_out"})


def told_of(parent: Parent) -> list[str]:
    """What the approved template told the parent of a payment."""
    opened = [each["text"] for each in parent.received if (each["template"] or "").startswith("payment_missed")]
    return [re.findall(r"payments to [^.]+[.] (.*?[.]) These things", each, re.DOTALL)[0] for each in opened]


def texts(house: House, parent: Parent) -> list[str]:
    return [each["text"] for each in house.world.aws.sent.messages(parent.number)]


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
    assert (upcoming[0]["charge_date"], upcoming[-1]["charge_date"]) == (
        "2026-09-01",
        "2027-05-03",
    )  # 1 May is a Saturday
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
    assert told_of(paying) == [FAILED_ON_1_SEPTEMBER]
    assert "£26 of the monthly fee that could not be collected" in paying.says("link")
    till.pays(paying)
    assert "Sam's payments are up to date again" in paying.hears
    assert arrears(paying.registration) == 0
    assert blocked_by(house, paying) == ["photo pending"]
    assert len(till.all_of("mandates")) == len(till.all_of("subscriptions")) == 1
    assert "nothing left to pay" in paying.says("have I paid?")


def test_a_parent_in_arrears_who_changes_an_answer_hears_the_truth_once(
    till: Till, office: Office, paying: Parent, house: House
):
    till.gocardless.faults.failing = 1
    till.days_pass(42)
    till.house.it_becomes(12)
    office.works()
    letters = len(house.world.aws.sent.messages("jane@example.com"))
    heard = paying.says("change house to 14", "yes")
    assert "Sam is registered for Panthers u11s" in heard
    assert "payments are in" not in heard
    assert heard.count("£26 of the monthly fee that could not be collected") == 1
    assert till.link_of(paying) in heard
    office.works()
    [again] = house.world.aws.sent.messages("jane@example.com")[letters:]
    assert "What's left to pay is £26 of the monthly fee that could not be collected" in again["text"]
    assert "payments are in" not in again["text"]


def test_who_has_paid_in_part_and_changes_an_answer_is_asked_for_the_rest_alone(till: Till, complete: Parent):
    till.pays(complete, "fail")
    till.days_pass(4)
    till.house.it_becomes(12)
    heard = complete.says("change email to jane@example.net", "yes")
    assert "One step is left, the payment: £40 now for the season. It's set up here:" in heard
    assert "When it is in place Sam is registered" in heard


class TestOutsideWhatsAppsWindow:
    """A failure is told by the approved template, and by a text where there is none or it did not arrive; by day."""

    @pytest.fixture
    def office_works(self, till: Till, paying: Parent, office: Office) -> Callable[[], None]:
        def works() -> None:
            till.gocardless.faults.failing = 1
            till.days_pass(42)
            office.works()

        return works

    def test_the_template_says_what_failed_and_how_it_is_mended(
        self, till: Till, paying: Parent, house: House, office_works: Callable[[], None]
    ):
        office_works()
        [opening] = [each for each in paying.received if (each["template"] or "").startswith("payment_missed")]
        assert FAILED_ON_1_SEPTEMBER in opening["text"]
        assert till.link_of(paying) in opening["text"]
        assert texts(house, paying) == []
        assert len(house.world.aws.sent.messages("jane@example.com")) > 0

    @pytest.mark.parametrize("stopped", [{"status": "paused"}, {"status": "pending"}, {"category": "MARKETING"}])
    def test_a_text_says_it_where_the_template_is_stopped(
        self, paying: Parent, house: House, office_works: Callable[[], None], stopped: dict[str, str]
    ):
        house.world.twilio.contents.judge("payment_missed", stopped)
        house.wakes()
        office_works()
        assert told_of(paying) == []
        assert [FAILED_ON_1_SEPTEMBER in each for each in texts(house, paying)] == [True]

    def test_a_text_says_it_where_the_template_does_not_arrive(
        self, paying: Parent, house: House, office: Office, office_works: Callable[[], None]
    ):
        paying.phone.fault(code=63024, times=1)
        office_works()
        house.news_arrives()
        house.days_pass(1)
        office.works()
        assert [FAILED_ON_1_SEPTEMBER in each for each in texts(house, paying)] == [True]

    @pytest.mark.parametrize("status", ["cancelled", "failed", "expired"])
    def test_a_direct_debit_that_ended_is_told_by_it_too(self, till: Till, paying: Parent, house: House, status: str):
        till.days_pass(2)
        till.gocardless.cancel_mandate(till.all_of("mandates")[0])
        till.all_of("mandates")[0]["status"] = status
        till.news_arrives()
        words = "hasn't set up the direct debit" if status == "failed" else "was cancelled at the bank"
        assert [words in each for each in told_of(paying)] == [True]

    def test_at_night_it_waits_for_the_morning(self, till: Till, paying: Parent, house: House, office: Office):
        house.days_pass(3)
        house.it_becomes(23)
        till.gocardless.cancel_mandate(till.all_of("mandates")[0])
        till.news_arrives()
        house.days_pass(0.25)
        office.works()
        assert told_of(paying) == texts(house, paying) == []
        house.days_pass(0.25)
        assert ["was cancelled" in each for each in told_of(paying)] == [True]

    @pytest.mark.parametrize(("minutes", "told"), [(5, True), (150, False)])
    def test_what_was_left_unsaid_in_the_evening_is_said_at_once_or_in_the_morning(
        self, till: Till, complete: Parent, house: House, minutes: int, told: bool
    ):
        """The payment fails right away, and our program dies over telling the parent, who waits for it for an hour."""
        house.it_becomes(20, 30)
        page, heard = till.presses(till.link_of(complete)), len(complete.received)
        house.wire.kill_after("dynamodb TransactWriteItems", nth=2)  # of the payment's news: the mandate's is the first
        till.does(page, "fail")
        with suppress(Killed):
            till.news_arrives()
        house.start()
        house.time_passes(minutes * 60)
        house.bot.outbox.sweep()
        assert ["didn't go through" in each for each in complete.texts[heard:]] == [True] * told
        house.it_becomes(9)
        house.bot.outbox.sweep()
        assert ["didn't go through" in each for each in complete.texts[heard:]] == [True]


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
    moved = till.gocardless.replace_mandate(mandate)
    till.news_arrives()
    assert moved["metadata"]["registration"] == paying.registration.reference, "known by that from now on"
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
