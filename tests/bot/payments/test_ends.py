"""When nothing more is to be collected, nothing is; and money that is not the club's is a person's to give back."""

from collections.abc import Callable
from contextlib import suppress
from itertools import product

import pytest

from flows.registration.payments import arrears, owed
from tests.support.club import Club
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent
from tests.support.runner.thoroughness import some
from tests.support.till import Till
from tests.support.wire import Killed

pytestmark = pytest.mark.slow

KILLED_AT = ("dynamodb TransactWriteItems", "dynamodb UpdateItem", "sqs")


@pytest.fixture
def club(house: House) -> Club:
    return Club(house)


def statuses(till: Till, kind: str) -> list[str]:
    return [each["status"] for each in till.all_of(kind)]


def test_after_a_withdrawal_nothing_is_collected_and_the_fee_is_the_treasurers_to_give_back(
    till: Till, paying: Parent, club: Club
):
    reference = paying.registration.reference
    assert club.tells(reference, "withdraw", reason="moved away").status_code == 200
    till.news_arrives()
    assert statuses(till, "mandates") == statuses(till, "subscriptions") == ["cancelled"]
    till.days_pass(60)
    assert len(till.all_of("payments")) == 1
    assert club.reads(reference).json["blocked_by"] == ["paid but not joining"]
    assert till.all_of("refunds") == [], "a machine gives nothing back"


def test_a_withdrawal_before_the_mandate_is_active_leaves_none(till: Till, complete: Parent, club: Club):
    till.pays(complete)
    club.tells(complete.registration.reference, "withdraw")
    till.days_pass(60)
    assert statuses(till, "mandates") == ["cancelled"]
    assert till.all_of("subscriptions") == []


def test_who_pays_in_the_second_of_a_withdrawal_is_collected_from_no_more(till: Till, complete: Parent, club: Club):
    till.presses(till.link_of(complete))
    till.gocardless.fulfil(till.all_of("billing_requests")[0])
    club.tells(complete.registration.reference, "withdraw")
    till.news_arrives()
    till.days_pass(40)
    assert statuses(till, "mandates") == ["cancelled"]
    assert till.all_of("subscriptions") == []


def test_a_page_that_was_open_at_a_withdrawal_takes_no_more(till: Till, complete: Parent, club: Club):
    page = till.presses(till.link_of(complete))
    club.tells(complete.registration.reference, "withdraw")
    till.does(page)
    till.news_arrives()
    assert statuses(till, "billing_requests") == ["cancelled"]
    assert till.all_of("payments") == []


def test_while_the_provider_is_away_a_cancellation_waits_and_is_made_up_for(till: Till, paying: Parent, club: Club):
    till.gocardless.faults.calls.extend(["before"] * 8)
    club.tells(paying.registration.reference, "withdraw")
    assert statuses(till, "mandates") == ["active"]
    till.gocardless.faults.clear()
    till.house.time_passes(300)
    till.house.bot.outbox.sweep()
    assert statuses(till, "mandates") == ["cancelled"]


def test_who_has_everything_deleted_is_collected_from_no_more(till: Till, paying: Parent):
    paying.says("delete my data", "yes")
    assert paying.conversation.registrations == []
    till.days_pass(40)
    assert statuses(till, "mandates") == statuses(till, "subscriptions") == ["cancelled"]
    assert len(till.all_of("payments")) == 1


def test_who_pays_in_the_second_of_a_deletion_is_collected_from_no_more(till: Till, complete: Parent):
    till.presses(till.link_of(complete))
    till.gocardless.fulfil(till.all_of("billing_requests")[0])
    complete.says("delete my data", "yes")
    till.days_pass(40)
    assert statuses(till, "mandates") == ["cancelled"]
    assert till.all_of("subscriptions") == []


