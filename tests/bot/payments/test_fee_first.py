"""No monthly fee is collected of a player who is not registered, for want of the fee; and everybody is told so."""

import pytest

from tests.support.club import Club
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow
WAITS = "No monthly fee is collected before it has come."


@pytest.fixture
def unpaid(till: Till, complete: Parent) -> Parent:
    """Whose direct debit the bank has set up, and whose fee it refused."""
    till.pays(complete, "fail")
    till.days_pass(4)
    assert [each["status"] for each in till.all_of("mandates")] == ["active"]
    return complete


def test_nothing_is_collected_until_the_fee_has_come_and_then_the_months_that_are_left(till: Till, unpaid: Parent):
    till.days_pass(45)
    assert till.all_of("subscriptions") == []
    assert [each["status"] for each in till.all_of("payments")] == ["failed"]

    unpaid.says("link")
    told = "8 times £26 from 1 October 2026, £208 in all"
    assert told in till.opens(till.link_of(unpaid)).text
    till.pays(unpaid)
    assert unpaid.registration.status == "registered"
    assert told in unpaid.hears
    [subscription] = till.all_of("subscriptions")
    assert sum(each["amount"] for each in subscription["upcoming_payments"]) == 20800
    assert len(till.all_of("mandates")) == 1


def test_chat_page_and_desk_say_that_the_direct_debit_waits(till: Till, unpaid: Parent, people: DeskPeople):
    assert f"The payment of £40 for Sam didn't go through. {WAITS}" in "\n".join(unpaid.texts)
    assert "the direct debit is set up and begins once the fee is paid" in unpaid.says("have I paid?")
    page = till.opens(till.link_of(unpaid)).text
    assert "Then by the direct debit that is set up: 9 times £26 from 1 September 2026, £234 in all" in page
    treasurer = people.lets_in("kim@example.org", "treasurer")
    one = treasurer.opens(f"/desk/registrations/{unpaid.registration.reference}").text
    assert "The direct debit is set up, and nothing is collected before the fee has come." in one
    assert "payment failed" in one


def test_a_fee_that_comes_in_cash_or_is_waived_begins_it_at_once(till: Till, unpaid: Parent, house: House):
    club, reference = Club(house), unpaid.registration.reference
    club.tells(reference, "payments", payment_id="cash-1", kind="fee", amount=1500)
    assert till.all_of("subscriptions") == [], "part of it"
    club.tells(reference, "payments", payment_id="cash-2", kind="fee", amount=2500)
    assert unpaid.registration.status == "registered"
    assert len(till.all_of("subscriptions")) == 1


def test_once_registered_the_collections_go_on_though_the_fee_goes_back(till: Till, paying: Parent):
    till.gocardless.charge_back(till.all_of("payments")[0])
    till.news_arrives()
    paying.says("change payment day", "20", "yes")
    till.days_pass(4)
    assert [each["status"] for each in till.all_of("subscriptions")] == ["cancelled", "active"]