def test_a_wrong_fee_is_put_right_before_it_is_paid_and_again_after_the_payment_failed(
    till: Till, complete: Parent, club: Club
):
    reference = complete.registration.reference
    assert club.tells(reference, "correct", membership_fee=4500, monthly_fee=2600).status_code == 200
    assert "£45 now" in till.opens(till.link_of(complete)).text
    till.pays(complete, "fail")
    assert club.tells(reference, "correct", membership_fee=4000, monthly_fee=2600).status_code == 200
    till.pays(complete)
    assert till.all_of("payments")[-1]["amount"] == 4000
    assert complete.registration.status == "registered"
    assert club.tells(reference, "correct", membership_fee=4500, monthly_fee=2600).status_code == 409


def test_a_page_that_was_open_when_the_fee_was_put_right_takes_the_wrong_one_no_more(
    till: Till, complete: Parent, club: Club
):
    page = till.presses(till.link_of(complete))
    club.tells(complete.registration.reference, "correct", membership_fee=3500, monthly_fee=2600)
    assert statuses(till, "billing_requests") == ["cancelled"]
    till.does(page)
    right = till.presses(till.link_of(complete))
    till.news_arrives()  # of the one that was taken back, after the next was begun
    assert till.presses(till.link_of(complete)), "the same request again"
    assert statuses(till, "billing_requests") == ["cancelled", "pending"]
    till.does(right)
    till.news_arrives()
    assert [each["amount"] for each in till.all_of("payments")] == [3500]
    assert complete.registration.status == "registered"


def test_a_page_that_was_open_when_cash_was_noted_takes_the_fee_no_more(till: Till, complete: Parent, club: Club):
    till.presses(till.link_of(complete))
    club.tells(complete.registration.reference, "payments", payment_id="cash-1", kind="fee", amount=4000)
    assert statuses(till, "billing_requests") == ["cancelled"]
    till.pays(complete)
    assert till.all_of("payments") == []
    assert complete.registration.status == "registered"


def test_after_a_charge_back_nobody_is_reminded_of_a_payment(till: Till, complete: Parent):
    till.does(till.presses(till.link_of(complete)))
    till.gocardless.cancel_mandate(till.all_of("mandates")[0])
    till.gocardless.charge_back(till.all_of("payments")[0])
    till.news_arrives()
    assert complete.registration.status == "payment_pending"
    heard = len(complete.received)
    till.days_pass(10)
    assert len(complete.received) == heard


@pytest.mark.parametrize("pence", [4000, 1500])
def test_after_the_fee_is_given_back_the_parent_is_not_chased_until_a_person_has_decided(
    till: Till, complete: Parent, club: Club, pence: int
):
    """The fee has come and the bank has yet to set up the direct debit, which it then refuses."""
    reference = complete.registration.reference
    till.does(till.presses(till.link_of(complete)))
    till.gocardless.cancel_mandate(till.all_of("mandates")[0])
    till.gocardless.refund(till.all_of("payments")[0], pence)
    till.news_arrives()
    assert complete.registration.status == "payment_pending"
    seen = {"refunded", "part paid"} & set(club.reads(reference).json["blocked_by"])
    assert len(seen) == 1, "it stands on the desk"
    heard = len(complete.received)
    till.house.days_pass(10)
    assert len(complete.received) == heard

    changed = complete.says("change email to jane@example.net", "yes")
    assert "Somebody at the club is looking at Sam's payment" in changed
    assert "£" not in changed
    heard = len(complete.received)
    till.house.days_pass(10)
    assert len(complete.received) == heard

    assert club.notes(reference, "fee-waived").status_code == 200
    heard = len(complete.received)
    till.house.days_pass(10)
    assert len(complete.received) > heard, "the direct debit is still to come"


def test_cash_that_the_treasurer_notes_counts_and_is_not_asked_for_again(till: Till, complete: Parent, club: Club):
    reference = complete.registration.reference
    club.tells(reference, "payments", payment_id="cash-1", kind="fee", amount=4000)
    page = till.opens(till.link_of(complete)).text
    assert "£40" not in page
    assert "By direct debit" in page
    till.pays(complete)
    assert till.all_of("payments") == []
    assert complete.registration.status == "registered"
    assert owed(complete.registration) == []


def test_a_month_paid_in_cash_is_no_longer_missed(till: Till, paying: Parent, club: Club):
    till.gocardless.faults.failing = 1
    till.days_pass(35)
    assert arrears(paying.registration) == 2600
    told = club.tells(paying.registration.reference, "payments", payment_id="cash-1", kind="missed", amount=2600)
    assert told.status_code == 200
    assert arrears(paying.registration) == 0


def test_at_the_desk_a_month_paid_in_cash_is_noted_with_its_amount(till: Till, paying: Parent, people: DeskPeople):
    till.gocardless.faults.failing = 1
    till.days_pass(35)
    treasurer, act = (
        people.lets_in("kim@example.org", "treasurer"),
        f"/desk/registrations/{paying.registration.reference}/do/pay",
    )
    assert treasurer.presses(act, "Note a payment", kind="missed").status_code == 409
    assert treasurer.presses(act, "Note a payment", kind="missed", amount="26").status_code == 303
    assert arrears(paying.registration) == 0


def test_paid_twice_is_flagged(till: Till, complete: Parent, club: Club):
    """In one window by the provider, in the other by the club's earlier page."""
    reference = complete.registration.reference
    till.pays(complete)
    club.tells(reference, "payments", payment_id="bank-1", kind="fee", amount=4000)
    assert "overpaid" in club.reads(reference).json["blocked_by"]
    assert len(till.all_of("payments")) == 1


def test_while_a_person_has_the_chat_nobody_is_chased(till: Till, paying: Parent):
    paying.says("can I talk to someone about money please")
    assert paying.conversation.paused
    heard = len(paying.received)
    till.gocardless.faults.failing = 1
    till.days_pass(35)
    assert arrears(paying.registration) == 2600
    assert len(paying.received) == heard


@pytest.mark.parametrize(("call", "nth"), some(list(product(KILLED_AT, (1, 2, 3))), 3))
def test_killed_at_any_step_there_is_one_request_one_mandate_and_one_subscription(
    till: Till, complete: Parent, house: House, call: str, nth: int
):
    link = till.link_of(complete)
    killed_after(house, call, nth, lambda: house.browser.post(link))
    till.does(till.presses(link))
    for _ in range(8):
        killed_after(house, call, nth, till.news_arrives)
        house.time_passes(86400)
        house.bot.outbox.sweep()
        till.news_arrives()
    assert [len(till.all_of(kind)) for kind in ("billing_requests", "mandates", "subscriptions", "payments")] == [1] * 4
    assert complete.registration.status == "registered"


@pytest.mark.parametrize("lost", range(1, 5))
def test_an_answer_that_is_lost_after_the_providers_yes_makes_nothing_twice(till: Till, complete: Parent, lost: int):
    """The library asks again four times; all of that fails, and then somebody presses again, or the sweeper does."""
    link = till.link_of(complete)
    till.gocardless.faults.calls.extend([None] * (lost - 1) + ["after"] * 4)
    till.house.browser.post(link)
    till.gocardless.faults.clear()
    till.does(till.presses(link))
    till.news_arrives()
    till.gocardless.faults.calls.extend([None] * lost + ["after"] * 4)
    till.days_pass(2)
    till.days_pass(2)
    till.gocardless.faults.clear()
    till.house.time_passes(300)
    till.house.bot.outbox.sweep()
    till.days_pass(2)
    assert [len(till.all_of(kind)) for kind in ("billing_requests", "mandates", "subscriptions")] == [1] * 3


def killed_after(house: House, call: str, nth: int, act: Callable[[], object]) -> None:
    """The program dies when the n-th such call is done, and is started again."""
    house.wire.kill_after(call, nth)
    with suppress(Killed):
        act()
    house.start()
